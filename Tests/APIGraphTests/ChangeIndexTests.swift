import APIGraph
import DocumentTree
import Testing

@Suite("The index of changes")
struct ChangeIndexTests {
  @Test("what it calls unchanged is the same when all references are unfolded", arguments: 0..<16)
  func soundness(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    var unchanged = 0
    for _ in 0..<12 {
      let world = ChangeIndexWorld.random(&generator)
      let hashSeed = HashSeed()
      let old = try world.api(seed: hashSeed)
      let new = try world.edited(&generator).api(seed: hashSeed)
      let index = ChangeIndex(old: old, new: new)
      let numbering = Numbering()
      let before = Unfolding(api: old, numbering: numbering)
      let after = Unfolding(api: new, numbering: numbering)
      for (first, second) in Self.comparable(old, new) where index.isUnchanged(first, second) {
        unchanged += 1
        let text = old.documents.node(first).jsonValue.compactText
        #expect(before.value(at: first) == after.value(at: second), "\(text)")
      }
    }
    // Pruning that never prunes would be sound too.
    #expect(unchanged > 40)
  }

  @Test("a description compared with itself is unchanged throughout", arguments: 0..<10)
  func reflexivity(_ seed: Int) throws {
    var generator = SplitMix(state: UInt64(1000 + seed))
    let world = ChangeIndexWorld.random(&generator)
    let hashSeed = HashSeed()
    let old = try world.api(seed: hashSeed)
    let new = try world.api(seed: hashSeed)
    let index = ChangeIndex(old: old, new: new)
    for (first, second) in Self.comparable(old, new) { #expect(index.isUnchanged(first, second)) }
    #expect(index.operationsInheritTheSame)
    #expect(index.unreferencedComponents.isEmpty)
  }

  /// Pairs of nodes that stand at the same place: path items and components.
  private static func comparable(_ old: API, _ new: API) -> [(Origin, Origin)] {
    var pairs: [(Origin, Origin)] = []
    for heading in old.paths {
      for other in new.paths where other.place == heading.place {
        pairs.append((heading.declaration, other.declaration))
        pairs.append((heading.origin, other.origin))
      }
    }
    let sections = [(0, ["components", "schemas"]), (1, [])]
    for (document, path) in sections {
      guard old.documents.documents.count > document, new.documents.documents.count > document
      else { continue }
      let pointer = JSONPointer(tokens: path)
      let first = old.documents.documents[document].tree.rootNode.resolve(pointer)
      let second = new.documents.documents[document].tree.rootNode.resolve(pointer)
      guard let first, let second else { continue }
      for member in first.members {
        guard let other = second[member.key ?? ""] else { continue }
        pairs.append(
          (
            Origin(document: Int32(document), node: member.id),
            Origin(document: Int32(document), node: other.id)
          ))
      }
    }
    return pairs
  }

  @Test("an edit of a component changes exactly what depends on it")
  func exactness() throws {
    // A chain of components, each with a path of its own; C2 and C3 refer to each other.
    func text(_ edited: Int?) -> String {
      let uses = [0: 1, 1: 2, 2: 3, 3: 2, 4: 1]
      var paths = "paths:\n"
      var components = "components:\n  schemas:\n"
      for number in 0..<5 {
        paths += "  /p\(number): {get: {responses: {'200': {description: d, content: {a/json: "
        paths += "{schema: {$ref: '#/components/schemas/C\(number)'}}}}}}}\n"
        components += "    C\(number): {maxLength: \(number == edited ? 9 : 1), properties: {a: "
        components += "{$ref: '#/components/schemas/C\(uses[number] ?? 0)'}}}\n"
      }
      return "openapi: 3.0.0\ninfo: {title: A}\n\(paths)\(components)"
    }
    let dependents: [Int: Set<Int>] = [
      0: [0], 1: [0, 1, 4], 2: [0, 1, 2, 3, 4], 3: [0, 1, 2, 3, 4], 4: [4],
    ]
    for (edited, expected) in dependents {
      let seed = HashSeed()
      let old = try Reading.api(text(nil), seed: seed)
      let new = try Reading.api(text(edited), seed: seed)
      let index = ChangeIndex(old: old, new: new)
      let changed = zip(old.paths, new.paths).enumerated().filter {
        !index.isUnchanged($0.element.0.declaration, $0.element.1.declaration)
      }
      #expect(Set(changed.map(\.offset)) == expected, "C\(edited)")
    }
  }

  @Test("what operations inherit is the same unless one of its parts differs")
  func inheritance() throws {
    func text(
      title: String = "A", servers: String = "/a", security: String = "k", flow: String = "/t",
      component: String = "{}"
    ) -> String {
      """
      openapi: 3.0.0
      info: {title: \(title)}
      servers: [{url: \(servers)}]
      security: [{\(security): []}]
      paths: {/a: {get: {}}}
      components: {schemas: {S: \(component)}, securitySchemes: {k: {type: openIdConnect,
        openIdConnectUrl: \(flow)}}}
      """
    }
    func inherits(_ second: String) throws -> Bool {
      let seed = HashSeed()
      let old = try Reading.api(text(), seed: seed)
      return ChangeIndex(old: old, new: try Reading.api(second, seed: seed))
        .operationsInheritTheSame
    }
    #expect(try inherits(text()))
    #expect(try inherits(text(title: "B")))
    #expect(try inherits(text(component: "{type: object}")))
    #expect(try !inherits(text(servers: "/b")))
    #expect(try !inherits(text(security: "j")))
    #expect(try !inherits(text(flow: "/u")))
  }

  @Test("nothing is unchanged between families, everything is between patch versions")
  func versions() throws {
    func text(_ version: String) -> String {
      "openapi: \(version)\ninfo: {title: A}\npaths: {/a: {get: {operationId: a}}}"
    }
    for (second, isSame) in [("3.0.3", true), ("3.1.0", false)] {
      let seed = HashSeed()
      let old = try Reading.api(text("3.0.0"), seed: seed)
      let new = try Reading.api(text(second), seed: seed)
      let index = ChangeIndex(old: old, new: new)
      #expect(index.operationsInheritTheSame == isSame)
      let origins = (old.paths[0].origin, new.paths[0].origin)
      #expect(index.isUnchanged(origins.0, origins.1) == isSame)
    }
  }

  @Test("components that differ and that no operation reaches are found, the others are not")
  func unreferenced() throws {
    func text(_ value: Int, gone: String) -> String {
      """
      openapi: 3.0.0
      info: {title: A}
      paths: {/a: {get: {security: [{used: []}], responses: {'200':
        {$ref: '#/components/responses/R'}}}}}
      components:
        responses: {R: {description: d, content: {a/json: {schema:
          {$ref: '#/components/schemas/Parent'}}}}}
        securitySchemes: {used: {type: http, scheme: s\(value)}, idle: {type: http, scheme: s\(value)}}
        schemas:
          Parent: {discriminator: {propertyName: t, mapping: {m: Mapped}}, maxLength: \(value)}
          Mapped: {maxLength: \(value)}
          Subtype: {allOf: [{$ref: '#/components/schemas/Parent'}], maxLength: \(value)}
          Idle: {maxLength: \(value)}
          Same: {maxLength: 1}
          Island: {properties: {a: {$ref: '#/components/schemas/Idle'}}}
          \(gone): {}
      """
    }
    let seed = HashSeed()
    let old = try Reading.api(text(1, gone: "Old"), seed: seed)
    let new = try Reading.api(text(2, gone: "New"), seed: seed)
    let found = ChangeIndex(old: old, new: new).unreferencedComponents
    #expect(
      found.map { "\($0.kind)/\($0.name)" }
        == ["schemas/Idle", "schemas/New", "schemas/Old", "securitySchemes/idle"])
    #expect(found.map { $0.old != nil } == [true, false, true, true])
    #expect(found.map { $0.new != nil } == [true, true, false, true])
  }

