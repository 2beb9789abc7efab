/// The bytes of one document and the name by which messages call it.
public struct Source: Sendable {
  /// The name in messages and reports, usually the path as the user gave it.
  public let name: String

  /// The number of the first line in messages: more than 1 where the document is a part of a file.
  public let firstLine: Int

  private let storage: Storage

  /// Where the bytes are: those of large files are never copied from where they were read to.
  private enum Storage: Sendable {
    case array([UInt8])
    case region(RegionArray<UInt8>)
  }

  /// A document's name and bytes.
  public init(name: String, bytes: [UInt8], firstLine: Int = 1) {
    self.name = name
    self.firstLine = firstLine
    storage = .array(bytes)
  }

  /// A document's name and bytes.
  package init(name: String, bytes: RegionArray<UInt8>) {
    self.name = name
    firstLine = 1
    storage = .region(bytes)
  }

  /// The bytes as they were read, a byte-order mark included. Those of a large file are copied.
  public var bytes: [UInt8] {
    switch storage {
    case .array(let bytes): bytes
    case .region(let bytes): Array(bytes)
    }
  }

  /// The number of bytes.
  public var count: Int {
    switch storage {
    case .array(let bytes): bytes.count
    case .region(let bytes): bytes.count
    }
  }
}

extension Source {
  /// Gives the bytes to a body, without a copy.
  @inline(__always)
  func withBytes<Result, Failure: Error>(
    _ body: (RawSpan) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch storage {
    case .array(let bytes): try body(unsafe bytes.span.bytes)
    case .region(let bytes): try bytes.withSpan(body)
    }
  }
}
