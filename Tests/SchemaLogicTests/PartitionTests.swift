import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

@Suite("The classes of schemas")
struct PartitionTests {
  /// A schema that says a bit of everything, and leads back to itself.
  private static let base = """
    {"$ref": "#/$defs/tree", "$defs": {
      "tree": {"type": "object", "required": ["name", "id"], "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 9, "pattern": "^a"},
        "id": {"$ref": "#/$defs/id"},
        "kind": {"enum": ["x", "y", 3]},
        "left": {"$ref": "#/$defs/tree"},
        "rest": {"type": "array", "items": {"$ref": "#/$defs/tree"}, "minItems": 1, "maxItems": 4,
          "uniqueItems": true},
        "extra": {"anyOf": [{"$ref": "#/$defs/id"}, {"type": "boolean"}, {"type": "null"}]}},
        "additionalProperties": {"type": "number", "multipleOf": 0.5, "exclusiveMaximum": 7},
        "minProperties": 2, "maxProperties": 30, "dependentRequired": {"left": ["rest"]},
        "not": {"required": ["forbidden"]}},
      "id": {"type": "integer", "minimum": 0, "format": "int64"}}}
    """

  private static func areAlike(_ one: String, _ other: String) throws -> Bool {
    let (old, new) = (try SchemaText(one), try SchemaText(other))
    let partition = SchemaPartition(old: old.store, new: new.store)
    let classes = (partition.classOf(old.id, on: .old), partition.classOf(new.id, on: .new))
    // What was answered once stays, whichever side is asked for first.
    let reversed = SchemaPartition(old: old.store, new: new.store)
    let (second, first) = (reversed.classOf(new.id, on: .new), reversed.classOf(old.id, on: .old))
    #expect((first == second) == (classes.0 == classes.1))
    #expect(partition.classOf(old.id, on: .old) == classes.0)
    return classes.0 == classes.1
  }

  /// Of words that are met again the first is told, so that the order of reading is seen. One hash table may have the first name first by
  /// chance, but not those of so many sets of names.
  @Test("are found by reading in the order of the names that are required")
  func readingOrder() throws {
    for round in 0..<12 {
      let names = ["e", "d", "c", "b", "a"].map { "\($0)\(round)" }
      let required = names.map { "\"\($0)\"" }.joined(separator: ", ")
      let properties = names.map { "\"\($0)\": {\"type\": \"string\", \"nullable\": true}" }
      let text = try SchemaText(
        "{\"required\": [\(required)], \"properties\": {\(properties.joined(separator: ", "))}}")
      _ = SchemaPartition(old: text.store, new: text.store).classOf(text.id, on: .old)
      #expect(text.store.diagnostics.map(\.pointer) == ["/properties/a\(round)/nullable"])
    }
  }

  private static func replacing(_ part: String, _ replacement: String) throws -> String {
    let parts = base.split(separator: part, omittingEmptySubsequences: false)
    try #require(parts.count > 1, "\(part)")
    return parts[0] + replacement + parts.dropFirst().joined(separator: part)
  }

  @Test(
    "are the same after an edit that says the same in other words",
    arguments: [
      ("\"title\"", ""),
      (
        "\"id\": {\"$ref\": \"#/$defs/id\"},",
        "\"id\": {\"type\": \"integer\", \"minimum\": 0, \"format\": \"int64\"},"
      ),
      (
        "\"type\": \"object\", ", "\"description\": \"A tree.\", \"type\": \"object\", \"x-a\": 1, "
      ),
      ("[\"name\", \"id\"]", "[\"id\", \"name\", \"id\"]"),
      ("[\"x\", \"y\", 3]", "[3.0, \"y\", \"x\"]"),
      (
        "[{\"$ref\": \"#/$defs/id\"}, {\"type\": \"boolean\"}, {\"type\": \"null\"}]",
        "[{\"type\": \"null\"}, {\"type\": \"boolean\"}, {\"$ref\": \"#/$defs/id\"}, {\"type\": \"null\"}]"
      ),
      ("\"format\": \"int64\"", "\"format\": \"int64\", \"default\": 5, \"examples\": [6]"),
      ("{\"type\": \"boolean\"}", "{\"type\": \"boolean\", \"format\": \"yes-or-no\"}"),
      (
        "\"left\": {\"$ref\": \"#/$defs/tree\"}",
        "\"left\": {\"$ref\": \"#/$defs/copy\"}"
      ),
    ])
  func sameWords(_ part: String, _ replacement: String) throws {
    // A copy of the tree that leads to the tree: a cycle that is unrolled once.
    let copy = Self.base.split(separator: "\"tree\": ")[1].split(separator: ",\n  \"id\": ")[0]
    var edited = part == "\"title\"" ? Self.base : try Self.replacing(part, replacement)
    edited = edited.dropLast(2) + ", \"copy\": \(copy)}}"
    #expect(try Self.areAlike(Self.base, edited))
  }

