import APIGraph
import DocumentTree
import SchemaLogic

/// Says which schemas of a description apply to the parts of a value, as far as one can tell without judging it.
final class SchemaOutlines {
  /// What matters of a schema for its parts and for examples, each looked for when it is asked for.
  final class Outline {
    private let schema: Schema
    private let store: SchemaStore
    /// The schemas that apply to the same value, perhaps.
    let inner: [SchemaID]
    private var properties: PropertyFinder
    private(set) lazy var required: Set<ExactString> = {
      var required = schema.required
      for branch in schema.allOf { required.formUnion(store.schema(branch.schema).required) }
      return required
    }()
    /// The examples and the default, as the description gives them.
    private(set) lazy var examples: [JSONValue] = {
      var examples: [JSONValue] = []
      if case .array(let values)? = schema.annotation("examples")?.value { examples = values }
      if let value = schema.annotation("default")?.value { examples.append(value) }
      return examples
    }()

    private static let innerLimit = 16

    fileprivate init(_ id: SchemaID, _ store: SchemaStore) {
      self.store = store
      schema = store.schema(id)
      properties = PropertyFinder(schema)
      inner =
        schema.allOf.isEmpty && schema.anyOf.isEmpty && schema.oneOf.isEmpty
        ? []
        : (schema.allOf + schema.anyOf + schema.oneOf).prefix(Self.innerLimit).map(\.schema)
    }

    /// The schema of a property that is declared.
    func property(_ name: ExactString) -> SchemaID? { properties.property(name)?.schema }

    fileprivate var additionalProperties: SchemaID? { schema.additionalProperties }

    /// The schema of an element.
    fileprivate func element(_ index: Int) -> SchemaID? {
      index < schema.prefixItems.count ? schema.prefixItems[index] : schema.items
    }
  }

  private let store: SchemaStore
  /// Those that have been asked for.
  private var known: [Outline] = []
  private var positions = SchemaPositions()

  init(_ store: SchemaStore) { self.store = store }

  /// The outlines of schemas that apply to the same value, and of what they consist of.
  func outlines(of schemas: [SchemaID]) -> [Outline] {
    if schemas.isEmpty { return [] }
    var outlines = schemas.map(outline)
    for position in outlines.indices where !outlines[position].inner.isEmpty {
      outlines += outlines[position].inner.map(outline)
    }
    return outlines
  }

  /// The schemas of a part of a value that some outlines apply to.
  func schemas(at step: ValueStep, of outlines: [Outline]) -> [SchemaID] {
    if outlines.isEmpty { return [] }
    switch step {
    case .member(let name):
      let declared = outlines.compactMap { $0.property(name) }
      return declared.isEmpty ? outlines.compactMap(\.additionalProperties) : declared
    case .element(let index):
      return outlines.compactMap { $0.element(index) }
    }
  }

  /// The schemas of a part that some steps lead to from a value of a schema.
  func schemas(at steps: [ValueStep], of schema: SchemaID) -> [SchemaID] {
    steps.reduce([schema]) { schemas(at: $1, of: outlines(of: $0)) }
  }

  private func outline(_ id: SchemaID) -> Outline {
    if let position = positions[id] { return known[position] }
    let outline = Outline(id, store)
    positions.note(known.count, of: id)
    known.append(outline)
    return outline
  }
}
