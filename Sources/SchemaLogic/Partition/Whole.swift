import APIGraph
import DocumentTree

/// A schema together with the parts of its `allOf`, whose demands all hold. What is asked of it is found out once.
///
/// Plain objects are not read for it: one asks of most only how they are told from others.
final class Whole {
  private let store: SchemaStore
  private let content: Content
  private var valuesByName: [ExactString: Set<JSONValue>?] = [:]
  private var namesListedTwice: Set<ExactString> = []

  /// What is known of it.
  private enum Content {
    /// The text of an object.
    case outline(SchemaOutline)
    /// The schema first.
    case parts([Schema])
  }

  /// The number of parts that are looked at; to overlook some loses nothing but an answer.
  private static let partLimit = 50

  /// The types that values may have.
  let types: JSONTypes

  /// The names that are required.
  private(set) lazy var required = findRequired()

  /// The names that it declares or requires; `nil` where others may declare some too, and where it has not been read.
  private lazy var ownNames = findOwnNames()

  /// The names that are required, in order.
  private(set) lazy var requiredInOrder = required.sorted()

  /// The lists of which every value is one.
  private(set) lazy var enumerations = findEnumerations()

  /// The whole of a schema that has been read.
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
    content = .parts(parts)
    self.store = store
    types = parts.reduce(JSONTypes.all) { $0.intersection($1.effectiveTypes) }
  }

  private init(_ outline: SchemaOutline, _ store: SchemaStore) {
    content = .outline(outline)
    self.store = store
    types = outline.types
  }

  /// The whole of a schema.
  convenience init(_ id: SchemaID, _ store: SchemaStore) {
    if let outline = store.outline(of: id), case .object = outline.content {
      self.init(outline, store)
    } else {
      self.init(store.schema(id), store)
    }
  }

  private func findRequired() -> Set<ExactString> {
    switch content {
    case .outline(let outline): store.requiredNames(of: outline)
    case .parts(let parts):
      parts.dropFirst().reduce(into: parts[0].required) { $0.formUnion($1.required) }
    }
  }

  private func findOwnNames() -> Set<ExactString>? {
    switch content {
    case .outline: nil
    case .parts(let parts):
      parts[0].isPlain ? parts[0].required.union(parts[0].properties.map(\.name)) : nil
    }
  }

  /// Whether objects that use no other names than it declares or requires itself cannot have all of some names.
  func lacks(_ names: Set<ExactString>) -> Bool {
    switch content {
    case .outline(let outline):
      !names.allSatisfy { required.contains($0) || store.declares($0, outline) }
    case .parts: ownNames.map { !names.isSubset(of: $0) } ?? false
    }
  }

  private func findEnumerations() -> [Set<JSONValue>] {
    switch content {
    case .outline: []
    case .parts(let parts): parts.compactMap { $0.enumeration.map(Set.init) }
    }
  }

  /// The values that are listed for a property; `nil` where none are, or a receiver may not look at it.
  func values(of name: ExactString) -> Set<JSONValue>? {
    if let known = valuesByName[name] { return known }
    let values = findValues(of: name)
    valuesByName.updateValue(values, forKey: name)
    return values
  }

  private func findValues(of name: ExactString) -> Set<JSONValue>? {
    let tags = properties(name).filter { !plainlyListsNothing($0) }.map(store.schema)
    guard !tags.contains(where: { $0.isReadOnly || $0.isWriteOnly }) else { return nil }
    guard let list = tags.lazy.compactMap(\.enumeration).first else { return nil }
    let values = Set(list)
    if values.count < list.count { namesListedTwice.insert(name) }
    return values
  }

  /// The schemas that are declared for a name.
  private func properties(_ name: ExactString) -> [SchemaID] {
    switch content {
    case .outline(let outline): store.property(name, of: outline).map { [$0] } ?? []
    case .parts(let parts): parts.compactMap { $0.property(name)?.schema }
    }
  }

  /// Whether a schema need not be read to know that it lists no values, and that receivers look at what it is the schema of.
  private func plainlyListsNothing(_ id: SchemaID) -> Bool {
    guard store.plainTypes(of: id) != nil, let outline = store.outline(of: id) else { return false }
    return !outline.listsValues && !outline.isFlagged
  }

  /// Whether some value is listed twice for a property whose values have been asked for.
  func listsTwice(_ name: ExactString) -> Bool { namesListedTwice.contains(name) }
}