  @Test(
    "differ after any edit of an assertion",
    arguments: [
      ("\"type\": \"string\"", "\"type\": [\"string\", \"null\"]"), ("\"minLength\": 1, ", ""),
      ("\"maxLength\": 9", "\"maxLength\": 8"), ("\"^a\"", "\"^b\""),
      ("[\"name\", \"id\"]", "[\"name\"]"), ("\"y\", 3]", "\"y\"]"), ("\"y\", 3]", "\"y\", 4]"),
      ("\"minItems\": 1", "\"minItems\": 2"), ("\"maxItems\": 4", "\"maxItems\": 5"),
      ("\"uniqueItems\": true", "\"uniqueItems\": false"), ("\"kind\"", "\"art\""),
      ("\"left\": {\"$ref\": \"#/$defs/tree\"}", "\"left\": {\"$ref\": \"#/$defs/id\"}"),
      ("\"left\": {\"$ref\": \"#/$defs/tree\"}", "\"left\": {}"),
      ("\"left\": {\"$ref\": \"#/$defs/tree\"}", "\"left\": false"),
      ("\"items\": {\"$ref\": \"#/$defs/tree\"}", "\"contains\": {\"$ref\": \"#/$defs/tree\"}"),
      (
        "\"items\": {\"$ref\": \"#/$defs/tree\"}", "\"prefixItems\": [{\"$ref\": \"#/$defs/tree\"}]"
      ),
      (", {\"type\": \"null\"}]", "]"), ("\"anyOf\"", "\"oneOf\""), ("\"anyOf\"", "\"allOf\""),
      ("\"multipleOf\": 0.5", "\"multipleOf\": 0.25"),
      ("\"exclusiveMaximum\": 7", "\"maximum\": 7"), ("\"exclusiveMaximum\": 7", "\"minimum\": 7"),
      ("\"additionalProperties\"", "\"unevaluatedProperties\""),
      ("\"additionalProperties\"", "\"propertyNames\""),
      ("\"minProperties\": 2", "\"minProperties\": 3"), ("\"maxProperties\": 30, ", ""),
      ("[\"rest\"]", "[\"rest\", \"kind\"]"), ("{\"left\": [\"rest\"]}", "{\"rest\": [\"left\"]}"),
      ("\"dependentRequired\": {\"left\": [\"rest\"]}", "\"dependentSchemas\": {\"left\": false}"),
      ("[\"forbidden\"]", "[\"bidden\"]"), ("\"format\": \"int64\"", "\"format\": \"int32\""),
      ("\"enum\": [\"x\", \"y\", 3]", "\"readOnly\": true, \"enum\": [\"x\", \"y\", 3]"),
      ("\"enum\": [\"x\", \"y\", 3]", "\"writeOnly\": true, \"enum\": [\"x\", \"y\", 3]"),
      (
        "\"$ref\": \"#/$defs/tree\", ",
        "\"$ref\": \"#/$defs/tree\", \"if\": false, \"then\": false, "
      ),
      ("\"properties\": {", "\"patternProperties\": {\"^x\": false}, \"properties\": {"),
    ])
  func otherAssertions(_ part: String, _ replacement: String) throws {
    #expect(try !Self.areAlike(Self.base, Self.replacing(part, replacement)))
  }

