import Breakwater
import Testing

/// What is told of the members of a message does not depend on how hash tables come to be laid out.
@Suite struct MemberOrderTests {
  /// A message with several members whose schemas are read for nothing but to judge its example; each has a word of another version.
  private static func description(_ names: [String], _ limit: String) -> String {
    let members = names.map {
      #""\#($0)": {"type": "object", "properties": {"k": {"type": "string", "nullable": true}}}"#
    }
    let values = names.map { #""\#($0)": {"k": "q"}"# }
    return #"""
      {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/p": {"post": {
      "requestBody": {"content": {"application/json": {"schema": {"type": "object",
      "properties": {\#(members.joined(separator: ", ")), "x": {"type": "string"\#(limit)}},
      "example": {\#(values.joined(separator: ", ")), "x": "hello"}}}}},
      "responses": {"200": {"description": "ok"}}}}}}
      """#
  }

  /// Of words that are met again the first is told. One hash table may have it first by chance, but not those of so many sets of names.
  @Test func `of members with the same word the first by name is told`() throws {
    for round in 0..<12 {
      let names = ["a", "b", "c", "d", "e"].map { "\($0)\(round)" }
      let old = Source(
        name: "old.json", bytes: Array(Self.description(names.reversed(), "").utf8))
      let new = Source(
        name: "new.json",
        bytes: Array(Self.description(names.reversed(), #", "maxLength": 3"#).utf8))
      let report = JSONRenderer().render(try compare(old: .source(old), new: .source(new)))
      #expect(report.contains("maxLength"))
      for name in names {
        let isTold = report.contains("/properties/\(name)/properties/k/nullable")
        #expect(isTold == (name == names[0]), "\(name)")
      }
    }
  }
}
