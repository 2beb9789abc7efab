import APIGraph
import DocumentTree
import Testing

/// Two descriptions that differ in something that cannot be read.
struct UnreadPair: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let old: String
  let new: String
  var components = ["{}", "{}"]
  var files: [[String: String]] = [[:], [:]]
  var version = "3.1.0"

  init(
    _ name: String, _ old: String, _ new: String, components: [String] = ["{}", "{}"],
    files: [[String: String]] = [[:], [:]], version: String = "3.1.0"
  ) {
    testDescription = name
    self.old = old
    self.new = new
    self.components = components
    self.files = files
    self.version = version
  }
}

@Suite("What could not be read")
struct UnreadPartTests {
  private static let get = "get: {responses: {'404': {$ref: '#/no'}}}"

  static let pairs = [
    UnreadPair(
      "a dangling reference under another status", get,
      "get: {responses: {'409': {$ref: '#/no'}}}"),
    UnreadPair(
      "a dangling reference under one more status", get,
      "get: {responses: {'404': {$ref: '#/no'}, '409': {$ref: '#/no'}}}"),
    UnreadPair(
      "a dangling header under another name",
      "get: {responses: {'200': {headers: {a: {$ref: '#/no'}}}}}",
      "get: {responses: {'200': {headers: {b: {$ref: '#/no'}}}}}"),
    UnreadPair(
      "the last link of a chain", "get: {parameters: [{$ref: '#/components/parameters/P'}]}",
      "get: {parameters: [{$ref: '#/components/parameters/P'}]}",
      components: ["{parameters: {P: {$ref: '#/a'}}}", "{parameters: {P: {$ref: '#/b'}}}"]),
    UnreadPair(
      "a circle of other references", "get: {parameters: [{$ref: '#/components/parameters/P'}]}",
      "get: {parameters: [{$ref: '#/components/parameters/P'}]}",
      components: [
        "{parameters: {P: {$ref: '#/components/parameters/P'}}}",
        "{parameters: {P: {$ref: '#/components/parameters/Q'}, Q: {$ref: '#/components/parameters/P'}}}",
      ]),
    UnreadPair(
      "what is no object behind a reference", "get: {requestBody: {$ref: '#/components/x-b'}}",
      "get: {requestBody: {$ref: '#/components/x-b'}}",
      components: ["{x-b: 1}", "{x-b: 2}"]),
    UnreadPair(
      "the bytes of a file that cannot be parsed", "get: {requestBody: {$ref: b.yaml}}",
      "get: {requestBody: {$ref: b.yaml}}",
      files: [["folder/b.yaml": "a: ["], ["folder/b.yaml": "a: {"]]),
    UnreadPair(
      "a list of parameters that is a map", "get: {parameters: {$ref: '#/components/x-p'}}",
      "get: {parameters: {$ref: '#/components/x-p'}}",
      components: ["{x-p: {a: 1}}", "{x-p: {a: 2}}"]),
    UnreadPair(
      "scopes that are no list", "get: {security: [{s: read}]}", "get: {security: [{s: write}]}",
      components: Array(repeating: "{securitySchemes: {s: {type: oauth2}}}", count: 2)),
    UnreadPair(
      "scopes that are no texts", "get: {security: [{s: [1]}]}", "get: {security: [{s: [2]}]}",
      components: Array(repeating: "{securitySchemes: {s: {type: oauth2}}}", count: 2)),
    UnreadPair(
      "security behind a reference to no list", "get: {security: {$ref: '#/components/x-s'}}",
      "get: {security: {$ref: '#/components/x-s'}}",
      components: ["{x-s: {a: 1}}", "{x-s: {a: 2}}"]),
    UnreadPair(
      "the name of a security scheme that does not exist", "get: {security: [{a: []}]}",
      "get: {security: [{b: []}]}"),
    UnreadPair(
      "additional operations that are a list", "get: {}, additionalOperations: [1]",
      "get: {}, additionalOperations: [2]", version: "3.2.0"),
    UnreadPair(
      "a media type that stands there twice",
      "get: {requestBody: {content: {a/b: {}, A/B: {x-a: 1}}}}",
      "get: {requestBody: {content: {a/b: {}, A/B: {x-a: 2}}}}"),
    UnreadPair(
      "a status that stands there twice",
      "get: {responses: {4XX: {description: d}, 4xx: {description: e}}}",
      "get: {responses: {4XX: {description: d}, 4xx: {description: f}}}"),
    UnreadPair(
      "an operation that is hidden by one nearer by", "get: {}, $ref: '#/components/pathItems/I'",
      "get: {}, $ref: '#/components/pathItems/I'",
      components: [
        "{pathItems: {I: {get: {operationId: a}}}}", "{pathItems: {I: {get: {operationId: b}}}}",
      ]),
    UnreadPair(
      "a path item that refers to itself, beside its operations", "get: {}, $ref: '#/paths/~1a'",
      "get: {operationId: b}, $ref: '#/paths/~1a'"),
    UnreadPair(
      "a flag that is none",
      "get: {parameters: [{name: a, in: query, required: perhaps, schema: {}}]}",
      "get: {parameters: [{name: a, in: query, required: never, schema: {}}]}"),
    UnreadPair(
      "the parameter whose flag is none",
      "get: {parameters: [{name: a, in: query, explode: 2, schema: {}}]}",
      "get: {parameters: [{name: b, in: query, explode: 2, schema: {}}]}"),
    UnreadPair(
      "a style that the place does not have",
      "get: {parameters: [{name: a, in: query, style: 5, schema: {}}]}",
      "get: {parameters: [{name: a, in: query, style: label, schema: {}}]}"),
  ]

