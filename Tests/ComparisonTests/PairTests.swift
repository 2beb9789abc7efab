import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// Small pairs of descriptions with the verdicts that they should have.
@Suite struct PairTests {
  /// One line of a table: two descriptions, of which only what matters is written, and all that should be found.
  struct Pair: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: Description
    let new: Description
    let expected: [String]
  }

  /// The tables, each about one subject.
  static let tables = ["addresses", "receivers", "security"]

  @Test(arguments: tables)
  func `a pair has the verdict that the table says`(_ table: String) throws {
    for pair in try Self.pairs(table) {
      let found = try Self.changes(pair.old, pair.new, prunes: true)
      #expect(found == pair.expected, "\(table): \(pair.testDescription)")
    }
  }

  @Test(arguments: tables)
  func `a pair has the same verdict when nothing is left unread`(_ table: String) throws {
    for pair in try Self.pairs(table) {
      let found = try Self.changes(pair.old, pair.new, prunes: false)
      #expect(found == pair.expected, "\(table): \(pair.testDescription)")
    }
  }

  @Test(arguments: tables)
  func `each side is the same as itself`(_ table: String) throws {
    for pair in try Self.pairs(table) {
      for side in [pair.old, pair.new] {
        let found = try Self.changes(side, side, prunes: false)
        #expect(found.isEmpty, "\(table): \(pair.testDescription)")
      }
    }
  }

  /// Where one direction breaks nothing and finds something, the other way round something is found too.
  @Test(arguments: tables)
  func `what is a change is a change the other way round`(_ table: String) throws {
    for pair in try Self.pairs(table) {
      let back = try Self.changes(pair.new, pair.old, prunes: true)
      #expect(back.isEmpty == pair.expected.isEmpty, "\(table): \(pair.testDescription)")
    }
  }

  private static func changes(
    _ old: Description, _ new: Description, prunes: Bool
  ) throws -> [String] {
    let seed = HashSeed()
    let result = compare(old: try old.api(seed: seed), new: try new.api(seed: seed), prunes: prunes)
    return result.changes.map { change in
      var text = "\(change.impact.rawValue) \(change.rule)"
      if change.certainty != .proven { text += " (\(change.certainty.rawValue))" }
      if let renamed = change.renamed { text += ", perhaps \(renamed)" }
      return text
    }.sorted()
  }

  private static func pairs(_ table: String) throws -> [Pair] {
    let path = "\(Repository.root)/Tests/ComparisonTests/Pairs/\(table).yaml"
    let tree = try Tree.parse(
      Source(name: path, bytes: Array(try Files.text(path).utf8)), seed: HashSeed())
    var pairs: [Pair] = []
    for line in tree.rootNode.elements {
      let name = try #require(line["pair"]?.string)
      let old = try #require(line["old"])
      let new = try #require(line["new"])
      let expected = try #require(line["expected"])
      pairs.append(
        Pair(
          testDescription: name, old: try description(old), new: try description(new),
          expected: expected.elements.compactMap(\.string).sorted()))
    }
    #expect(pairs.count > 30)
    return pairs
  }

  /// The description with what all descriptions have.
  private static func description(_ node: Node) throws -> Description {
    guard case .object(var members) = node.jsonValue else { throw Mistake.noObject }
    if members["openapi"] == nil, members["swagger"] == nil { members["openapi"] = .text("3.1.0") }
    members["info"] = .object(["title": .text("A"), "version": .text("1.0.0")])
    return Description(JSONValue.object(members).compactText, named: "description.json")
  }

  private enum Mistake: Error { case noObject }
}
