import APIGraph
import DocumentTree
import Testing

@Suite("What published descriptions contain")
struct ReaderLeniencyTests {
  @Test(
    "a version is read as it is meant",
    arguments: [
      ("openapi: 3.0.3", Specification.Family.openAPI30, false),
      ("openapi: 3.1.0", .openAPI31, false), ("openapi: 3.2.0", .openAPI32, false),
      ("swagger: '2.0'", .swagger2, false), ("swagger: 2", .swagger2, true),
      ("swagger: 2.0", .swagger2, true), ("openapi: 3.0", .openAPI30, true),
      ("openapi: '3.2'", .openAPI32, true), ("openapi: 3.0.", .openAPI30, true),
    ])
  func versions(_ line: String, _ family: Specification.Family, _ isRemarked: Bool) throws {
    let api = try Reading.api("\(line)\ninfo: {title: A}\npaths: {}")
    #expect(api.specification.family == family)
    #expect(Reading.codes(api) == (isRemarked ? ["unusual-version"] : []))
  }

  @Test(
    "what describes no API is refused, at its place",
    arguments: [
      ("[]", "no-api-description"), ("{}", "no-api-description"),
      ("openapi: 4.0.0", "unknown-version"), ("swagger: '1.2'", "unknown-version"),
      ("swagger: '3.0.0'", "unknown-version"), ("openapi: [3]", "unknown-version"),
      ("{openapi: 3.0.0, paths: []}", "no-paths"),
      ("{openapi: 3.0.0, paths: {$ref: no.yaml}}", "no-paths"),
    ])
  func refusals(_ text: String, _ code: String) {
    let error = #expect(throws: ReadingError.self) { try Reading.api(text) }
    #expect(error?.diagnostic.code == code)
    #expect(error?.diagnostic.location != nil)
  }

  @Test("missing sections are remarked where the specification demands them")
  func missingSections() throws {
    #expect(Reading.codes(try Reading.api("openapi: 3.1.0\ninfo: {title: A}")) == [])
    for version in ["openapi: 3.0.0", "swagger: '2.0'"] {
      #expect(Reading.codes(try Reading.api(version)) == ["missing-field", "missing-field"])
    }
  }

  @Test(
    "what cannot be read is kept by its text and said at its place, and the rest is read",
    arguments: [
      ("parameters: [{$ref: '#/no'}]", "parameter", "unresolved-reference"),
      ("parameters: [{in: query}]", "parameter", "invalid-part"),
      ("parameters: [{name: a}]", "parameter", "invalid-part"),
      ("parameters: [{name: a, in: body}]", "parameter", "invalid-part"),
      ("parameters: [1]", "parameter", "invalid-part"),
      ("parameters: {name: a}", "parameters", "invalid-part"),
      ("requestBody: []", "request body", "invalid-part"),
      ("responses: []", "responses", "invalid-part"),
      ("responses: {'200': []}", "response", "invalid-part"),
      ("responses: {'600': {}}", "response", "invalid-status"),
      ("responses: {'200': {$ref: no.yaml}}", "response", "unreadable-document"),
      ("responses: {'200': {content: {a/b: 1}}}", "media type", "invalid-part"),
      ("responses: {'200': {headers: {a: 1}}}", "header", "invalid-part"),
      ("callbacks: {a: 1}", "callback", "invalid-part"),
      ("callbacks: {a: {b: 1}}", "path item", "invalid-part"),
      ("servers: [{}]", "server", "invalid-part"),
      ("security: [1]", "security requirement", "invalid-part"),
    ])
  func unread(_ members: String, _ subject: String, _ code: String) throws {
    let (operation, api) = try Reading.get("operationId: a, \(members)")
    #expect(operation.unread.map(\.subject) == [subject])
    #expect(operation.unread.allSatisfy { !$0.text.isEmpty })
    #expect(operation.facts.string("operationId") == "a")
    #expect(api.diagnostics.map(\.code) == [code])
    #expect(api.diagnostics.allSatisfy { $0.severity == .error && $0.location != nil })
    // It is missed again when the operation is read again.
    #expect(api.operation(api.paths[0]).unread == operation.unread)
  }

