package import APIGraph
import DocumentTree

/// Tells when no value can satisfy two branches of a composition, by cheap tests that never say so wrongly.
///
/// Where branches are disjoint `oneOf` means the same as `anyOf`, and an edit of one branch cannot take values from another.
package struct BranchDisjointness {
  private let store: SchemaStore

  package init(_ store: SchemaStore) { self.store = store }

  /// The number of branches up to which every pair is tried.
  private static let pairLimit = 40

  /// Whether all branches exclude each other.
  package func areDisjoint(_ branches: [Schema.Branch]) -> Bool {
    guard branches.count > 1 else { return true }
    let tags = branches.map(\.tags)
    if tags.allSatisfy({ !$0.isEmpty }) {
      let all = tags.flatMap { $0 }
      if Set(all).count == all.count { return true }
    }
    let schemas = branches.map { store.schema($0.schema) }
    if haveDisjointTypes(schemas) || haveTagProperty(schemas) { return true }
    guard schemas.count <= Self.pairLimit else { return false }
    for (index, first) in schemas.enumerated() {
      for second in schemas[(index + 1)...] where !areDisjoint(first, second) { return false }
    }
    return true
  }

  private func areDisjoint(_ first: Schema, _ second: Schema) -> Bool {
    let pair = [first, second]
    return haveDisjointTypes(pair) || haveDisjointValues(first, second) || haveTagProperty(pair)
  }

  private func haveDisjointTypes(_ schemas: [Schema]) -> Bool {
    var seen: JSONTypes = []
    for schema in schemas {
      let types = schema.effectiveTypes
      if !seen.isDisjoint(with: types) { return false }
      seen.formUnion(types)
    }
    return true
  }

  private func haveDisjointValues(_ first: Schema, _ second: Schema) -> Bool {
    guard let first = first.enumeration, let second = second.enumeration else { return false }
    return Set(first).isDisjoint(with: second)
  }

  /// Whether all are objects, one of them perhaps null, that require one property whose values are listed and never shared.
  private func haveTagProperty(_ schemas: [Schema]) -> Bool {
    guard let head = schemas.first,
      schemas.allSatisfy({ $0.types?.subtracting(.null) == .object }),
      schemas.filter({ $0.effectiveTypes.contains(.null) }).count <= 1
    else { return false }
    return head.required.sorted().contains { name in
      var seen: Set<JSONValue> = []
      for schema in schemas {
        guard schema.required.contains(name), let property = schema.property(name),
          case let tag = store.schema(property.schema), let values = tag.enumeration,
          // A receiver may not look at such a property.
          !tag.isReadOnly, !tag.isWriteOnly
        else { return false }
        for value in values where !seen.insert(value).inserted { return false }
      }
      return true
    }
  }
}
