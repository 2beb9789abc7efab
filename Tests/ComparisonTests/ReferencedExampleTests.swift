import Comparison
import TestSupport
import Testing

/// Examples that stand behind references are compared as if they stood where they are referred to.
struct ReferencedExampleTests {
  private func description(_ value: String, _ type: String, at place: String) -> Description {
    func examples(_ here: String) -> String {
      here == place ? ", examples: {x: {$ref: '#/components/examples/E'}}" : ""
    }
    return Description(
      """
      openapi: 3.0.3
      info: {title: A, version: 1.0.0}
      paths:
        /a:
          post:
            parameters: [{name: q, in: query, schema: {type: string}\(examples("parameter"))}]
            requestBody:
              content: {application/json: {schema: {$ref: '#/components/schemas/S'}\(examples("body"))}}
            responses:
              '200':
                description: done
                headers: {X-A: {schema: {type: string}\(examples("header"))}}
                content: {application/json: {schema: {$ref: '#/components/schemas/S'}\(examples("response"))}}
      components:
        schemas: {S: {type: object, properties: {a: {type: \(type)}}}}
        examples: {E: {value: \(value)}}
      """)
  }

  @Test(arguments: ["parameter", "body", "header", "response"])
  func `another example is told wherever it is referred to`(_ place: String) throws {
    let old = description("{a: 1}", "string", at: place)
    for (value, type, count) in [
      ("{a: 1}", "string", 0), ("{a: 2}", "string", 1), ("{a: 1}", "integer", 1),
      ("{a: 2}", "integer", 2),
    ] {
      let new = description(value, type, at: place)
      let changes = try Inquiry(old, new).changes().map(Trace.line)
      #expect(changes == (try Inquiry(old, new, prunes: false).changes().map(Trace.line)))
      #expect(changes.count == count, "\(value) \(type): \(changes)")
    }
  }
}
