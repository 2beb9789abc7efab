import APIGraph
import DocumentTree

/// Tells of schemas that plainly have no value at all, by a reading of JSON, without a search.
///
/// What it does not see through has to be searched for. It never claims emptiness where there is a value.
final class EvidentEmptiness {
  private let store: SchemaStore
  private let omission: SchemaReading.Omission
  /// A schema that is met inside itself counts as one with values.
  private var known = SchemaAnswers()

  private static let maximumDepth = 30

  init(_ store: SchemaStore, omission: SchemaReading.Omission) {
    self.store = store
    self.omission = omission
  }

  /// Whether a schema plainly has no value.
  func isEmpty(_ id: SchemaID, depth: Int = 0) -> Bool {
    if id == store.anything { return false }
    if let answer = known[id] { return answer }
    guard depth < Self.maximumDepth else { return false }
    known[id] = false
    let answer = find(store.schema(id), depth: depth + 1)
    known[id] = answer
    return answer
  }

  private func find(_ schema: Schema, depth: Int) -> Bool {
    if schema.opaqueText != nil { return false }
    return schema.isImpossible || listsOtherTypes(schema)
      || schema.effectiveTypes == .object && demandsEmptyMember(schema, depth: depth)
      || schema.effectiveTypes == .array && demandsEmptyElement(schema, depth: depth)
  }

  /// Whether all values that are listed are of other types than those that are allowed.
  private func listsOtherTypes(_ schema: Schema) -> Bool {
    guard schema.types != nil, let values = schema.enumeration else { return false }
    return values.allSatisfy { value in
      ScalarAssertions.types(of: value).map { !schema.effectiveTypes.isSuperset(of: $0) } ?? false
    }
  }

  /// What else applies to the same members may tell which of them messages leave out.
  private func demandsEmptyMember(_ schema: Schema, depth: Int) -> Bool {
    guard !schema.required.isEmpty, schema.isPlain, schema.patternProperties.isEmpty,
      schema.unevaluatedProperties == nil
    else { return false }
    return schema.properties.contains { property in
      schema.required.contains(property.name) && !store.isLeftOut(property.schema, by: omission)
        && isEmpty(property.schema, depth: depth)
    }
  }

  private func demandsEmptyElement(_ schema: Schema, depth: Int) -> Bool {
    guard let items = schema.items, schema.isPlain, schema.prefixItems.isEmpty,
      schema.contains == nil, schema.unevaluatedItems == nil,
      schema.minItems.map({ Decimal(1) <= $0 }) ?? false
    else { return false }
    return isEmpty(items, depth: depth)
  }
}
