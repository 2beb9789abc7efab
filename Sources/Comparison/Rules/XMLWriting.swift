import APIGraph
import DocumentTree

/// What of a value stands in XML, defaults filled in (OAS 3.1 §4.8.26, OAS 3.2 §4.25).
struct XMLWriting: Equatable {
  /// `element`, `attribute`, `text`, `cdata`, or `none` where only its parts stand there.
  private let nodeType: String
  /// The name; `nil` where it follows from the place of the schema, and where the value has no node of its own.
  private let name: ExactString?
  private let namespace: JSONValue?
  /// A prefix without a namespace; with one it can be any (Namespaces in XML §4).
  private let prefix: JSONValue?

  /// What a schema says of its values, `name` being that of the property that holds them.
  init(_ schema: Schema, name: ExactString?) {
    var members: [ExactString: JSONValue] = [:]
    if case .object(let object)? = schema.facts["xml"]?.value { members = object }
    let isArray = schema.types?.subtracting(.null) == .array
    let nodeType: String
    if let written = members["nodeType"]?.string {
      nodeType = written
    } else if members["attribute"]?.boolean == true {
      nodeType = "attribute"
    } else {
      nodeType = isArray && members["wrapped"]?.boolean != true ? "none" : "element"
    }
    self.nodeType = nodeType
    let isNamed = nodeType == "element" || nodeType == "attribute"
    namespace = isNamed ? members["namespace"] : nil
    prefix = isNamed && namespace == nil ? members["prefix"] : nil
    let written = members["name"]?.string.map { ExactString($0) }
    self.name = isNamed ? written ?? name : nil
  }

  /// Whether they differ in nothing but a name that only one of them writes.
  func differsInDefaultName(from other: XMLWriting) -> Bool {
    (name == nil) != (other.name == nil) && nodeType == other.nodeType
      && namespace == other.namespace && prefix == other.prefix
  }
}
