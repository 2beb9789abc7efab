import APIGraph
import DocumentTree
import Testing

/// Resources that documents embed, and anchors (JSON Schema 2020-12 core §8.2; OAS 3.2 `$self`).
@Suite("Documents: embedded resources")
struct DocumentsResourceTests {
  @Test("identifiers and anchors name schemas, relative to the innermost base")
  func identifiersAndAnchors() throws {
    let description = try SmallDescription(
      schema: ##"""
        {"properties": {
          "byIdentifier": {"$ref": "https://example.com/schemas/tree"},
          "byAnchor": {"$ref": "#leaf"},
          "inside": {"$ref": "https://example.com/schemas/tree#/$defs/inner"},
          "anchorInside": {"$ref": "https://example.com/schemas/tree#twig"},
          "neighbour": {"$ref": "neighbour.json"}}}
        """##,
      components: ##"""
        {"Tree": {"$id": "https://example.com/schemas/tree", "title": "tree",
                  "$defs": {"inner": {"title": "inner"}, "t": {"$anchor": "twig", "title": "twig"}},
                  "properties": {"own": {"$ref": "#/$defs/inner"}, "twig": {"$ref": "#twig"},
                                 "sibling": {"$ref": "leaf"}, "outside": {"$ref": "#/components/schemas/Leaf"}}},
         "Leaf": {"$anchor": "leaf", "title": "leaf"},
         "Sibling": {"$id": "https://example.com/schemas/leaf", "title": "sibling"},
         "Data": {"default": {"$id": "https://example.com/schemas/tree", "title": "no schema"},
                  "properties": {"$anchor": {"title": "a property"}}}}
        """##,
      files: [
        "folder/neighbour.json": ##"{"$id": "https://elsewhere.org/n.json", "title": "neighbour"}"##
      ])
    func titles(_ pointer: String) throws -> [String: String] {
      Dictionary(
        uniqueKeysWithValues: try description.schema(pointer).properties.map {
          ($0.name.string, description.store.schema($0.schema).facts.string("title") ?? "")
        })
    }
    #expect(
      try titles("/schema") == [
        "byIdentifier": "tree", "byAnchor": "leaf", "inside": "inner", "anchorInside": "twig",
        "neighbour": "neighbour",
      ])
    #expect(
      try titles("/components/schemas/Tree") == [
        "own": "inner", "twig": "twig", "sibling": "sibling", "outside": "leaf",
      ])
    #expect(description.codes.isEmpty)
  }

  @Test("$self is the base of a description, which is found by it")
  func selfIsTheBase() throws {
    let description = try SmallDescription(
      ##"""
      {"openapi": "3.2.0", "$self": "https://example.com/api/root",
       "a": {"$ref": "https://example.com/api/root#/b"}, "b": ["b"], "c": {"$ref": "/api/root#/b"},
       "d": {"$ref": "beside.json#/e"}}
      """##, files: ["folder/beside.json": #"{"e": ["beside"]}"#])
    for (pointer, expected) in [("/a", "b"), ("/c", "b"), ("/d", "beside")] {
      let place = try description.place(pointer)
      let reference = try #require(description.documents.pureReference(at: place))
      guard case .found(let target) = description.documents.resolve(reference, from: place) else {
        Issue.record("\(pointer) leads nowhere")
        continue
      }
      #expect(description.documents.node(target).elements.first?.string == expected)
    }
  }

  @Test("a dynamic reference leads to the outermost anchor of the schemas on the way")
  func dynamicReferences() throws {
    let description = try SmallDescription(
      schema: #"{"$ref": "https://example.com/strict-tree"}"#,
      components: ##"""
        {"Tree": {"$id": "https://example.com/tree", "$dynamicAnchor": "node", "type": "object",
                  "properties": {"data": true,
                                 "children": {"type": "array", "items": {"$dynamicRef": "#node"}}}},
         "Strict": {"$id": "https://example.com/strict-tree", "$dynamicAnchor": "node",
                    "$ref": "tree", "maxProperties": 2}}
        """##)
    func items(_ pointer: String) throws -> Schema {
      let schema = try description.schema(pointer)
      let children = try #require(schema.property("children"))
      return description.store.schema(
        try #require(description.store.schema(children.schema).items))
    }
    #expect(try items("/components/schemas/Tree").maxProperties == nil)
    let strict = try items("/components/schemas/Strict")
    #expect(strict.maxProperties == Decimal(2))
    // Below the strict tree everything is strict, at every depth.
    let deeper = try #require(strict.property("children"))
    let again = description.store.schema(
      try #require(description.store.schema(deeper.schema).items))
    #expect(again.maxProperties == Decimal(2))
    #expect(description.codes.isEmpty)
  }

  @Test("an anchor counts that is loaded only on the way")
  func anchorsOnTheWay() throws {
    let files = [
      "folder/b.json": ##"""
      {"link": {"$ref": "c.json#/y"}, "$defs": {"n": {"$dynamicAnchor": "node", "type": "string"}}}
      """##,
      "folder/c.json": ##"{"y": {"type": "object", "properties": {"p": {"$ref": "d.json#/z"}}}}"##,
      "folder/d.json": ##"""
      {"z": {"type": "array", "items": {"$dynamicRef": "#node"}},
       "$defs": {"n": {"$dynamicAnchor": "node", "type": "integer"}}}
      """##,
    ]
    for (reference, types) in [("b.json#/link", JSONTypes.string), ("c.json#/y", .integer)] {
      let description = try SmallDescription(
        schema: "{\"$ref\": \"\(reference)\"}", files: files)
      let list = try #require(try description.schema().property("p"))
      let items = try #require(description.store.schema(list.schema).items)
      #expect(description.store.schema(items).types == types, "\(reference)")
      #expect(description.codes.isEmpty)
    }
  }

  @Test("a dynamic reference without a dynamic anchor is a plain reference")
  func plainDynamicReferences() throws {
    let description = try SmallDescription(
      schema: ##"{"items": {"$dynamicRef": "#/components/schemas/A"}, "$dynamicRef": "#a"}"##,
      components: #"{"A": {"type": "string", "$anchor": "a"}}"#)
    let schema = try description.schema()
    #expect(schema.types == .string)
    #expect(schema.items == (try description.id("/components/schemas/A")))
  }

  @Test("a schema in a file of its own is read in its own place")
  func schemaFiles() throws {
    let description = try SmallDescription(
      schema: ##"{"$ref": "sub/pet.json"}"##,
      files: [
        "folder/sub/pet.json":
          ##"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "http://example.com/pet.json", "type": "object", "properties": {"tag": {"$ref": "#/definitions/tag"}, "owner": {"$ref": "../owner.json"}}, "definitions": {"tag": {"type": "string"}}}"##,
        "folder/owner.json": ##"{"properties": {"pet": {"$ref": "sub/pet.json"}}}"##,
      ])
    let pet = try description.schema()
    let tag = try #require(pet.property("tag"))
    #expect(description.store.schema(tag.schema).types == .string)
    let owner = try #require(pet.property("owner"))
    let back = description.store.schema(owner.schema).property("pet")
    #expect(back?.schema == (try description.id()))
    #expect(description.codes.isEmpty && description.documents.diagnostics.isEmpty)
  }
}