  @Test("is never equal to another that may mean something else", arguments: pairs)
  func differences(_ pair: UnreadPair) throws {
    func dump(_ item: String, _ index: Int) throws -> (text: String, isUnread: Bool) {
      let api = try Reading.api(
        """
        openapi: \(pair.version)
        info: {title: A}
        paths: {/a: {\(item)}}
        components: \(pair.components[index])
        """, files: pair.files[index])
      let operations = api.paths.map(api.operation)
      #expect(Reading.codes(api).isEmpty == false)
      return (
        ReaderDump(api: api).text,
        !api.unread.isEmpty || operations.contains { !$0.unread.isEmpty }
      )
    }
    let (old, new) = (try dump(pair.old, 0), try dump(pair.new, 1))
    #expect(old.isUnread && new.isUnread)
    #expect(old.text != new.text)
    // Nothing in it depends on the run.
    #expect(old.text == (try dump(pair.old, 0)).text)
  }

  @Test("callbacks that are too deep are told apart by what stands in them")
  func deepCallbacks() throws {
    func unread(_ id: String) throws -> [UnreadPart] {
      let text = (0..<7).reversed().reduce("operationId: \(id)") { inner, number in
        "callbacks: {c\(number): {'{$url}': {post: {\(inner)}}}}"
      }
      var operations = [try Reading.get(text).operation]
      var parts: [UnreadPart] = []
      while let operation = operations.popLast() {
        parts += operation.unread
        operations += operation.callbacks.flatMap(\.operations)
      }
      return parts
    }
    let (old, new) = (try unread("a"), try unread("b"))
    #expect(old.count == 1 && new.count == 1)
    #expect(old.map(\.text) != new.map(\.text))
  }

  @Test(
    "flags that are spelt as texts are read as they are meant, with a warning",
    arguments: ["true", "yes", "On", "TRUE", "false", "no", "Off"])
  func spelledFlags(_ word: String) throws {
    func text(_ value: String) throws -> (dump: String, codes: [String]) {
      let (operation, api) = try Reading.get(
        """
        deprecated: \(value), requestBody: {required: \(value), content: {a/b: {}}},
        parameters: [{name: a, in: query, required: \(value), explode: \(value),
        allowReserved: \(value), schema: {type: array}}]
        """)
      #expect(operation.unread.isEmpty)
      return (ReaderDump(api: api).text(of: operation), api.diagnostics.map(\.code))
    }
    let meant = ["true", "yes", "on"].contains(word.lowercased()) ? "true" : "false"
    let (read, expected) = (try text("'\(word)'"), try text(meant))
    #expect(read.dump == expected.dump)
    #expect(expected.codes.isEmpty)
    #expect(Set(read.codes) == ["invalid-field"])
  }

  @Test("a scheme that is named by a bare word is looked for among the components only")
  func bareSchemeNames() throws {
    let (operation, api) = try Reading.operation(
      """
      openapi: 3.2.0
      info: {title: A}
      paths: {/a: {get: {security: [{k: []}]}}}
      """, files: ["folder/k": "{type: http, scheme: basic}"])
    #expect(operation.unread.map(\.text) == ["k"])
    #expect(api.diagnostics.map(\.code) == ["unknown-security-scheme"])
    #expect(api.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test(
    "security schemes are found behind references",
    arguments: [
      ("{$ref: c.yaml}", "{securitySchemes: {k: {type: http}}}"),
      ("{$ref: '#/x-c'}\nx-c: {securitySchemes: {k: {type: http}}}", ""),
      ("{securitySchemes: {$ref: c.yaml}}", "{k: {type: http}}"),
      ("{securitySchemes: {k: {$ref: c.yaml}}}", "{type: http}"),
      (
        "{securitySchemes: {$ref: 'c.yaml#/a/securitySchemes'}}",
        "{a: {$ref: '#/b'}, b: {securitySchemes: {k: {type: http}}}}"
      ),
    ])
  func schemesBehindReferences(_ components: String, _ file: String) throws {
    func api(_ type: String, seed: HashSeed) throws -> API {
      func typed(_ text: String) -> String {
        text.split(separator: "http", omittingEmptySubsequences: false).joined(separator: type)
      }
      return try Reading.api(
        """
        openapi: 3.0.0
        info: {title: A}
        security: [{k: []}]
        paths: {/a: {get: {}}}
        components: \(typed(components))
        """, files: ["folder/c.yaml": typed(file)], seed: seed)
    }
    let seed = HashSeed()
    let (old, new) = (try api("http", seed: seed), try api("apiKey", seed: seed))
    let same = try api("http", seed: seed)
    #expect(!ChangeIndex(old: old, new: new).operationsInheritTheSame)
    #expect(ChangeIndex(old: old, new: same).operationsInheritTheSame)
    for (api, type) in [(old, "http"), (new, "apiKey")] {
      let uses = api.operation(api.paths[0]).security.alternatives.flatMap(\.uses)
      #expect(uses.map { $0.scheme?.facts.string("type") } == [type])
    }
  }
}
