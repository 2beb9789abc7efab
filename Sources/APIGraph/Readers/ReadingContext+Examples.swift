import DocumentTree

extension ReadingContext {
  /// Adds `example` and `examples` as one field: the list of the examples' values, sorted by their names.
  ///
  /// What an Example Object says beside its value is the field `examples.summary`, by the example's name.
  func addExamples(of site: Site, to facts: inout Facts) {
    var examples: [Example] = []
    var remarks: [ExactString: JSONValue] = [:]
    // An example may be null, so that a null is no absence here.
    let single = site.node["example"].map { Site(node: $0, document: site.document) }
    if let single { examples.append(.node(single.node)) }
    let several = site["examples"]
    if let several {
      if several.kind == .object, several.reference == nil {
        for member in several.members.sorted(by: { ExactString($0.key) < ExactString($1.key) }) {
          let (example, remark) = self.example(member)
          if let example { examples.append(example) }
          if let remark { remarks[ExactString(member.key)] = remark }
        }
      } else if several.kind == .array {
        examples += several.elements.map { .node($0.node) }
      } else {
        examples.append(.node(several.node))
      }
    }
    guard let origin = several?.origin ?? single?.origin else { return }
    if !examples.isEmpty { facts.append("examples", Self.fact(listing: examples, at: origin)) }
    if !remarks.isEmpty {
      facts.append("examples.summary", Fact(.object(remarks), origin: origin))
    }
  }

  /// What one example shows.
  private enum Example {
    case node(Node)
    /// What is said of it in several places.
    case value(JSONValue)
  }

  private static func fact(listing examples: [Example], at origin: Origin) -> Fact {
    let nodes = examples.compactMap { if case .node(let node) = $0 { node } else { nil } }
    if nodes.count == examples.count { return Fact(listing: nodes, origin: origin) }
    let values = examples.map { example in
      switch example {
      case .node(let node): node.jsonValue
      case .value(let value): value
      }
    }
    return Fact(.array(values), origin: origin)
  }

  /// The value of an Example Object (OAS 3.1 §4.8.19) and the rest of it.
  private func example(_ site: Site) -> (value: Example?, rest: JSONValue?) {
    var object = site
    for _ in 0..<8 {
      guard let reference = object.reference else { break }
      guard case .found(let origin) = documents.resolve(reference, from: object.origin) else {
        note("unresolved-reference", "the example '\(reference.text)' does not exist", at: object)
        return (.node(site.node), nil)
      }
      object = Site(node: documents.node(origin), document: origin.document)
    }
    guard object.kind == .object else { return (.node(object.node), nil) }
    var value: Node?
    var addresses: [ExactString: JSONValue] = [:]
    var rest: [ExactString: JSONValue] = [:]
    for member in object.members {
      switch member.key {
      case "value", "dataValue": value = member.node
      case "externalValue", "serializedValue":
        addresses[ExactString(member.key)] = member.node.jsonValue
      default: rest[ExactString(member.key)] = member.node.jsonValue
      }
    }
    let remark = rest.isEmpty ? nil : JSONValue.object(rest)
    guard !addresses.isEmpty else { return (value.map(Example.node), remark) }
    if let value { addresses["value"] = value.jsonValue }
    return (.value(.object(addresses)), remark)
  }
}
