import APIGraph
import DocumentTree
import SchemaLogic

/// Finds the examples that a description gives of the properties of a value, so that invented values can give way to ones that
/// readers recognise.
final class WitnessDressing {
  /// One value that an example could replace.
  struct Replacement {
    let steps: [ValueStep]
    let value: JSONValue
  }

  /// What matters here of a schema.
  private struct Outline {
    var properties: [ExactString: SchemaID] = [:]
    var prefixItems: [SchemaID] = []
    var items: SchemaID?
    /// The schemas that apply to the same value.
    var inner: [SchemaID] = []
    var example: JSONValue?
  }

  private let store: SchemaStore
  private var outlines: [SchemaID: Outline] = [:]

  private static let depthLimit = 8
  private static let countLimit = 24
  /// Of long arrays only the first elements are dressed; nobody reads the rest.
  private static let elementLimit = 3

  init(_ store: SchemaStore) { self.store = store }

  /// The scalars of a value of a schema for which the description has another example.
  func replacements(in value: JSONValue, of schema: SchemaID) -> [Replacement] {
    var found: [Replacement] = []
    collect(value, [schema], at: [], into: &found)
    return found
  }

  private func collect(
    _ value: JSONValue, _ schemas: [SchemaID], at steps: [ValueStep],
    into found: inout [Replacement]
  ) {
    guard steps.count < Self.depthLimit, found.count < Self.countLimit else { return }
    var parts = schemas.map(outline)
    parts += parts.flatMap(\.inner).map(outline)
    switch value {
    case .object(let members):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        let declared = parts.compactMap { $0.properties[name] }
        if !declared.isEmpty {
          collect(member, declared, at: steps + [.member(name)], into: &found)
        }
      }
    case .array(let elements):
      for (index, element) in elements.prefix(Self.elementLimit).enumerated() {
        let declared = parts.compactMap {
          index < $0.prefixItems.count ? $0.prefixItems[index] : $0.items
        }
        if !declared.isEmpty {
          collect(element, declared, at: steps + [.element(index)], into: &found)
        }
      }
    case .null, .boolean, .number, .string:
      guard !steps.isEmpty, let example = parts.lazy.compactMap(\.example).first, example != value
      else { return }
      found.append(Replacement(steps: steps, value: example))
    }
  }

  private func outline(_ id: SchemaID) -> Outline {
    if let known = outlines[id] { return known }
    let schema = store.schema(id)
    var outline = Outline()
    for property in schema.properties { outline.properties[property.name] = property.schema }
    outline.prefixItems = schema.prefixItems
    outline.items = schema.items
    outline.inner = (schema.allOf + schema.anyOf + schema.oneOf).prefix(16).map(\.schema)
    outline.example = example(schema)
    outlines[id] = outline
    return outline
  }

  private func example(_ schema: Schema) -> JSONValue? {
    var values: [JSONValue] = []
    if case .array(let examples)? = schema.facts["examples"]?.value { values += examples }
    if let value = schema.facts["default"]?.value { values.append(value) }
    return values.first { value in
      switch value {
      case .boolean, .number, .string: true
      case .null, .array, .object: false
      }
    }
  }
}
