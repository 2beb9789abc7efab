import DocumentTree

extension ReadingContext {
  /// Adds `example` and `examples` as one field: the list of the examples' values, sorted by their names.
  ///
  /// What an Example Object says beside its value is the field `examples.summary`, by the example's name.
  func addExamples(of site: Site, to facts: inout Facts) {
    var values: [JSONValue] = []
    var remarks: [ExactString: JSONValue] = [:]
    // An example may be null, so that a null is no absence here.
    let single = site.node["example"].map { Site(node: $0, document: site.document) }
    if let single { values.append(single.node.jsonValue) }
    let several = site["examples"]
    if let several {
      if several.kind == .object, several.reference == nil {
        for example in several.members.sorted(by: { ExactString($0.key) < ExactString($1.key) }) {
          let (value, remark) = self.example(example)
          if let value { values.append(value) }
          if let remark { remarks[ExactString(example.key)] = remark }
        }
      } else if several.kind == .array {
        values += several.elements.map(\.node.jsonValue)
      } else {
        values.append(several.node.jsonValue)
      }
    }
    guard let origin = several?.origin ?? single?.origin else { return }
    if !values.isEmpty { facts.append("examples", Fact(.array(values), origin: origin)) }
    if !remarks.isEmpty {
      facts.append("examples.summary", Fact(.object(remarks), origin: origin))
    }
  }

  /// The value of an Example Object (OAS 3.1 §4.8.19) and the rest of it.
  private func example(_ site: Site) -> (value: JSONValue?, rest: JSONValue?) {
    var object = site
    for _ in 0..<8 {
      guard let reference = object.reference else { break }
      guard case .found(let origin) = documents.resolve(reference, from: object.origin) else {
        note("unresolved-reference", "the example '\(reference.text)' does not exist", at: object)
        return (site.node.jsonValue, nil)
      }
      object = Site(node: documents.node(origin), document: origin.document)
    }
    guard object.kind == .object else { return (object.node.jsonValue, nil) }
    var value: JSONValue?
    var addresses: [ExactString: JSONValue] = [:]
    var rest: [ExactString: JSONValue] = [:]
    for member in object.members {
      switch member.key {
      case "value", "dataValue": value = member.node.jsonValue
      case "externalValue", "serializedValue":
        addresses[ExactString(member.key)] = member.node.jsonValue
      default: rest[ExactString(member.key)] = member.node.jsonValue
      }
    }
    if !addresses.isEmpty {
      if let known = value { addresses["value"] = known }
      value = .object(addresses)
    }
    return (value, rest.isEmpty ? nil : .object(rest))
  }
}
