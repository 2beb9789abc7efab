import APIGraph
import DocumentTree
import Testing

/// Two ways to write the same API.
struct SameAPI: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let first: String
  let second: String
  var files: [String: String] = [:]

  init(_ name: String, _ first: String, _ second: String, files: [String: String] = [:]) {
    testDescription = name
    self.first = first
    self.second = second
    self.files = files
  }

  /// Two OpenAPI documents, given what follows after the version and `info`.
  static func openAPI(
    _ name: String, version: String = "3.1.0", _ first: String, _ second: String,
    files: [String: String] = [:]
  ) -> SameAPI {
    let head = "openapi: \(version)\ninfo: {title: A, version: '1'}\n"
    return SameAPI(name, head + first, head + second, files: files)
  }

  /// A Swagger 2.0 document and an OpenAPI 3.0 document.
  static func families(_ name: String, _ first: String, _ second: String) -> SameAPI {
    let info = "info: {title: A, version: '1'}\n"
    return SameAPI(
      name, "swagger: '2.0'\n\(info)\(first)", "openapi: 3.0.3\n\(info)\(second)")
  }
}

@Suite("What disappears in reading")
struct ReaderRefactoringTests {
  @Test("a refactoring leaves the graph as it is", arguments: SameAPI.refactorings)
  func refactoring(_ pair: SameAPI) throws { try expectSame(pair) }

  @Test("Swagger 2.0 and OpenAPI 3.0 say the same in their own words", arguments: SameAPI.families)
  func family(_ pair: SameAPI) throws { try expectSame(pair) }

  private func expectSame(_ pair: SameAPI) throws {
    let first = try Reading.api(pair.first, files: pair.files)
    let second = try Reading.api(pair.second, files: pair.files)
    let text = ReaderDump(api: first).text
    #expect(text == ReaderDump(api: second).text)
    #expect(!first.paths.isEmpty || !first.webhooks.isEmpty)
  }
}

