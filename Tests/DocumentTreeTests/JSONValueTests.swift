import DocumentTree
import Testing

@Suite("A JSON value")
struct JSONValueTests {
  private static func values(_ count: Int, seed: UInt64) -> [JSONValue] {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in RandomValue.value(depth: 3, random: &random) }
  }

  @Test("is equal to itself, and hashes alike, however it is written")
  func spellings() throws {
    var random = SplitMix(state: 7)
    for value in Self.values(2000, seed: 1) {
      let other = try json(RandomValue.text(value, random: &random)).rootNode.jsonValue
      #expect(other == value)
      #expect(other.hashValue == value.hashValue, "\(value.compactText)")
    }
    let pairs = [("1", "1.0"), ("[10]", "[1e1]"), (#"{"a": 0.5}"#, #"{"a": 5e-1}"#)]
    for (text, other) in pairs {
      let (mine, theirs) = (try json(text).rootNode.jsonValue, try json(other).rootNode.jsonValue)
      #expect(mine == theirs && mine.hashValue == theirs.hashValue)
    }
  }

  @Test("hashes otherwise than any other, as good as always")
  func distinction() {
    var seen: [Int: JSONValue] = [:]
    for value in Self.values(5000, seed: 2) {
      let known = seen.updateValue(value, forKey: value.hashValue)
      #expect(known == nil || known == value, "\(value.compactText)")
    }
    #expect(seen.count > 1000)
  }

  @Test(
    "is told from what consists of the same parts",
    arguments: [
      [
        #"{"a": "b", "b": "a"}"#, #"{"a": "a", "b": "b"}"#, #"{"b": "b"}"#, #"{"a": "a"}"#,
        #"{"a": "b"}"#, #"{"b": "a"}"#,
      ],
      [#"["a", "a"]"#, #"["b", "b"]"#, #"["a", "b"]"#, #"["b", "a"]"#],
      ["[[1], 2]", "[1, [2]]", "[[1, 2]]", "[2, [1]]", "[1, 2]", "[2, 1]"],
      [#""""#, "[]", "{}", "null", "false", "true", "0", "[[]]", "[{}]", #"[""]"#],
      [#"["ab", "c"]"#, #"["a", "bc"]"#, #"["abc"]"#, #""abc""#],
      ["1", "-1", "10", "0.1", #""1""#, "[1]"],
    ])
  func parts(_ texts: [String]) throws {
    let values = try texts.map { try json($0).rootNode.jsonValue }
    #expect(Set(values).count == texts.count)
    #expect(Set(values.map(\.hashValue)).count == texts.count)
  }

  @Test("is found in lists where it stands, and lists are compared from both ends")
  func lists() {
    var random = SplitMix(state: 3)
    let few: [JSONValue] = [
      .null, .text("a"), .text("b"), .number(Decimal(1)), .array([.text("a")]),
    ]
    for _ in 0..<3000 {
      func list() -> [JSONValue] {
        (0..<Int.random(in: 0..<7, using: &random)).map { _ in
          few[Int.random(in: 0..<few.count, using: &random)]
        }
      }
      let (mine, theirs) = (list(), list())
      for value in few { #expect(mine.lists(value) == mine.contains(value)) }
      let start = zip(mine, theirs).prefix { $0 == $1 }.count
      #expect(mine.commonStart(theirs) == start)
      let end = zip(mine.reversed(), theirs.reversed()).prefix { $0 == $1 }.count
      for limit in 0...min(mine.count, theirs.count) {
        #expect(mine.commonEnd(theirs, limit: limit) == min(end, limit))
      }
      #expect((ValueList(mine) == ValueList(theirs)) == (mine == theirs))
      if mine == theirs { #expect(ValueList(mine).hashValue == ValueList(theirs).hashValue) }
    }
  }

  @Test("is held by a list in the order of another exactly where all of them are")
  func order() {
    let all = (0..<6).map { JSONValue.number(Decimal($0)) }
    for mine in 0..<64 {
      for theirs in 0..<64 {
        func list(_ bits: Int) -> [JSONValue] {
          all.indices.filter { bits >> $0 & 1 == 1 }.map { all[$0] }
        }
        #expect(list(mine).hold(allInOrder: list(theirs)) == (mine & theirs == theirs))
      }
    }
  }
}