  /// Schemas of which no two assert the same.
  private static let different = [
    "{}", "false", "{\"type\": \"string\"}", "{\"enum\": [1]}", "{\"enum\": [\"1\"]}",
    "{\"enum\": [true]}", "{\"enum\": [1, true]}", "{\"enum\": [[1, true]]}",
    "{\"enum\": [{\"a\": 1}]}",
    "{\"minimum\": 1}", "{\"maximum\": 1}", "{\"exclusiveMinimum\": 1}", "{\"multipleOf\": 1}",
    "{\"multipleOf\": 2}", "{\"minLength\": 1}", "{\"maxLength\": 1}", "{\"pattern\": \"1\"}",
    "{\"format\": \"date\"}", "{\"format\": \"time\"}", "{\"minItems\": 1}", "{\"maxItems\": 1}",
    "{\"uniqueItems\": true}", "{\"minProperties\": 1}", "{\"maxProperties\": 1}",
    "{\"required\": [\"1\"]}", "{\"required\": [\"1\", \"2\"]}", "{\"required\": [\"e\u{301}\"]}",
    "{\"required\": [\"\u{e9}\"]}", "{\"dependentRequired\": {\"1\": [\"2\"]}}",
    "{\"dependentRequired\": {\"2\": [\"1\"]}}", "{\"dependentRequired\": {\"1\": [\"2\", \"3\"]}}",
    "{\"dependentSchemas\": {\"1\": {\"minProperties\": 1}}}", "{\"properties\": {\"1\": {}}}",
    "{\"properties\": {\"1\": false}}", "{\"properties\": {\"1\": {\"type\": \"string\"}}}",
    "{\"properties\": {\"$ref\": {\"type\": \"string\"}}}",
    "{\"properties\": {\"1\": {\"type\": \"string\"}, \"2\": false}}",
    "{\"properties\": {\"2\": {\"type\": \"string\"}, \"1\": false}}",
    "{\"patternProperties\": {\"1\": {\"type\": \"string\"}}}",
    "{\"additionalProperties\": {\"type\": \"string\"}}", "{\"additionalProperties\": false}",
    "{\"propertyNames\": {\"minLength\": 1}}", "{\"propertyNames\": false}",
    "{\"unevaluatedProperties\": false}", "{\"unevaluatedItems\": false}",
    "{\"prefixItems\": [false]}", "{\"prefixItems\": [{}, false]}", "{\"items\": false}",
    "{\"prefixItems\": [{}], \"items\": false}", "{\"contains\": {\"type\": \"string\"}}",
    "{\"contains\": {\"type\": \"string\"}, \"minContains\": 2}",
    "{\"contains\": {\"type\": \"string\"}, \"maxContains\": 2}",
    "{\"not\": {\"type\": \"string\"}}",
    "{\"anyOf\": [{\"minLength\": 1}, {\"minimum\": 1}]}",
    "{\"oneOf\": [{\"minLength\": 1}, {\"minimum\": 1}]}",
    "{\"oneOf\": [{\"minLength\": 1}, {\"minLength\": 1}, {\"minimum\": 1}]}",
    "{\"if\": {\"minLength\": 1}, \"then\": {\"minimum\": 1}}",
    "{\"if\": {\"minLength\": 1}, \"else\": {\"minimum\": 1}}",
    "{\"properties\": {\"1\": {\"readOnly\": true}}}",
    "{\"properties\": {\"1\": {\"writeOnly\": true}}}", "{\"$ref\": \"#/nowhere\"}",
    "{\"$ref\": \"#/elsewhere\"}",
  ]

  @Test func `are one for each thing that a schema can say`() throws {
    // All in one document each, so that all tables are shared.
    let members = Self.different.enumerated().map { "\"\($0.offset)\": \($0.element)" }
    let text = "{\"properties\": {\(members.joined(separator: ", "))}}"
    let (old, new) = (try SchemaText(text), try SchemaText(text))
    let partition = SchemaPartition(old: old.store, new: new.store)
    let ones = old.store.schema(old.id).properties.map { partition.classOf($0.schema, on: .old) }
    let others = new.store.schema(new.id).properties.map { partition.classOf($0.schema, on: .new) }
    #expect(ones.count == Self.different.count)
    #expect(ones == others)
    for (index, one) in ones.enumerated() {
      for other in ones.indices where other < index {
        #expect(one != ones[other], "\(Self.different[index]) \(Self.different[other])")
      }
    }
  }

