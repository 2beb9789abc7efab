import APIGraph
import SchemaLogic
import TestSupport
import Testing

/// Alternatives with plain texts are told apart without being read, in the way in which they are told apart once they are.
@Suite struct PlainAlternativesTests {
  /// What objects say of a property that may tell them apart, and of others.
  static let objects = [
    #""properties": {"t": {"type": "string", "enum": ["a"]}}, "required": ["t"]"#,
    #""properties": {"t": {"type": "string", "enum": ["b"]}}, "required": ["t"]"#,
    #""properties": {"t": {"type": "string", "enum": ["b", "c"]}}, "required": ["t", "u"]"#,
    #""properties": {"t": {"type": "string", "enum": ["d", "d"]}}, "required": ["t"]"#,
    #""properties": {"t": {"type": "string", "enum": ["e"]}, "u": {"type": "integer"}}"#,
    #""properties": {"t": {"type": "string", "enum": ["f"], "readOnly": true}}, "required": ["t"]"#,
    #""properties": {"t": {"enum": [1]}, "v": {"type": "string"}}, "required": ["t", "v"]"#,
    #""properties": {"t": {"type": "string"}}, "required": ["t"]"#,
    #""properties": {"n": {"type": "integer"}, "o": {}}, "required": ["n"]"#,
    #""required": ["z"]"#,
    #""additionalProperties": false"#,
  ]

  private static func plain(_ object: String) -> String { #"{"type": "object", \#(object)}"# }

  /// A lower limit of zero says nothing, but no plain text has it.
  private static func read(_ object: String) -> String {
    #"{"type": "object", \#(object), "minProperties": 0}"#
  }

  private static func choice(_ keyword: String, _ alternatives: [String]) -> String {
    #"{"\#(keyword)": [\#(alternatives.joined(separator: ", "))]}"#
  }

  private func areDisjoint(_ alternatives: [String]) throws -> Bool {
    let choice = try SchemaText(Self.choice("oneOf", alternatives))
    return BranchDisjointness(choice.store).areDisjoint(choice.store.schema(choice.id).oneOf)
  }

  private func areToldApart(
    _ old: [String], _ new: [String], at positions: [Int], _ reading: SchemaReading
  ) throws -> Bool {
    let pair = try InclusionPair(
      Self.choice("anyOf", old), Self.choice("anyOf", new), reading: reading)
    return pair.decider.areToldApart(
      old: pair.old.store.schema(pair.old.id).anyOf, new: pair.new.store.schema(pair.new.id).anyOf,
      at: positions, reading: reading)
  }

  @Test func `plain texts exclude each other where what is read does`() throws {
    var answers: Set<Bool> = []
    for first in Self.objects {
      for second in Self.objects {
        let answer = try areDisjoint([Self.plain(first), Self.plain(second)])
        #expect(
          try answer == areDisjoint([Self.read(first), Self.read(second)]), "\(first) \(second)")
        answers.insert(answer)
      }
    }
    #expect(answers.count == 2)
  }

  @Test(arguments: [SchemaReading.pure, SchemaReading(omission: .readOnly)])
  func `plain texts are told apart where what is read is`(_ reading: SchemaReading) throws {
    var answers: Set<Bool> = []
    for (index, changed) in Self.objects.enumerated() {
      let partner = Self.objects[(index + 1) % Self.objects.count]
      for other in Self.objects {
        let answer = try areToldApart(
          [changed, other].map(Self.plain), [partner, other].map(Self.plain), at: [0], reading)
        let expected = try areToldApart(
          [changed, other].map(Self.read), [partner, other].map(Self.read), at: [0], reading)
        #expect(answer == expected, "\(changed) \(partner) \(other)")
        answers.insert(answer)
      }
    }
    #expect(answers.count == 2)
  }

  /// More than a few alternatives that change are looked up in a table.
  @Test func `many alternatives are told apart like few`() throws {
    let objects = ["a", "b", "c", "d", "e", "f"].map {
      Self.plain(
        #""properties": {"t": {"type": "string", "enum": ["\#($0)"]}, "u": {}}, "required": ["t"]"#)
    }
    let all = Array(objects.indices)
    #expect(try areToldApart(objects, objects, at: [2], .pure))
    #expect(try areToldApart(objects, objects, at: all, .pure))
    let twice = objects + [objects[0]]
    #expect(try !areToldApart(twice, twice, at: [0], .pure))
    #expect(try !areToldApart(twice, twice, at: all, .pure))
    #expect(try areToldApart(twice, twice, at: [1], .pure))
  }
}
