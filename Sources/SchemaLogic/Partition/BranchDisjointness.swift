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
    if store.haveDisjointPlainTypes(branches.map(\.schema)) { return true }
    let schemas = branches.map { Whole($0.schema, store) }
    if JSONTypes.areDisjoint(schemas.map(\.types)) || haveTagProperty(schemas) { return true }
    guard schemas.count <= Self.pairLimit else { return false }
    for (index, first) in schemas.enumerated() {
      for second in schemas[(index + 1)...] where !areDisjoint(first, second) { return false }
    }
    return true
  }

  private func areDisjoint(_ first: Whole, _ second: Whole) -> Bool {
    let pair = [first, second]
    return JSONTypes.areDisjoint(pair.map(\.types)) || haveDisjointValues(first, second)
      || haveTagProperty(pair)
  }

  private func haveDisjointValues(_ first: Whole, _ second: Whole) -> Bool {
    first.enumerations.contains { values in
      second.enumerations.contains { values.isDisjoint(with: $0) }
    }
  }

  /// Whether all are objects, one of them perhaps null, that require one property whose values are listed and never shared.
  private func haveTagProperty(_ schemas: [Whole]) -> Bool {
    guard let head = schemas.first,
      schemas.allSatisfy({ $0.types.subtracting(.null) == .object }),
      schemas.filter({ $0.types.contains(.null) }).count <= 1
    else { return false }
    return head.requiredInOrder.contains { name in
      var seen: Set<JSONValue> = []
      for schema in schemas {
        guard schema.required.contains(name), let values = schema.values(of: name),
          !schema.listsTwice(name), seen.isDisjoint(with: values)
        else { return false }
        seen.formUnion(values)
      }
      return true
    }
  }
}