  @Test(
    "a component that only refers to another is used, whatever becomes of that",
    arguments: ["#/no", "#/components/parameters/P", "#/components/parameters/Q"])
  func chains(_ reference: String) throws {
    func api(_ last: String, seed: HashSeed) throws -> API {
      try Reading.api(
        """
        openapi: 3.0.0
        info: {title: A}
        paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P'}]}}}
        components: {parameters: {P: {$ref: '\(last)'}, Q: {name: q, in: query, schema: {}}}}
        """, seed: seed)
    }
    let seed = HashSeed()
    let (old, new) = (try api(reference, seed: seed), try api("#/other", seed: seed))
    let index = ChangeIndex(old: old, new: new)
    #expect(index.unreferencedComponents.isEmpty)
    #expect(!index.isUnchanged(old.paths[0].origin, new.paths[0].origin))
  }

  @Test("a file that cannot be parsed is unchanged only as long as its bytes are")
  func unreadableFiles() throws {
    for (bytes, isSame) in [("a: [", true), ("a: {", false)] {
      let seed = HashSeed()
      let apis = try ["a: [", bytes].map { text in
        try Reading.api(
          "openapi: 3.0.0\ninfo: {title: A}\npaths: {/a: {get: {requestBody: {$ref: b.yaml}}}}",
          files: ["folder/b.yaml": text], seed: seed)
      }
      let origins = apis.map { $0.paths[0].origin }
      #expect(
        ChangeIndex(old: apis[0], new: apis[1]).isUnchanged(origins[0], origins[1]) == isSame)
    }
  }

  @Test("what cannot be read is said of whatever an operation reaches, read or not, each once")
  func danglingReferences() throws {
    let text = """
      openapi: 3.0.0
      info: {title: A}
      paths:
        /a: {get: {parameters: [{$ref: '#/p'}], responses: {'200': {description: d, content: {a/json:
          {schema: {$ref: '#/components/schemas/S'}, example: {$ref: '#/e'}}}}}}}
        /b: {$ref: no.yaml}
        /c: {get: {requestBody: {$ref: bad.yaml}}}
      components: {schemas: {S: {properties: {a: {$ref: '#/s'}}, example: {$ref: '#/e'}},
        Idle: {$ref: '#/i'}}}
      """
    let seed = HashSeed()
    func api() throws -> API {
      try Reading.api(text, files: ["folder/bad.yaml": "a: ["], seed: seed)
    }
    let (pruned, whole) = (try api(), try api())
    _ = ChangeIndex(old: pruned, new: whole)
    for operation in whole.paths.map(whole.operation) {
      for type in operation.responses.flatMap(\.content) {
        let id = try #require(type.schema)
        for property in whole.schemas.schema(id).properties {
          _ = whole.schemas.schema(property.schema)
        }
      }
    }
    #expect(pruned.diagnostics == whole.diagnostics)
    let messages = whole.diagnostics.filter { $0.code == "unresolved-reference" }.map(\.message)
    for name in ["#/p", "#/s"] {
      #expect(messages.filter { $0.contains("'\(name)'") }.count == 1)
    }
    #expect(messages.count == 2)
    #expect(whole.diagnostics.count == 4)
  }

  @Test("files are paired by how they lie to the root, and every reference in them counts")
  func files() throws {
    func api(_ folder: String, _ value: Int, seed: HashSeed) throws -> API {
      try Reading.api(
        """
        openapi: 3.0.0
        info: {title: A}
        paths:
          /a: {get: {responses: {'200': {$ref: 'parts/r.yaml#/Ok'}}}}
          /b: {get: {responses: {'200': {$ref: 'parts/r.yaml#/default'}}}}
          /c: {get: {responses: {'200': {$ref: 'parts/r.yaml#/None'}}}}
        """,
        files: [
          "\(folder)/parts/r.yaml":
            "{Ok: {description: a}, default: {$ref: ../more/s.yaml}, None: {x-a: {$ref: no.yaml}}}",
          "\(folder)/more/s.yaml": "{description: d\(value)}",
        ], at: "\(folder)/root.yaml", seed: seed)
    }
    let seed = HashSeed()
    let old = try api("old/deep", 1, seed: seed)
    let new = try api("new", 2, seed: seed)
    let index = ChangeIndex(old: old, new: new)
    let unchanged = zip(old.paths, new.paths).map {
      index.isUnchanged($0.0.declaration, $0.1.declaration)
    }
    #expect(unchanged == [true, false, true])
    // What looks like data is not fetched.
    #expect(old.diagnostics.isEmpty)
  }

  @Test("dynamic references and embedded resources depend on everything")
  func dynamicReferences() throws {
    func text(_ value: Int, _ dynamic: String) -> String {
      """
      openapi: 3.1.0
      info: {title: A}
      paths:
        /a: {get: {responses: {'200': {description: d, content: {a/json: {schema: \(dynamic)}}}}}}
        /b: {get: {operationId: b}}
      components: {schemas: {S: {$dynamicAnchor: n, maxLength: \(value)}}}
      """
    }
    for dynamic in ["{$dynamicRef: '#n'}", "{$id: 'http://a.example/x', not: {$ref: '#/not'}}"] {
      let seed = HashSeed()
      let old = try Reading.api(text(1, dynamic), seed: seed)
      let new = try Reading.api(text(2, dynamic), seed: seed)
      let same = try Reading.api(text(1, dynamic), seed: seed)
      for (other, expected) in [(new, [false, true]), (same, [true, true])] {
        let index = ChangeIndex(old: old, new: other)
        let unchanged = zip(old.paths, other.paths).map {
          index.isUnchanged($0.0.declaration, $0.1.declaration)
        }
        #expect(unchanged == expected)
      }
    }
  }

  @Test(
    "what references in embedded resources lead to is loaded, and counts",
    arguments: [
      "{$id: sub, not: {$ref: 'other.yaml#/C'}}", "{not: {$dynamicRef: 'other.yaml#/C'}}",
    ])
  func embeddedReferences(_ schema: String) throws {
    func api(_ value: Int, seed: HashSeed) throws -> API {
      try Reading.api(
        """
        openapi: 3.1.0
        info: {title: A}
        paths:
          /a: {get: {responses: {'200': {description: d, content: {a/json: {schema: \(schema)}}}}}}
          /b: {get: {operationId: b}}
        """, files: ["folder/other.yaml": "{C: {maxLength: \(value)}}"], at: "folder/root.yaml",
        seed: seed)
    }
    let seed = HashSeed()
    let old = try api(1, seed: seed)
    for (value, expected) in [(2, [false, true]), (1, [true, true])] {
      let new = try api(value, seed: seed)
      let index = ChangeIndex(old: old, new: new)
      let unchanged = zip(old.paths, new.paths).map {
        index.isUnchanged($0.0.declaration, $0.1.declaration)
      }
      #expect(unchanged == expected)
    }
  }

  @Test("nothing is known of documents that are loaded later")
  func laterDocuments() throws {
    let seed = HashSeed()
    let apis = try (0..<2).map { _ in
      try Reading.api(
        """
        {openapi: 3.1.0, info: {title: A}, paths: {},
         x-a: {$ref: late.yaml}, x-b: {$dynamicRef: late.yaml}}
        """, files: ["folder/late.yaml": "{type: string}"], at: "folder/root.yaml", seed: seed)
    }
    let index = ChangeIndex(old: apis[0], new: apis[1])
    // What looks like data is not fetched.
    #expect(apis.map(\.documents.documents.count) == [1, 1])
    let roots = try apis.map { api in
      let root = Origin(document: 0, node: api.documents.documents[0].tree.root)
      guard case .found(let place) = api.documents.resolve("late.yaml", from: root) else {
        throw LoadingError(message: "nothing was found")
      }
      return place
    }
    #expect(roots.map(\.document) == [1, 1])
    #expect(!index.haveEqualTexts(roots[0], roots[1]) && !index.isUnchanged(roots[0], roots[1]))
    #expect(index.dependOnOthers(roots[0], roots[1]))
  }
}
