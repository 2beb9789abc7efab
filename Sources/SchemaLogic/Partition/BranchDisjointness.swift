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
    let schemas = branches.map { Whole(store.schema($0.schema), store) }
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
    return head.required.contains { name in
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

/// A schema together with the parts of its `allOf`, whose demands all hold. What is asked of it is found out once.
final class Whole {
  private let parts: [Schema]
  private let store: SchemaStore
  private var valuesByName: [ExactString: Set<JSONValue>?] = [:]
  private var namesListedTwice: Set<ExactString> = []

  /// The number of parts that are looked at; to overlook some loses nothing but an answer.
  private static let partLimit = 50

  /// The types that values may have.
  let types: JSONTypes

  /// The names that are required.
  private(set) lazy var required = parts.dropFirst().reduce(into: parts[0].required) {
    $0.formUnion($1.required)
  }

  /// See `Schema.ownNames`.
  private(set) lazy var ownNames = parts[0].ownNames

  /// The names that are required, in order.
  private(set) lazy var requiredInOrder = required.sorted()

  /// The lists of which every value is one.
  private(set) lazy var enumerations = parts.compactMap { $0.enumeration.map(Set.init) }

  init(_ schema: Schema, _ store: SchemaStore) {
    var parts = [schema]
    var seen: Set<SchemaID> = []
    var pending = schema.allOf.map(\.schema)
    while let next = pending.popLast(), parts.count < Self.partLimit {
      guard seen.insert(next).inserted else { continue }
      let schema = store.schema(next)
      parts.append(schema)
      pending += schema.allOf.map(\.schema)
    }
    self.parts = parts
    self.store = store
    types = parts.reduce(JSONTypes.all) { $0.intersection($1.effectiveTypes) }
  }

  /// The values that are listed for a property; `nil` where none are, or a receiver may not look at it.
  func values(of name: ExactString) -> Set<JSONValue>? {
    if let known = valuesByName[name] { return known }
    let values = findValues(of: name)
    valuesByName.updateValue(values, forKey: name)
    return values
  }

  private func findValues(of name: ExactString) -> Set<JSONValue>? {
    let tags = parts.compactMap { $0.property(name) }.map { store.schema($0.schema) }
    guard !tags.contains(where: { $0.isReadOnly || $0.isWriteOnly }) else { return nil }
    guard let list = tags.lazy.compactMap(\.enumeration).first else { return nil }
    let values = Set(list)
    if values.count < list.count { namesListedTwice.insert(name) }
    return values
  }

  /// Whether some value is listed twice for a property whose values have been asked for.
  func listsTwice(_ name: ExactString) -> Bool { namesListedTwice.contains(name) }
}
