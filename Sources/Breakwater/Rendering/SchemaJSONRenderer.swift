internal import DocumentTree

/// A relation of schemas as one JSON object, for other programs.
///
/// Every key is always there, in a fixed order; what does not apply is `null`. Equal relations give equal bytes.
public struct SchemaJSONRenderer: Sendable {
  /// A renderer.
  public init() {}

  /// The relation as JSON over several lines, with a line break at the end.
  public func render(_ relation: SchemaRelation) -> String {
    var output = JSONOutput()
    output.object { output in output.write(relation) }
    return output.text + "\n"
  }

  /// The answer to one of many pairs as one line, with a line break at the end; where there is none, the error in its place.
  package func renderLine(_ answer: SchemaPairs.Answer) -> String {
    var output = JSONOutput(isOnOneLine: true)
    output.object { output in
      output.member("name", answer.name)
      switch answer.result {
      case .success(let relation): output.write(relation)
      case .failure(let error): output.member("error", error.description)
      }
    }
    return output.text + "\n"
  }
}

extension JSONOutput {
  fileprivate mutating func write(_ relation: SchemaRelation) {
    member("relation", relation.relation.rawValue)
    member("oldInNew", relation.oldInNew)
    member("newInOld", relation.newInOld)
    member("witnesses") { output in
      output.member("oldNotNew", relation.witnesses.oldNotNew)
      output.member("newNotOld", relation.witnesses.newNotOld)
    }
    member("reason", relation.reason)
  }

  private mutating func member(_ key: String, _ example: SchemaRelation.Counterexample?) {
    guard let example else { return member(key, String?.none) }
    member(key) { output in
      let value = AbridgedValue(example.value, around: example.at)
      output.member("value", value.value)
      output.member("at", example.at)
      output.member("keyword", example.keyword)
      output.member("omitted", value.omissions(in: "value"))
    }
  }
}
