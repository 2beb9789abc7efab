import APIGraph
import DocumentTree
import SchemaLogic

/// Says which schemas of a description apply to the parts of a value, as far as one can tell without judging it.
final class SchemaOutlines {
  /// What matters of a schema for its parts and for examples.
  struct Outline {
    fileprivate(set) var properties: [ExactString: SchemaID] = [:]
    fileprivate(set) var required: Set<ExactString> = []
    fileprivate(set) var additionalProperties: SchemaID?
    fileprivate(set) var prefixItems: [SchemaID] = []
    fileprivate(set) var items: SchemaID?
    /// The schemas that apply to the same value, perhaps.
    fileprivate(set) var inner: [SchemaID] = []
    /// The examples and the default, as the description gives them.
    fileprivate(set) var examples: [JSONValue] = []
  }

  private let store: SchemaStore
  private var known: [SchemaID: Outline] = [:]

  private static let innerLimit = 16

  init(_ store: SchemaStore) { self.store = store }

  /// The outlines of schemas that apply to the same value, and of what they consist of.
  func outlines(of schemas: [SchemaID]) -> [Outline] {
    let outer = schemas.map(outline)
    return outer + outer.flatMap(\.inner).map(outline)
  }

  /// The schemas of a part of a value that some outlines apply to.
  func schemas(at step: ValueStep, of outlines: [Outline]) -> [SchemaID] {
    switch step {
    case .member(let name):
      let declared = outlines.compactMap { $0.properties[name] }
      return declared.isEmpty ? outlines.compactMap(\.additionalProperties) : declared
    case .element(let index):
      return outlines.compactMap {
        index < $0.prefixItems.count ? $0.prefixItems[index] : $0.items
      }
    }
  }

  /// The schemas of a part that some steps lead to from a value of a schema.
  func schemas(at steps: [ValueStep], of schema: SchemaID) -> [SchemaID] {
    steps.reduce([schema]) { schemas(at: $1, of: outlines(of: $0)) }
  }

  private func outline(_ id: SchemaID) -> Outline {
    if let outline = known[id] { return outline }
    let schema = store.schema(id)
    var outline = Outline()
    for property in schema.properties { outline.properties[property.name] = property.schema }
    outline.required = schema.required
    for branch in schema.allOf {
      outline.required.formUnion(store.schema(branch.schema).required)
    }
    outline.additionalProperties = schema.additionalProperties
    outline.prefixItems = schema.prefixItems
    outline.items = schema.items
    outline.inner = (schema.allOf + schema.anyOf + schema.oneOf).prefix(Self.innerLimit)
      .map(\.schema)
    if case .array(let examples)? = schema.facts["examples"]?.value {
      outline.examples = examples
    }
    if let value = schema.facts["default"]?.value { outline.examples.append(value) }
    known[id] = outline
    return outline
  }
}