extension SameAPI {
  static let refactorings: [SameAPI] = [
    .openAPI(
      "a parameter by reference",
      "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: string}}]}}}",
      """
      paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/Q'}]}}}
      components: {parameters: {Q: {name: q, in: query, schema: {type: string}}}}
      """),
    .openAPI(
      "parameters of the path item",
      "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {}}]}}}",
      "paths: {'/a/{id}': {parameters: [{name: id, in: path, required: true, schema: {}}], get: {}}}"
    ),
    .openAPI(
      "an overridden parameter",
      "paths: {/a: {get: {parameters: [{name: X-A, in: header, schema: {type: string}}]}}}",
      """
      paths: {/a: {parameters: [{name: x-a, in: header, schema: {type: number}}],
        get: {parameters: [{name: X-A, in: header, schema: {type: string}}]}}}
      """),
    .openAPI(
      "a path parameter that does not say that it is required",
      "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {}}]}}}",
      "paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, schema: {}}]}}}"),
    .openAPI(
      "defaults that are said",
      "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {}}]}}}",
      """
      paths: {/a: {get: {deprecated: false, tags: [], parameters: [{name: q, in: query, schema: {},
        required: false, style: form, explode: true, allowReserved: false, allowEmptyValue: false,
        deprecated: false}]}}}
      """),
    .openAPI(
      "a path item by reference",
      "paths: {/a: {summary: s, get: {operationId: a}}}",
      """
      paths: {/a: {$ref: '#/components/pathItems/A'}}
      components: {pathItems: {A: {summary: s, get: {operationId: a}}}}
      """),
    .openAPI(
      "a path item that is partly behind its reference",
      "paths: {/a: {get: {operationId: a}, put: {operationId: b}}}",
      """
      paths: {/a: {put: {operationId: b}, $ref: '#/components/pathItems/A'}}
      components: {pathItems: {A: {get: {operationId: a}, put: {operationId: b}}}}
      """),
    .openAPI(
      "paths in a file",
      "paths: {/a: {get: {responses: {'200': {description: ok}}}}}",
      "paths: {$ref: ./paths.yaml}",
      files: [
        "folder/paths.yaml":
          "{/a: {get: {responses: {'200': {$ref: './responses.yaml#/Ok'}}}}}",
        "folder/responses.yaml": "{Ok: {description: ok}}",
      ]),
    .openAPI(
      "an operation by reference",
      "paths: {/a: {get: {operationId: a}}}", "paths: {/a: {get: {$ref: ./get.yaml}}}",
      files: ["folder/get.yaml": "{operationId: a}"]),
    .openAPI(
      "a fragment that refers to the description as if it stood there",
      """
      paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}}}
      components: {responses: {Ok: {description: ok}}}
      """,
      """
      paths: {$ref: ./paths.yaml}
      components: {responses: {Ok: {description: ok}}}
      """,
      files: [
        "folder/paths.yaml":
          "{/a: {get: {responses: {'200': {$ref: '#/components/responses/Ok'}}}}}"
      ]),
    .openAPI(
      "a description beside a reference",
      "paths: {/a: {get: {responses: {'200': {description: mine}}}}}",
      """
      paths: {/a: {get: {responses: {'200': {$ref: '#/components/responses/R', description: mine}}}}}
      components: {responses: {R: {description: yours}}}
      """),
    .openAPI(
      "one example and a map of one", version: "3.0.0",
      "paths: {/a: {get: {parameters: [{name: q, in: query, schema: {}, example: {b: 1}}]}}}",
      """
      paths: {/a: {get: {parameters:
        [{name: q, in: query, schema: {}, examples: {x: {value: {b: 1.0}}}}]}}}
      """),
    .openAPI(
      "spellings of statuses, media types and headers",
      """
      paths: {/a: {get: {responses: {2XX: {description: ok, headers: {X-A: {schema: {}}}, content:
        {'application/json; a=1; b=2': {schema: {type: string}}}}}}}}
      """,
      """
      paths: {/a: {get: {responses: {2xx: {description: ok, content:
        {'Application/JSON;B="2";A=1': {schema: {type: string}}},
        headers: {x-a: {schema: {}}, content-type: {schema: {}}}}}}}}
      """),
    .openAPI(
      "the document's security and servers",
      """
      security: [{k: []}]
      servers: [{url: 'https://a.example/v1/'}]
      paths: {/a: {get: {}}}
      components: {securitySchemes: {k: {type: http, scheme: Basic}}}
      """,
      """
      paths: {/a: {servers: [{url: 'https://a.example/v1'}], get: {security: [{k: []}, {k: []}]}}}
      components: {securitySchemes: {k: {type: http, scheme: basic}}}
      """),
    .openAPI(
      "no security and no servers",
      "paths: {/a: {get: {}}}",
      """
      security: [{k: []}]
      servers: [{url: /}]
      paths: {/a: {get: {security: [], servers: []}}}
      components: {securitySchemes: {k: {type: http, scheme: basic}}}
      """),
    .openAPI(
      "the order of what has none",
      "paths: {/a: {get: {tags: [a, b], security: [{k: [x, y]}, {}]}}}",
      "paths: {/a: {get: {security: [{}, {k: [y, x]}], tags: [b, a, b]}}}"),
    .openAPI(
      "a callback by reference",
      "paths: {/a: {post: {callbacks: {on: {'{$url}': {post: {operationId: c}}}}}}}",
      """
      paths: {/a: {post: {callbacks: {on: {$ref: '#/components/callbacks/On'}}}}}
      components: {callbacks: {On: {'{$url}': {post: {operationId: c}}}}}
      """),
    SameAPI(
      "the version's patch digit and a number as version",
      "openapi: 3.0.3\ninfo: {title: A}\npaths: {/a: {get: {operationId: a}}}",
      "openapi: 3.0\ninfo: {title: A}\npaths: {/a: {get: {operationId: a}}}"),
    SameAPI(
      "JSON and YAML",
      "openapi: 3.1.0\ninfo: {title: A}\nwebhooks:\n  a:\n    post:\n      responses:\n        200: {description: ok}",
      #"{"openapi": "3.1.0", "info": {"title": "A"}, "webhooks": {"a": {"post": {"responses": {"200": {"description": "ok"}}}}}}"#
    ),
  ]

