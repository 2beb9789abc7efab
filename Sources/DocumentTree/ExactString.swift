/// A string whose equality, hash and order are those of its Unicode scalars.
///
/// `String` equates canonically equivalent texts (`"\u{e9}"` and `"e\u{301}"`); JSON does not, so that names of
/// properties and string values must be keyed by this type (RFC 8259 §8.3).
public struct ExactString: Hashable, Comparable, Sendable, ExpressibleByStringLiteral,
  CustomStringConvertible
{
  /// The text.
  public let string: String

  /// Wraps a text.
  public init(_ string: String) { self.string = string }

  /// Wraps a literal.
  public init(stringLiteral value: String) { self.string = value }

  /// The text itself.
  public var description: String { string }

  /// Equality of the UTF-8 bytes.
  public static func == (left: ExactString, right: ExactString) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  /// Order of the UTF-8 bytes, which is that of the Unicode scalars.
  public static func < (left: ExactString, right: ExactString) -> Bool {
    left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
  }

  /// Hashes the UTF-8 bytes.
  public func hash(into hasher: inout Hasher) {
    for byte in string.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }
}
