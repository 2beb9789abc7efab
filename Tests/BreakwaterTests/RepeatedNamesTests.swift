import Breakwater
import TestSupport
import Testing

@Suite("A file that names itself")
struct RepeatedNamesTests {
  private static func description(_ reference: String, _ type: String) -> String {
    """
    openapi: 3.0.3
    info: {title: A, version: '1'}
    paths:
      /a:
        get:
          responses:
            '200':
              description: done
              content:
                application/json: {schema: {$ref: '\(reference)#/components/schemas/A'}}
    components:
      schemas:
        A:
          type: object
          properties:
            next: {$ref: '\(reference)#/components/schemas/A'}
            text: {type: \(type)}
    """
  }

  // The limit is there for a test that never ends; other tests may take both cores for minutes.
  @Test(
    "is the same file however often its name is lengthened", .timeLimit(.minutes(15)),
    arguments: ["a.yaml", "./a.yaml", ".//a.yaml", "%2e/a.yaml", ".//%2E//./a.yaml"])
  func names(_ reference: String) throws {
    let folder = try TemporaryFolder()
    let old = try folder.write("old/a.yaml", Self.description(reference, "string"))
    let new = try folder.write("new/a.yaml", Self.description(reference, "integer"))
    #expect(try Breakwater.compare(old: old, new: old).changes.isEmpty)
    let report = try Breakwater.compare(old: old, new: new)
    #expect(report.changes.map(\.rule) == ["type-changed"])
    #expect(report.diagnostics.isEmpty)
  }
}