  @Test("a part that is shared and cannot be read is missed by every operation that has it")
  func sharedUnreadParts() throws {
    let api = try Reading.api(
      """
      openapi: 3.0.0
      info: {title: A}
      paths: {/a: {parameters: [{$ref: '#/no'}], get: {}, put: {}}}
      """)
    for heading in api.paths { #expect(api.operation(heading).unread.count == 1) }
    #expect(api.diagnostics.count == 1)
  }

  @Test("path items and webhooks that cannot be read are missed by the description")
  func unreadPathItems() throws {
    let api = try Reading.api(
      """
      openapi: 3.1.0
      info: {title: A}
      paths: {/a: {$ref: '#/paths/~1a'}, /b: 1, /c: {get: 1, put: {}}, /d: {$ref: '#/x'}}
      webhooks: {e: []}
      """)
    #expect(api.paths.map(\.method) == ["PUT"])
    #expect(api.unread.count == 5)
    let operation = api.operation(api.paths[0])
    #expect(operation.unread.isEmpty)
  }

  @Test(
    "what has no effect is remarked",
    arguments: [
      ("parameters: [{name: Accept, in: header, schema: {}}]", "ignored-header"),
      (
        "responses: {'200': {description: d, headers: {Content-Type: {schema: {}}}}}",
        "ignored-header"
      ),
      ("foo: 1", "unknown-field"),
      (
        "parameters: [{name: a, in: query, schema: {}}, {name: a, in: query, schema: {}}]",
        "duplicate-parameter"
      ),
      ("parameters: [{name: a, in: path, schema: {}, required: true}]", "unused-path-parameter"),
      ("responses: {2XX: {description: d}, 2xx: {description: d}}", "duplicate-response"),
      (
        "requestBody: {content: {a/b: {schema: {}}, A/B: {schema: {}}}}", "duplicate-media-type"
      ),
      ("requestBody: {content: {nonsense: {schema: {}}}}", "invalid-media-type"),
    ])
  func remarks(_ members: String, _ code: String) throws {
    let (operation, api) = try Reading.get(members)
    #expect(api.diagnostics.map(\.code) == [code])
    #expect(api.diagnostics.allSatisfy { $0.severity == .warning })
    #expect(operation.unread.isEmpty)
  }

  @Test("names compare by Unicode scalars")
  func exactNames() throws {
    let (operation, api) = try Reading.get(
      "parameters: [{name: \"\u{e9}\", in: query, schema: {}}, {name: \"e\u{301}\", in: query, schema: {}}]"
    )
    #expect(operation.parameters.count == 2)
    #expect(api.diagnostics.isEmpty)
  }

  @Test("callbacks that lead back to themselves come to an end")
  func callbackCycles() throws {
    let callbacks = (0..<12).map { "c\($0): {$ref: '#/components/callbacks/C\($0)'}" }
      .joined(separator: ", ")
    let components = (0..<12).map {
      "C\($0): {'{$url}': {post: {operationId: c\($0), callbacks: {\(callbacks)}}}}"
    }.joined(separator: ", ")
    let (operation, api) = try Reading.get(
      "callbacks: {\(callbacks)}", components: "{callbacks: {\(components)}}")
    #expect(operation.callbacks.count == 12)
    let first = operation.callbacks[0].operations[0]
    #expect(first.callbacks.count == 12)
    #expect(first.callbacks[0].operations.isEmpty)
    #expect(api.diagnostics.contains { $0.code == "callbacks-too-deep" })
  }

  @Test("extensions and unknown fields are facts wherever they stand")
  func extensions() throws {
    let (operation, api) = try Reading.get(
      """
      x-a: 1, foo: 2, parameters: [{name: q, in: query, schema: {}, x-b: 1}], responses: {x-c: 1,
      '200': {description: d, x-d: 1, headers: {x-not: {schema: {}, x-e: 1}},
      content: {a/b: {schema: {}, x-f: 1}}}}
      """, rest: "x-g: 1\ntags: [{name: t, description: d}]")
    #expect(operation.facts.fields == ["x-a", "foo", "responses.x-c"])
    #expect(operation.parameters[0].facts.fields == ["x-b"])
    let response = operation.responses[0]
    #expect(response.facts["x-d"] != nil)
    #expect(response.headers.map(\.facts.fields) == [["x-e"]])
    #expect(response.content.map(\.facts.fields) == [["x-f"]])
    #expect(Set(api.facts.fields) == ["info.title", "x-g", "tags.t"])
  }

  @Test("a fact stands where its value was written")
  func origins() throws {
    let (operation, api) = try Reading.get(
      "description: d, deprecated: true, tags: [b, a]")
    for (field, key) in [("description", "d"), ("deprecated", nil), ("tags", nil)] {
      let fact = try #require(operation.facts[Field(field)])
      let node = api.documents.node(fact.origin)
      #expect(node.key == field)
      if let key { #expect(node.string == key) }
    }
  }
}
