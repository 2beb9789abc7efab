import Breakwater
import Testing

/// What is told, and in which order, does not depend on how hash tables come to be laid out.
@Suite struct RepeatedComparisonTests {
  /// A message with several members whose schemas are read for nothing but to judge its example; each has a word of another version.
  private static func description(_ limit: String) -> String {
    let members = ["a", "b", "c", "d", "e"].map {
      #""\#($0)": {"type": "object", "properties": {"k": {"type": "string", "nullable": true}}}"#
    }
    let values = ["a", "b", "c", "d", "e"].map { #""\#($0)": {"k": "q"}"# }
    return #"""
      {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {"/p": {"post": {
      "requestBody": {"content": {"application/json": {"schema": {"type": "object",
      "properties": {\#(members.joined(separator: ", ")), "x": {"type": "string"\#(limit)}},
      "example": {\#(values.joined(separator: ", ")), "x": "hello"}}}}},
      "responses": {"200": {"description": "ok"}}}}}}
      """#
  }

  @Test func `the same pair gives the same report and diagnostics every time`() throws {
    let old = Source(name: "old.json", bytes: Array(Self.description("").utf8))
    let new = Source(
      name: "new.json", bytes: Array(Self.description(#", "maxLength": 3"#).utf8))
    var reports: Set<String> = []
    for _ in 0..<12 {
      let report = try compare(old: .source(old), new: .source(new))
      reports.insert(JSONRenderer().render(report))
    }
    #expect(reports.count == 1)
    #expect(reports.first?.contains("maxLength") == true)
    #expect(reports.first?.contains("nullable") == true)
  }
}
