import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// Several schemas in one document, so that compositions can be made of them.
struct JointSchemas {
  private let text: SchemaText
  let decider: InclusionDecider
  let document: JSONValue

  /// Puts documents under names, and compositions that refer to them by `#/$defs/NAME` beside them.
  init(_ documents: KeyValuePairs<ExactString, JSONValue>, _ compositions: JSONValue) throws {
    var definitions = compositions
    for (name, document) in documents {
      definitions[name] = document.movingReferences(below: RandomSchema.pointer(name))
    }
    document = .members([RandomSchema.definitionsKey: definitions])
    text = try SchemaText(document.compactText)
    decider = InclusionDecider(old: text.store, new: text.store)
  }

  /// A reference to a schema of the document.
  static func reference(_ name: ExactString) -> JSONValue {
    .members(["$ref": RandomSchema.pointer(name).json])
  }

  func id(_ name: ExactString) -> SchemaID {
    let root = text.store.documents.documents[0].tree.rootNode
    let node = root[RandomSchema.definitionsKey.string]?[name.string]
    return node.map { text.store.id(at: Origin(document: 0, node: $0.id), dialect: .openAPI31) }
      ?? text.store.nothing
  }

  /// Whether one schema is in another; `nil` when that is undecided.
  func includes(
    _ one: ExactString, in other: ExactString, reading: SchemaReading = .pure,
    _ assumption: Assumption = .openWorld
  ) -> Bool? {
    let answer = decider.inclusion(
      old: id(one), new: id(other), from: .old, reading: reading, assumption: assumption)
    return answer.decision
  }

  /// Whether a value is valid; `nil` when that is undecided.
  func accepts(_ value: JSONValue, _ name: ExactString) -> Bool? {
    Validator(text.store, reading: .pure).judge(value, by: id(name)).isValid
  }
}

extension Inclusion {
  /// Whether it is included; `nil` when that is undecided.
  var decision: Bool? {
    switch self {
    case .included: true
    case .refuted: false
    case .undecided: nil
    }
  }
}

extension JSONValue {
  /// The schema with references into its own document turned into references below a place of another.
  func movingReferences(below place: String) -> JSONValue {
    switch self {
    case .null, .boolean, .number, .string: self
    case .array(let elements): .array(elements.map { $0.movingReferences(below: place) })
    case .object(let members):
      .object(
        Dictionary(
          members.map { name, value in
            if name == "$ref", let reference = value.string, reference.hasPrefix("#") {
              (name, (place + reference.dropFirst()).json)
            } else {
              (name, value.movingReferences(below: place))
            }
          }
        ) { $1 })
    }
  }
}
