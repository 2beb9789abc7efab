package import APIGraph
import DocumentTree

/// Tells when two schemas assert the same in the same words, annotations left aside.
///
/// Two schemas that lead back to themselves are equal when nothing on the way tells them apart. `false` may also mean that
/// they say the same in other words, or that it would take too long to tell.
package struct SchemaEquality {
  private let first: SchemaStore
  private let second: SchemaStore

  /// The number of pairs that one question may look at.
  private static let budget = 2000

  package init(_ first: SchemaStore, _ second: SchemaStore) {
    self.first = first
    self.second = second
  }

  private struct Pair: Hashable {
    let first: SchemaID
    let second: SchemaID
  }

  /// Whether both assert the same.
  package func areEqual(_ one: SchemaID, _ other: SchemaID) -> Bool {
    var seen: Set<Pair> = [Pair(first: one, second: other)]
    var pending = Array(seen)
    while let pair = pending.popLast() {
      guard let parts = parts(first.schema(pair.first), second.schema(pair.second)) else {
        return false
      }
      for part in parts where seen.insert(part).inserted { pending.append(part) }
      if seen.count > Self.budget { return false }
    }
    return true
  }

  /// The pairs of parts that have to be equal too; `nil` when the schemas themselves differ.
  private func parts(_ one: Schema, _ other: Schema) -> [Pair]? {
    guard one.isNever == other.isNever, one.opaqueText == other.opaqueText,
      one.isReadOnly == other.isReadOnly, one.isWriteOnly == other.isWriteOnly,
      assertions(one) == assertions(other), one.discriminator == nil, other.discriminator == nil
    else { return nil }
    var collector = PartCollector()
    collector.add(
      one.properties.map { ($0.name, $0.schema) }, other.properties.map { ($0.name, $0.schema) })
    collector.add(
      one.patternProperties.map { ($0.pattern, $0.schema) },
      other.patternProperties.map { ($0.pattern, $0.schema) })
    collector.add(
      one.dependentSchemas.map { ($0.name, $0.schema) },
      other.dependentSchemas.map { ($0.name, $0.schema) })
    collector.add(one.additionalProperties, other.additionalProperties)
    collector.add(one.propertyNames, other.propertyNames)
    collector.add(one.unevaluatedProperties, other.unevaluatedProperties)
    collector.add(one.items, other.items)
    collector.add(one.unevaluatedItems, other.unevaluatedItems)
    collector.add(one.contains?.schema, other.contains?.schema)
    collector.add(one.conditional?.condition, other.conditional?.condition)
    collector.add(one.conditional?.consequence, other.conditional?.consequence)
    collector.add(one.conditional?.alternative, other.conditional?.alternative)
    collector.add(one.prefixItems, other.prefixItems)
    collector.add(one.not, other.not)
    collector.add(one.allOf.map(\.schema), other.allOf.map(\.schema))
    collector.add(one.anyOf.map(\.schema), other.anyOf.map(\.schema))
    collector.add(one.oneOf.map(\.schema), other.oneOf.map(\.schema))
    return collector.differ ? nil : collector.pairs.map { Pair(first: $0.0, second: $0.1) }
  }

  private func assertions(_ schema: Schema) -> [Field: JSONValue] {
    var assertions: [Field: JSONValue] = [:]
    for entry in schema.facts.entries
    // The name of a dialect that nobody knows decides what all else says.
    where entry.field.assertsOn != nil || entry.field == "$schema" {
      assertions[entry.field] = entry.fact.value
    }
    return assertions
  }
}

/// Gathers the parts of two schemas that belong together, and notes when one side has more.
private struct PartCollector {
  var pairs: [(SchemaID, SchemaID)] = []
  var differ = false

  mutating func add(_ one: SchemaID?, _ other: SchemaID?) {
    switch (one, other) {
    case (nil, nil): break
    case (let one?, let other?): pairs.append((one, other))
    default: differ = true
    }
  }

  mutating func add(_ ones: [SchemaID], _ others: [SchemaID]) {
    guard ones.count == others.count else { return differ = true }
    pairs.append(contentsOf: zip(ones, others))
  }

  mutating func add(_ ones: [(ExactString, SchemaID)], _ others: [(ExactString, SchemaID)]) {
    guard ones.count == others.count else { return differ = true }
    var byName: [ExactString: SchemaID] = [:]
    for (name, schema) in others { byName[name] = schema }
    for (name, schema) in ones { add(schema, byName[name]) }
  }
}
