/// The distinct keys of a document's objects, each with a number.
///
/// A reference, because whoever looks up a key asks a tree for its table.
public final class KeyTable: Sendable {
  private let interner: KeyInterner

  /// The keys that were numbered while a document was read.
  init(_ interner: KeyInterner) { self.interner = interner }

  /// The number of keys.
  public var count: Int { interner.count }

  /// The text of a key.
  public func text(of id: UInt32) -> String {
    String(decoding: interner.bytes[range(of: id)], as: UTF8.self)
  }

  /// Adds the UTF-8 text of a key.
  func append(_ id: UInt32, to text: inout [UInt8]) { text += interner.bytes[range(of: id)] }

  /// The number of a key, found by its exact UTF-8 text; `nil` if no object of the document has it.
  public func id(of text: String) -> UInt32? {
    var text = text
    return text.withUTF8 { buffer in
      let span = unsafe buffer.span.bytes
      return id(span, from: 0, count: span.byteCount)
    }
  }

  /// Whether a key begins with a text.
  package func hasPrefix(_ id: UInt32, _ prefix: StaticString) -> Bool {
    let range = range(of: id)
    guard range.count >= prefix.utf8CodeUnitCount else { return false }
    for index in 0..<prefix.utf8CodeUnitCount
    where unsafe interner.bytes[range.lowerBound + index] != prefix.utf8Start[index] {
      return false
    }
    return true
  }

  /// Gives the bytes of a key to a body.
  package func withBytes<Result>(of id: UInt32, _ body: (Span<UInt8>) -> Result) -> Result {
    let bytes = interner.bytes
    return body(bytes.span.extracting(range(of: id)))
  }

  /// Whether a key holds one of some bytes.
  package func contains(_ id: UInt32, where isMeant: (UInt8) -> Bool) -> Bool {
    for index in range(of: id) where isMeant(interner.bytes[index]) { return true }
    return false
  }

  /// The number that a key of another table has here; `nil` if no object of the document has it.
  package func id(of key: UInt32, in other: KeyTable) -> UInt32? { id(of: key, in: other.interner) }

  /// The number that a key of a document has here which is being read; `nil` if no object has it.
  func id(of key: UInt32, in other: borrowing KeyInterner) -> UInt32? {
    let range = other.range(of: key)
    return id(unsafe other.bytes.span.bytes, from: range.lowerBound, count: range.count)
  }

  /// The number of a key in some bytes; `nil` if no object of the document has it.
  func id(_ source: RawSpan, from offset: Int, count: Int) -> UInt32? {
    interner.id(source, from: offset, count: count)
  }

  /// Where a key stands among the bytes of all.
  func range(of id: UInt32) -> Range<Int> { interner.range(of: id) }

  /// Gives the bytes of all keys to a body.
  func withBytes<Result>(_ body: (RawSpan) -> Result) -> Result {
    let bytes = interner.bytes
    return body(unsafe bytes.span.bytes)
  }

  /// Whether it was made with a seed.
  func hasSeed(_ seed: HashSeed) -> Bool { interner.hasSeed(seed) }
}
