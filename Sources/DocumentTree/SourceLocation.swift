/// A place in a source text, for people: lines and columns start at 1.
public struct SourceLocation: Hashable, Sendable {
  /// The name of the source as its reader gave it, usually a path.
  public var file: String

  /// The line, from 1.
  public var line: Int

  /// The column in Unicode scalars, from 1.
  public var column: Int

  /// A place in a file.
  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