  static let families: [SameAPI] = [
    .families(
      "host, base path and schemes",
      """
      host: a.example
      basePath: /v1/
      schemes: [https, http]
      paths: {/a: {get: {}}}
      """,
      """
      servers: [{url: 'https://a.example/v1'}, {url: 'http://a.example/v1'}]
      paths: {/a: {get: {}}}
      """),
    .families(
      "a base path alone", "basePath: /v1\npaths: {/a: {get: {}}}",
      "servers: [{url: /v1}]\npaths: {/a: {get: {}}}"),
    .families(
      "collection formats",
      """
      paths: {/a: {get: {parameters: [
        {name: a, in: query, type: array, items: {type: string}},
        {name: b, in: query, type: array, items: {type: string}, collectionFormat: multi},
        {name: c, in: query, type: array, items: {type: string}, collectionFormat: pipes},
        {name: d, in: header, type: array, items: {type: string}, collectionFormat: csv},
        {name: e, in: query, type: integer, collectionFormat: csv}]}}}
      """,
      """
      paths: {/a: {get: {parameters: [
        {name: a, in: query, explode: false, schema: {type: array, items: {type: string}}},
        {name: b, in: query, schema: {type: array, items: {type: string}}},
        {name: c, in: query, style: pipeDelimited, schema: {type: array, items: {type: string}}},
        {name: d, in: header, schema: {type: array, items: {type: string}}},
        {name: e, in: query, schema: {type: integer}}]}}}
      """),
    .families(
      "what a parameter and its value say",
      """
      paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, type: string,
        description: d, maxLength: 3, default: x, x-a: 1}]}}}
      """,
      """
      paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, description: d,
        x-a: 1, schema: {type: string, maxLength: 3, default: x}}]}}}
      """),
    .families(
      "a body with the document's consumes",
      """
      consumes: [application/json, application/xml]
      paths: {/a: {post: {parameters: [
        {name: b, in: body, required: true, description: d, schema: {$ref: '#/definitions/B'}}]}}}
      definitions: {B: {type: object}}
      """,
      """
      paths: {/a: {post: {requestBody: {required: true, description: d, content: {
        application/json: {schema: {$ref: '#/components/schemas/B'}},
        application/xml: {schema: {$ref: '#/components/schemas/B'}}}}}}}
      components: {schemas: {B: {type: object}}}
      """),
    .families(
      "a form",
      """
      paths: {/a: {post: {parameters: [
        {name: a, in: formData, type: string, required: true, description: d},
        {name: b, in: formData, type: array, items: {type: integer}}]}}}
      """,
      """
      paths: {/a: {post: {requestBody: {required: true, content: {application/x-www-form-urlencoded:
        {schema: {type: object, required: [a], properties: {a: {type: string, description: d},
          b: {type: array, items: {type: integer}}}}, encoding: {b: {explode: false}}}}}}}}
      """),
    .families(
      "a form with a file",
      """
      consumes: [application/json, application/x-www-form-urlencoded, multipart/form-data]
      paths: {/a: {post: {parameters: [{name: f, in: formData, type: file}]}}}
      """,
      """
      paths: {/a: {post: {requestBody: {content: {multipart/form-data: {schema:
        {type: object, properties: {f: {type: string, format: binary}}}}}}}}}
      """),
    .families(
      "a response",
      """
      produces: [text/plain]
      paths: {/a: {get: {produces: [application/json], responses: {200: {description: ok,
        schema: {type: string}, examples: {application/json: x},
        headers: {X-A: {type: integer, description: d}}}, 204: {description: none}}}}}
      """,
      """
      paths: {/a: {get: {responses: {'200': {description: ok,
        content: {application/json: {schema: {type: string}, example: x}},
        headers: {X-A: {description: d, schema: {type: integer}}}}, '204': {description: none}}}}}
      """),
    .families(
      "security schemes",
      """
      security: [{b: []}, {k: []}, {o: [r]}, {c: []}]
      paths: {/a: {get: {}}}
      securityDefinitions:
        b: {type: basic}
        k: {type: apiKey, in: header, name: X-Key}
        o: {type: oauth2, flow: accessCode, authorizationUrl: /a, tokenUrl: /t, scopes: {r: read}}
        c: {type: oauth2, flow: application, tokenUrl: /t, scopes: {}}
      """,
      """
      security: [{b: []}, {k: []}, {o: [r]}, {c: []}]
      paths: {/a: {get: {}}}
      components:
        securitySchemes:
          b: {type: http, scheme: basic}
          k: {type: apiKey, in: header, name: x-key}
          o: {type: oauth2, flows: {authorizationCode:
            {authorizationUrl: /a, tokenUrl: /t, scopes: {r: read}}}}
          c: {type: oauth2, flows: {clientCredentials: {tokenUrl: /t, scopes: {}}}}
      """),
  ]
}