  @Test func `tags of branches count beside a discriminator, and its property does`() throws {
    func union(_ property: String, _ tag: String) -> String {
      """
      {"oneOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/b"}], "discriminator":
        {"propertyName": "\(property)", "mapping": {"\(tag)": "#/$defs/a"}},
        "$defs": {"a": {"required": ["a"]}, "b": {"required": ["b"]}}}
      """
    }
    #expect(try Self.areAlike(union("t", "x"), union("t", "x")))
    #expect(try !Self.areAlike(union("t", "x"), union("t", "y")))
    #expect(try !Self.areAlike(union("t", "x"), union("u", "x")))
  }

  @Test func `a cycle of two is one of three and one of one, when all its schemas are alike`()
    throws
  {
    func ring(_ count: Int, odd: Int? = nil) -> String {
      let links = (0..<count).map { index in
        """
        "n\(index)": {"type": "\(index == odd ? "array" : "object")",
          "properties": {"next": {"$ref": "#/$defs/n\((index + 1) % count)"}}}
        """
      }
      return "{\"$ref\": \"#/$defs/n0\", \"$defs\": {\(links.joined(separator: ", "))}}"
    }
    for one in 1...4 {
      for other in 1...4 {
        #expect(try Self.areAlike(ring(one), ring(other)))
        #expect(try !Self.areAlike(ring(one), ring(other, odd: other - 1)))
        #expect(try Self.areAlike(ring(one, odd: 0), ring(other, odd: 0)) == (one == other))
      }
    }
  }

  @Test func `are those of a slow comparison, for random graphs and questions in any order`() throws
  {
    var random = SeededGenerator(seed: 11)
    var equalPairs = 0
    for round in 0..<1500 {
      let graph = PartitionGraph(count: Int.random(in: 2...9, using: &random), using: &random)
      let (old, new) = (try SchemaText("{}").store, try SchemaText("{}").store)
      let members = Array(graph.nodes.indices)
      let oldIDs = graph.add(members.shuffled(using: &random), to: old)
      let newIDs = graph.add(members.shuffled(using: &random), to: new)
      let partition = SchemaPartition(old: old, new: new)
      var classes: [Int: [InclusionDecider.Sender: Int32]] = [:]
      for question in (0..<members.count * 2).shuffled(using: &random) {
        let member = question / 2
        let side: InclusionDecider.Sender = question % 2 == 0 ? .old : .new
        let id = try #require((side == .old ? oldIDs : newIDs)[member])
        classes[member, default: [:]][side] = partition.classOf(id, on: side)
      }
      let likeness = graph.likeness()
      for one in members {
        for other in members {
          let isSame = classes[one]?[.old] == classes[other]?[.new]
          #expect(isSame == likeness[one][other], "round \(round): \(one) \(other) \(graph)")
          #expect((classes[one]?[.old] == classes[other]?[.old]) == likeness[one][other])
          if one != other, isSame { equalPairs += 1 }
        }
      }
    }
    #expect(equalPairs > 1000)
  }

  @Test func `beyond the budget schemas are alone, and what fell together before stays`() throws {
    let (old, new) = (try SchemaText(Self.base), try SchemaText(Self.base))
    for budget in 0..<30 {
      let partition = SchemaPartition(old: old.store, new: new.store, maximumSchemas: budget)
      let one = partition.classOf(old.id, on: .old)
      let other = partition.classOf(new.id, on: .new)
      #expect(partition.classOf(old.id, on: .old) == one)
      #expect((one == other) == (budget >= 22), "\(budget)")
      let edited = try SchemaText(Self.replacing("\"minimum\": 0", "\"minimum\": 1"))
      let poor = SchemaPartition(old: old.store, new: edited.store, maximumSchemas: budget)
      #expect(poor.classOf(old.id, on: .old) != poor.classOf(edited.id, on: .new))
    }
  }

  @Test func `a chain of any length takes no stack`() throws {
    let links = (0..<15_000).map { index in
      "\"n\(index)\": {\"items\": {\"$ref\": \"#/$defs/n\(index + 1)\"}}"
    }
    let text = "{\"$ref\": \"#/$defs/n0\", \"$defs\": {\(links.joined(separator: ", ")),"
    #expect(try Self.areAlike(text + "\"n15000\": {}}}", text + "\"n15000\": true}}"))
    #expect(try !Self.areAlike(text + "\"n15000\": {}}}", text + "\"n15000\": false}}"))
  }
}
