/// The name of a keyword or fixed field as its specification spells it, such as `maxLength` or `operationId`.
///
/// Every element of the graph keeps its plain facts under such names, so that what differs can be enumerated and nothing
/// goes unreported.
package struct Field: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  /// The name as the specification (or the author of an extension) spells it.
  package let name: String

  package init(_ name: String) { self.name = name }

  package init(stringLiteral value: String) { self.name = value }

  /// Whether this is a specification extension (OAS 3.1 §4.9).
  package var isExtension: Bool {
    name.utf8.first == UInt8(ascii: "x") && name.utf8.starts(with: "x-".utf8)
  }

  /// Most names differ in length, which costs nothing to see.
  package static func == (left: Field, right: Field) -> Bool {
    left.name.utf8.count == right.name.utf8.count && left.name == right.name
  }

  package static func < (left: Field, right: Field) -> Bool {
    left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
  }
}
