import APIGraph
import DocumentTree

/// Which members and elements the keywords of a schema speak of, as `unevaluatedProperties` and `unevaluatedItems` count them
/// (JSON Schema 2020-12 core §11).
struct EvaluationSignature: Hashable {
  private let patterns: Set<ExactString>
  private let dependents: Set<ExactString>
  private let prefix: Int
  private let keywords: [Bool]

  init(_ schema: Schema) {
    patterns = Set(schema.patternProperties.map(\.pattern))
    dependents = Set(schema.dependentSchemas.map(\.name))
    prefix = schema.prefixItems.count
    keywords = [
      schema.additionalProperties != nil, schema.items != nil, schema.contains != nil,
      schema.conditional != nil, schema.conditional?.consequence != nil,
      schema.conditional?.alternative != nil, schema.allOf.isEmpty, schema.anyOf.isEmpty,
      schema.oneOf.isEmpty,
    ]
  }
}

extension SchemaPairSession {
  /// Whether this schema, or one around it, restricts what none of its parts speaks of.
  var countsEvaluations: Bool {
    old.countsEvaluations || new.countsEvaluations
      || comparer.enclosures.countsEvaluations(key.enclosure)
  }

  /// Asks the rules when what is spoken of changed and something counts it.
  mutating func compareEvaluations() {
    guard countsEvaluations, EvaluationSignature(old) != EvaluationSignature(new) else { return }
    let (old, new) = (old, new)
    emit(comparer.rules.evaluation, old: oldPlace, new: newPlace) { $0(old, new, $1) }
  }
}
