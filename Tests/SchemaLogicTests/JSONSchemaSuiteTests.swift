import APIGraph
import DocumentTree
import TestSupport
import Testing

@Suite(
  "The JSON Schema test suite",
  .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct JSONSchemaSuiteTests {
  @Test func `all required tests of 2020-12 pass`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft2020-12")
    #expect(groups.flatMap(\.cases).count > 1000)
    #expect(try JSONSchemaSuite.differences(in: groups, dialect: .openAPI31) == [])
  }
}
