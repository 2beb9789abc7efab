import DocumentTree

// Enumerations that are open: they list the values that are known today, and others may come.
extension SchemaReader {
  /// One notion of an open enumeration, whoever invented the marker: `x-extensible-enum` with the values that are known. They
  /// restrict nothing.
  mutating func settleOpenEnumeration() {
    guard let marker = openMarker else { return }
    var values = draft.schema.enumeration
    var origin = draft.origins[.enum]
    if values == nil, marker != Self.vendorMarker, let examples = value(of: .examples) {
      values = examples.elements.map(\.jsonValue)
      origin = self.origin(of: examples)
    }
    guard let values, let origin else { return }
    draft.schema.enumeration = nil
    draft.origins[.enum] = nil
    let known = JSONValue.canonicalSet(values.filter { $0 != .null })
    draft.schema.facts.set(Self.listed, Fact(.array(known), origin: origin))
  }

  /// The extension that says that the enumeration is open; `nil` where none does.
  private var openMarker: Field? {
    let facts = draft.schema.facts
    if let marker = Self.markers.first(where: { facts.isTrue($0) }) { return marker }
    if case .object(let members)? = facts[Self.vendorMarker]?.value,
      members["modelAsString"]?.boolean == true
    {
      return Self.vendorMarker
    }
    return nil
  }

  private static var listed: Field { "x-extensible-enum" }

  /// Extensions that are `true` beside an open enumeration.
  private static var markers: [Field] {
    [listed, "x-enum-open", "x-open-enum", "x-enum-extensible"]
  }

  /// AutoRest's description of an enumeration; `modelAsString` says that it is open.
  private static var vendorMarker: Field { "x-ms-enum" }
}
