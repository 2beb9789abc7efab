import APIGraph
import DocumentTree
import Testing

@Suite("Words of one family in another")
struct FamilyDifferenceTests {
  private func swagger(_ members: String) throws -> (operation: APIGraph.Operation, api: API) {
    try Reading.operation(
      "swagger: '2.0'\ninfo: {title: A}\npaths: {/a: {get: {\(members)}}}")
  }

  @Test("Swagger 2.0 takes notice of an Authorization header, and not of a response's Content-Type")
  func ignoredHeaders() throws {
    let (operation, api) = try swagger(
      """
      parameters: [{name: authorization, in: header, type: string}, {name: X-A, in: header, type: string}],
      responses: {200: {description: d, headers: {Content-type: {type: string}, X-B: {type: string}}}}
      """)
    #expect(operation.parameters.map(\.name) == ["authorization", "X-A"])
    #expect(operation.responses.flatMap(\.headers).map(\.name) == ["X-B"])
    #expect(api.diagnostics.isEmpty)
  }

  @Test("the collection format of a header is its style, and that of items is a fact of theirs")
  func collectionFormats() throws {
    for (word, style) in [
      ("csv", "simple"), ("ssv", "spaceDelimited"), ("pipes", "pipeDelimited"),
      ("tsv", "tabDelimited"),
    ] {
      let (operation, api) = try swagger(
        """
        responses: {200: {description: d, headers: {X-A: {type: array, collectionFormat: \(word),
        items: {type: array, collectionFormat: \(word), items: {type: string}}}}}}
        """)
      let header = try #require(operation.responses.first?.headers.first)
      #expect(header.style == style)
      #expect((header.facts.string("style") ?? "simple") == style)
      let items = try #require(header.schema.flatMap { api.schemas.schema($0).items })
      #expect(
        (api.schemas.schema(items).facts.string("collectionFormat") ?? "csv") == word)
      #expect(operation.unread.isEmpty)
    }
  }

  @Test(
    "lists that are none, and what nobody knows, are missed in Swagger 2.0",
    arguments: [
      ("schemes: {a: b}", "schemes"),
      ("consumes: {a: b}, parameters: [{name: b, in: body, schema: {}}]", "consumes"),
      ("consumes: {a: b}, parameters: [{name: b, in: formData, type: string}]", "consumes"),
      (
        "parameters: [{name: a, in: query, type: array, collectionFormat: new}]", "collectionFormat"
      ),
      (
        "parameters: [{name: a, in: body, schema: {}}, {name: b, in: body, schema: {type: string}}]",
        "parameter"
      ),
    ])
  func unreadLists(_ members: String, _ subject: String) throws {
    #expect(try swagger(members).operation.unread.map(\.subject) == [subject])
  }

  @Test(
    "operations of later versions are read, with a warning",
    arguments: [
      ("swagger: '2.0'", "trace: {}", "TRACE"), ("openapi: 3.0.0", "query: {}", "QUERY"),
      ("openapi: 3.1.0", "additionalOperations: {COPY: {}}", "COPY"),
    ])
  func laterOperations(_ version: String, _ member: String, _ method: String) throws {
    let api = try Reading.api("\(version)\ninfo: {title: A}\npaths: {/a: {\(member)}}")
    #expect(api.paths.map(\.method) == [method])
    #expect(Reading.codes(api) == ["foreign-operation"])
  }

  @Test("path items and webhooks without operations are facts of the description")
  func idlePathItems() throws {
    let api = try Reading.api(
      """
      openapi: 3.1.0
      info: {title: A}
      paths: {/a: {x-a: 1}, /b: {get: {}}, /c: {$ref: '#/components/pathItems/I'}, /d: {get: 1}}
      webhooks: {w: {}, v: {post: {}}}
      components: {pathItems: {I: {summary: s}}}
      """)
    let facts = api.facts.entries.filter { $0.field != "info.title" }
    #expect(
      facts.map { "\($0.field.name) \($0.fact.value.compactText)" }
        == [#"paths./a {"x-a":1}"#, #"paths./c {"summary":"s"}"#, "webhooks.w {}"])
  }
}
