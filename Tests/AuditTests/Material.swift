import DocumentTree
import TestSupport

/// The files beside the tests that say what is audited and what was answered.
enum Material {
  /// What is wrong with a line of the material.
  struct Mistake: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
  }

  /// The path of a file.
  static func path(_ name: String) -> String {
    "\(Repository.root)/Tests/AuditTests/Material/\(name)"
  }

  /// The lines of a file, without comments and empty ones.
  static func lines(_ name: String) throws -> [Substring] {
    try Files.text(path(name)).split(whereSeparator: \.isNewline).filter {
      !$0.hasPrefix("#") && $0.contains { !$0.isWhitespace }
    }
  }

  /// The columns of each line of a file, which stand between bars.
  static func columns(_ name: String) throws -> [[String]] {
    try lines(name).map { columns(of: $0) }
  }

  /// The cells of each line of a table below its heading, which stand between tabs.
  static func rows(_ name: String) throws -> [[String]] {
    try Files.text(path(name)).split(separator: "\n").dropFirst().map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// What stands between the bars of a line.
  static func columns(of line: Substring) -> [String] {
    // A bar at the end of a line has lost the space behind it.
    let padded = line + " "
    return padded.split(separator: "| ", omittingEmptySubsequences: false).map { trimmed($0) }
  }

  /// A text without the spaces around it.
  static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " }
    guard let last = start.lastIndex(where: { $0 != " " }) else { return "" }
    return String(start[...last])
  }

  /// The value of a piece of YAML.
  static func value(_ yaml: String) throws -> JSONValue {
    let source = Source(name: "material", bytes: Array(yaml.utf8))
    do {
      return try Tree.parseYAML(source, seed: HashSeed()).rootNode.jsonValue
    } catch {
      throw Mistake("no YAML: \(yaml)")
    }
  }

  /// The members of a piece of YAML that is an object; none for an empty text.
  static func members(_ yaml: String) throws -> [ExactString: JSONValue] {
    if yaml.isEmpty { return [:] }
    guard case .object(let members) = try value(yaml) else { throw Mistake("no object: \(yaml)") }
    return members
  }
}
