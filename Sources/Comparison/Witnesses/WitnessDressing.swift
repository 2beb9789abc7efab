import APIGraph
import DocumentTree
import SchemaLogic

/// Puts the examples that a description gives of its properties in the place of invented values, so that readers recognise the
/// payload.
struct WitnessDressing {
  let store: SchemaStore

  /// One value that an example could replace.
  struct Replacement {
    let steps: [ValueStep]
    let value: JSONValue
  }

  private static let depthLimit = 8
  private static let countLimit = 24

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
    let parts = schemas.flatMap(inPlace)
    switch value {
    case .object(let members):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        let declared = parts.compactMap { $0.property(name)?.schema }
        if !declared.isEmpty {
          collect(member, declared, at: steps + [.member(name)], into: &found)
        }
      }
    case .array(let elements):
      for (index, element) in elements.enumerated() {
        let declared = parts.compactMap {
          index < $0.prefixItems.count ? $0.prefixItems[index] : $0.items
        }
        if !declared.isEmpty {
          collect(element, declared, at: steps + [.element(index)], into: &found)
        }
      }
    case .null, .boolean, .number, .string:
      guard !steps.isEmpty else { return }
      let example = parts.lazy.compactMap(example).first
      if let example, example != value {
        found.append(Replacement(steps: steps, value: example))
      }
    }
  }

  /// The schemas that apply to the same value, nearest first.
  private func inPlace(_ id: SchemaID) -> [Schema] {
    let schema = store.schema(id)
    let inner = (schema.allOf + schema.anyOf + schema.oneOf).prefix(16).map {
      store.schema($0.schema)
    }
    return [schema] + inner
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
