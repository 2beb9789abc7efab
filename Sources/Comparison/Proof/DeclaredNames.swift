import APIGraph
import DocumentTree

/// The names of members that a schema declares, in itself or in any part that applies to the same value.
final class DeclaredNames {
  private let schemas: SchemaPair
  private var old: [SchemaID: Set<ExactString>] = [:]
  private var new: [SchemaID: Set<ExactString>] = [:]

  /// The number of parts that are looked at for one schema.
  private static let partLimit = 500

  init(_ schemas: SchemaPair) { self.schemas = schemas }

  /// Whether the old, or the new schema declares a name.
  func declares(_ name: ExactString, _ id: SchemaID, on side: Side) -> Bool {
    names(of: id, on: side).contains(name)
  }

  private func names(of id: SchemaID, on side: Side) -> Set<ExactString> {
    if let known = side == .old ? old[id] : new[id] { return known }
    let store = side == .old ? schemas.old : schemas.new
    var names: Set<ExactString> = []
    var seen: Set<SchemaID> = [id]
    var pending = [id]
    while let next = pending.popLast(), seen.count < Self.partLimit {
      let schema = store.schema(next)
      // What can have no value is as good as not there.
      for property in schema.properties where !store.schema(property.schema).isImpossible {
        names.insert(property.name)
      }
      for part in schema.partsInPlace where seen.insert(part).inserted { pending.append(part) }
    }
    if side == .old { old[id] = names } else { new[id] = names }
    return names
  }
}

extension Schema {
  /// The schemas that apply to the same value, negated ones left out.
  fileprivate var partsInPlace: [SchemaID] {
    var parts = (allOf + anyOf + oneOf).map(\.schema) + dependentSchemas.map(\.schema)
    if let conditional {
      parts += [conditional.condition, conditional.consequence, conditional.alternative]
        .compactMap(\.self)
    }
    return parts
  }
}
