/// The bytes of one document and the name by which messages call it.
public struct Source: Sendable {
  /// The name in messages and reports, usually the path as the user gave it.
  public let name: String

  /// The bytes as they were read, a byte-order mark included.
  public let bytes: [UInt8]

  /// The number of the first line in messages: more than 1 where the document is a part of a file.
  public let firstLine: Int

  /// A document's name and bytes.
  public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.bytes = bytes
    self.firstLine = firstLine
  }
}
