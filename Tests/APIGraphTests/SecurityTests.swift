import APIGraph
import DocumentTree
import Testing

@Suite("Security")
struct SecurityTests {
  private static let schemes =
    "{securitySchemes: {k: {type: http, scheme: basic}, j: {type: http}}}"

  private func security(_ members: String, rest: String = "") throws -> Security {
    try Reading.get(members, components: Self.schemes, rest: rest).operation.security
  }

  @Test("without security there is one alternative that needs nothing")
  func none() throws {
    for members in ["", "security: []", "security: [{}]"] {
      let alternatives = try security(members).alternatives
      #expect(alternatives.map(\.uses.count) == [0])
    }
  }

  @Test("alternatives are a set of sets, each scheme with its scopes and declaration")
  func alternatives() throws {
    let security = try security("security: [{k: [], j: [b, a, a]}, {j: [a, b], k: []}, {}]")
    #expect(security.alternatives.count == 2)
    let uses = security.alternatives[0].uses
    #expect(uses.map(\.name) == ["j", "k"])
    #expect(uses.map(\.scopes) == [["a", "b"], []])
    #expect(uses.allSatisfy { $0.scheme != nil })
    #expect(security.alternatives[1].uses.isEmpty)
  }

  @Test("an operation's own security replaces the document's; requests of the API have their own")
  func inheritance() throws {
    let rest = "security: [{k: []}]"
    #expect(try security("", rest: rest).alternatives[0].uses.map(\.name) == ["k"])
    #expect(
      try security("security: [{j: []}]", rest: rest).alternatives[0].uses.map(\.name) == ["j"])
    #expect(try security("security: []", rest: rest).alternatives[0].uses.isEmpty)
    let (operation, _) = try Reading.get(
      "callbacks: {c: {'{$url}': {post: {}}}}", components: Self.schemes, rest: rest)
    let inner = try #require(operation.callbacks.first?.operations.first)
    #expect(inner.security.alternatives.map(\.uses.count) == [0])
    #expect(inner.servers.isEmpty)
  }

  @Test("what operations share has one place")
  func sharedOrigins() throws {
    let api = try Reading.api(
      """
      openapi: 3.0.0
      info: {title: A}
      security: [{k: []}]
      servers: [{url: /v1}]
      paths: {/a: {parameters: [{name: q, in: query, schema: {type: string}}], get: {}, put: {}}}
      components: \(Self.schemes)
      """)
    let operations = api.paths.map(api.operation)
    #expect(operations.count == 2)
    #expect(Set(operations.map(\.security.origin)).count == 1)
    #expect(Set(operations.compactMap { $0.servers.first?.origin }).count == 1)
    #expect(Set(operations.compactMap { $0.parameters.first?.origin }).count == 1)
    #expect(Set(operations.compactMap { $0.parameters.first?.schema }).count == 1)
  }

  @Test("a scheme may be named by its URI in OpenAPI 3.2")
  func byURI() throws {
    for (version, isKnown) in [("3.2.0", true), ("3.1.0", false)] {
      let (operation, _) = try Reading.get(
        "security: [{'#/components/securitySchemes/k': []}]", version: version,
        components: Self.schemes)
      #expect((operation.security.alternatives[0].uses[0].scheme != nil) == isKnown)
    }
  }
}
