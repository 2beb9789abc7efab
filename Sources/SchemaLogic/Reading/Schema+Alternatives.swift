package import APIGraph
import DocumentTree

// The alternatives of a schema, and what it says beside them.
extension Schema {
  /// The one composition of alternatives that the schema has.
  package var soleGroup: (keyword: Field, branches: [Branch])? {
    switch (anyOf.isEmpty, oneOf.isEmpty) {
    case (false, true): ("anyOf", anyOf)
    case (true, false): ("oneOf", oneOf)
    case (true, true), (false, false): nil
    }
  }

  /// Whether the schema has alternatives.
  package var hasGroup: Bool { !anyOf.isEmpty || !oneOf.isEmpty }

  /// The one composition of alternatives of a schema that asserts nothing else.
  package var bareGroup: (keyword: Field, branches: [Branch])? {
    guard let group = soleGroup, assertsNothingBesideGroups else { return nil }
    return group
  }

  /// The alternatives of a schema of which nothing else decides which values are valid.
  var decidingAlternatives: [Branch]? {
    guard let group = soleGroup, assertsNothing(except: { !$0.mayRefuse }) else { return nil }
    return group.branches
  }

  /// The alternatives of a schema of which nothing else decides which values are valid, but types that all of them have anyway.
  package func decidingAlternatives(_ store: SchemaStore) -> [Branch]? {
    guard let types else { return decidingAlternatives }
    guard let group = soleGroup,
      assertsNothing(except: { !$0.mayRefuse || $0 == "type" }),
      group.branches.allSatisfy({
        types.isSuperset(of: store.schema($0.schema).effectiveTypes)
      })
    else { return nil }
    return group.branches
  }

  /// Whether every value is valid.
  package var saysNothing: Bool { !hasGroup && assertsNothingBesideGroups && !isNever }

  /// Whether all that is said stands in `allOf`.
  var isNothingBesideAllOf: Bool {
    !isNever && types == nil && required.isEmpty && discriminator == nil && !hasGroup
      && assertsNothing(except: { !$0.mayRefuse }, besideAllOf: true)
  }

  private var assertsNothingBesideGroups: Bool { assertsNothing { $0.assertsOn == nil } }

  private func assertsNothing(
    except isHarmless: (Field) -> Bool, besideAllOf: Bool = false
  ) -> Bool {
    opaqueText == nil && facts.entries.allSatisfy { isHarmless($0.field) }
      && properties.isEmpty && patternProperties.isEmpty && additionalProperties == nil
      && propertyNames == nil && unevaluatedProperties == nil && prefixItems.isEmpty && items == nil
      && contains == nil && unevaluatedItems == nil && dependentSchemas.isEmpty
      && (besideAllOf || allOf.isEmpty) && not.isEmpty && conditional == nil
  }
}
