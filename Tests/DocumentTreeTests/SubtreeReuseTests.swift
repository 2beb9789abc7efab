import DocumentTree
import Foundation
import Testing

/// A document that is read with an earlier version at hand is what it is when read alone.
@Suite struct SubtreeReuseTests {
  #if DEBUG
    private static let mutantCount = 2000
  #else
    private static let mutantCount = 30_000
  #endif

  /// What is different where a text is read beside an earlier one, and how many nodes were taken over.
  private static func reading(
    _ text: [UInt8], after earlier: [UInt8], name: String
  ) -> (difference: String?, reusedCount: Int) {
    guard let earlierTree = try? Tree.parse(Source(name: name, bytes: earlier), seed: seed) else {
      return (nil, 0)
    }
    func result(_ earlier: Tree?) -> (tree: Tree?, complaint: String) {
      let source = Source(name: name, bytes: text)
      do throws(ParsingError) {
        return (try Tree.parse(source, seed: seed, earlier: earlier), "accepted")
      } catch {
        return (nil, display(error.diagnostic))
      }
    }
    let alone = result(nil)
    let beside = result(earlierTree)
    guard alone.complaint == beside.complaint else {
      return ("\(beside.complaint) instead of \(alone.complaint)", 0)
    }
    guard let tree = beside.tree, let expected = alone.tree else { return (nil, 0) }
    let source = Source(name: name, bytes: text)
    let needsLibYAML = [nil, earlierTree].map {
      Tree.blockYAML(source, limits: .standard, seed: seed, earlier: $0) == nil
    }
    guard needsLibYAML[0] == needsLibYAML[1] else { return ("libyaml is asked", 0) }
    return (TreeDifference.between(tree, expected), tree.reusedCount)
  }

  /// How many nodes were taken over; reports what is different.
  private static func reusedCount(_ text: [UInt8], after earlier: [UInt8], name: String) -> Int {
    let (difference, count) = reading(text, after: earlier, name: name)
    if let difference {
      Issue.record(
        """
        \(difference) in:
        \(String(decoding: text, as: UTF8.self))
        after:
        \(String(decoding: earlier, as: UTF8.self))
        """)
    }
    return count
  }

  private static func reusedCount(_ text: String, after earlier: String, name: String) -> Int {
    reusedCount(Array(text.utf8), after: Array(earlier.utf8), name: name)
  }

  /// In how many of two texts nodes were taken over from the other.
  private static func reusingCount(_ text: [UInt8], _ other: [UInt8], name: String) -> Int {
    [(text, other), (other, text)].count { reusedCount($0, after: $1, name: name) > 0 }
  }

  // MARK: Random edits

  @Test func `mutants in YAML are read alike`() {
    var mutator = YAMLMutator(seed: 11)
    var reused = 0
    for _ in 0..<Self.mutantCount {
      let pair = mutator.nextPair()
      reused += Self.reusingCount(pair.text, pair.mutant, name: "mutant.yaml")
    }
    print("YAML: \(Self.mutantCount) mutants, \(reused) documents with nodes taken over")
    #expect(reused > Self.mutantCount / 8)
  }

  @Test func `mutants in JSON are read alike`() throws {
    var mutator = YAMLMutator(seed: 12)
    var reused = 0
    for number in 0..<Self.mutantCount {
      let yaml = mutator.nextPair().text
      guard let tree = try? Tree.parse(Source(name: "a.yaml", bytes: yaml), seed: seed) else {
        continue
      }
      var text: [UInt8] = []
      if number.isMultiple(of: 2) {
        text.append(compact: tree.rootNode.jsonValue)
      } else {
        text.append(pretty: tree.rootNode.jsonValue, lineBreak: [UInt8(ascii: "\n")], indent: 2)
      }
      reused += Self.reusingCount(text, mutator.mutant(of: text), name: "mutant.json")
    }
    print("JSON: \(Self.mutantCount) mutants, \(reused) documents with nodes taken over")
    #expect(reused > Self.mutantCount / 8)
  }

  // MARK: What is taken over

  private static let pets = """
    {"openapi": "3.0.3", "paths": {
      "/pets": {"get": {"tags": ["a", "b"], "x": {}}, "put": {"tags": []}},
      "/dogs": {"get": {"description": "\\u00e9"}, "x-\\u00e9": {"y": null}}
    }}
    """

  @Test func `the whole of an unchanged document is taken over, but for its outermost scalars`() {
    let count = Self.reusedCount(Self.pets, after: Self.pets, name: "a.json")
    #expect(count == 13)
  }

  @Test(arguments: [
    ("\"b\"", "\"c\"", 5), ("{\"openapi\": \"3.0.3\", ", "{", 13), ("/dogs", "/cats", 7),
    ("/pets", "/dogs", 0), ("\"/pets\": ", "\"/pets\" : ", 9),
  ])
  func `what stands around an edit in JSON is taken over`(
    _ text: String, _ edit: String, _ expected: Int
  ) {
    let edited = Self.pets.replacing(text, with: edit)
    #expect(Self.reusedCount(edited, after: Self.pets, name: "a.json") == expected)
  }

  @Test func `members that stand in another order are taken over`() {
    func text(_ names: [String]) -> String {
      names.reduce(into: "paths:\n") { $0 += "  /\($1):\n    get:\n      tags: [\($1)]\n" }
    }
    let names = (0..<40).map { "path\($0)" }
    let count = Self.reusedCount(text(names.reversed()), after: text(names), name: "a.yaml")
    // Nothing is known of what may follow the last one.
    #expect(count == 39 * 3)
  }

  /// Texts and edits of them that change what the lines of `a` or `b` mean, or where they end, and what is taken over.
  @Test(arguments: [
    // Nothing but what stands elsewhere.
    ("x: 1\na:\n  b: c\nd: e\n", "x: 12\na:\n  b: c\nd: e\n", 1),
    // The lines stand deeper, or below another key.
    ("a:\n  b: c\nd: e\n", "x:\n  a:\n    b: c\nd: e\n", 0),
    ("a:\n  b:\n    c: d\ne: f\n", "a:\n   b:\n     c: d\ne: f\n", 0),
    // The last text goes on behind them.
    ("a:\n  b: c\nd: e\n", "a:\n  b: c\n    more\nd: e\n", 0),
    ("a:\n  b: |+\n    c\nd: e\n", "a:\n  b: |+\n    c\n\nd: e\n", 0),
    ("a:\n  b: |\n    c\nd: e\n", "a:\n  b: |\n    c\n    more\nd: e\n", 0),
    ("a:\n  b: >\n    c\nd: e\n", "a:\n  b: >\n    c\n# no text\nd: e\n", 0),
    ("a:\n  b: c\nd: e\n", "a:\n  b: c\n  d: e\n", 0),
    // At the end of the text.
    ("x: 1\na:\n  b: c\n", "x: 2\na:\n  b: c\n", 1),
    ("x: 1\na:\n  b: c", "x: 2\na:\n  b: c", 1),
    ("x: 1\na:\n  b: c", "x: 2\na:\n  b: cd", 0),
    ("a:\n  b: c\n", "a:\n  b: c\nd: e\n", 0),
    ("a:\n  b: c\nd: e\n", "a:\n  b: c\n", 1),
    ("a:\n  b: |+\n    c\nd: e\n", "a:\n  b: |+\n    c\n  ", 0),
    (
      "x:\n    a:\n      b: |+\n        c\n    d: e\n", "x:\n    a:\n      b: |+\n        c\n  ", 1
    ),
    // Flow collections are not made of lines.
    ("a: {\n  b:\n    {c: d},\n  e: f\n}\n", "a:\n  b:\n    {c: d},\n  e: f\n", 0),
    ("{\n  b:\n    {c: d},\n  e: f\n}\n", "  b:\n    {c: d},\n  e: f\n", 0),
    // Comments and empty lines belong to what they follow.
    ("a:\n  b: c\n\n# about d\nd: e\n", "x: 1\na:\n  b: c\n\n# about d\nd: e\n", 1),
    ("a:\n  b: c\nd: e\n", "a:\n  b: c\n# about d\nd: e\n", 0),
    // Folded and escaped texts stand elsewhere than in the source.
    (
      "a:\n  b: >\n    c\n    d\n  e: \"\\n\"\nf: g\n",
      "x: >\n  1\na:\n  b: >\n    c\n    d\n  e: \"\\n\"\nf: g\n", 2
    ),
    ("x: >\n  1\na:\n  b: |\nd: e\n", "a:\n  b: |\nd: e\n", 1),
    // A sequence has no level of its own to begin at.
    ("a:\n  b: c\nd:\n- e:\n    f: g\n", "a:\n  b: c\nd:\n- e:\n    f: g\n- h\n", 1),
    ("a:\r\n  b: c\r\nd: e\r\n", "x: 1\r\na:\r\n  b: c\r\nd: e\r\n", 1),
  ])
  func `lines of YAML are taken over where they mean the same`(
    _ text: String, _ edited: String, _ expected: Int
  ) {
    #expect(Self.reusedCount(edited, after: text, name: "a.yaml") == expected)
  }

  @Test func `nothing is taken over from a tree that cannot lend its nodes`() throws {
    let text = "x: 1\na:\n  b: c\n"
    let other = try Tree.parseYAML(source(text), seed: HashSeed())
    let tree = try Tree.parse(source(text), seed: seed, earlier: other)
    #expect(tree.reusedCount == 0)
    let inYAML = try Tree.parseYAML(source("a: {\"b\": {\"c\": \"d\"}}\n"), seed: seed)
    let inJSON = source("{\"a\": {\"b\": {\"c\": \"d\"}}}", name: "a.json")
    #expect(try Tree.parse(inJSON, seed: seed, earlier: inYAML).reusedCount == 0)
    // Anchors and merge keys are for libyaml, duplicates are dropped, and JSON is not YAML.
    for earlier in [
      "x: 1\na:\n  b: c\nd: &e f\n", "x: 1\na:\n  b: c\na:\n  b: c\n",
      "{\"x\": 1, \"a\": {\"b\": \"c\"}}",
      "- a:\n    b: c\n",
    ] {
      #expect(Self.reusedCount(text, after: earlier, name: "a") == 0)
      #expect(Self.reusedCount(earlier, after: text, name: "a") == 0)
    }
  }

  @Test func `a document that repeats a key over and over costs no more than its length`() throws {
    let inner = (0..<40_000).map { "\"k\($0)\": []" }.joined(separator: ", ")
    let earlier = try json("{\"a\": {\(inner)}}")
    let member = "\"a\": {\"k39999\": [1], \"x\": []}"
    let text = source(
      "{\(Array(repeating: member, count: 40_000).joined(separator: ", "))}", name: "a.json")
    var alone = Duration.seconds(1000)
    var beside = Duration.seconds(1000)
    // By turns, because other work on the machine slows down whatever runs beside it.
    for _ in 0..<5 {
      let clock = ContinuousClock()
      alone = min(alone, try clock.measure { _ = try Tree.parse(text, seed: seed) })
      beside = min(
        beside, try clock.measure { _ = try Tree.parse(text, seed: seed, earlier: earlier) })
    }
    #expect(beside < alone * 3, "beside \(beside), alone \(alone)")
  }

  // MARK: Published descriptions

  private static let versions = SharedFiles.names(in: "corpus").flatMap { folder in
    let paths = SharedFiles.paths(below: "corpus/" + folder, extensions: ["yaml", "yml", "json"])
      .filter { !$0.contains("/") }
    return zip(paths, paths.dropFirst()).map {
      ("corpus/\(folder)/\($0)", "corpus/\(folder)/\($1)")
    }
  }

  @Test(.enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)))
  func `published versions are read alike, and most of the newer one is taken over`() throws {
    var halves = 0
    for (earlier, later) in Self.versions {
      for (path, other) in [(later, earlier), (earlier, later)] {
        let bytes = try SharedFiles.bytes(path)
        let (difference, count) = Self.reading(
          bytes, after: try SharedFiles.bytes(other), name: path)
        #expect(difference == nil, "\(path) after \(other)")
        guard count > 0 else { continue }
        let tree = try Tree.parse(Source(name: path, bytes: bytes), seed: seed)
        if count * 2 > tree.records.count { halves += 1 }
      }
    }
    print("versions: \(Self.versions.count * 2), at least half taken over: \(halves)")
    #expect(Self.versions.count > 100)
    #expect(halves > Self.versions.count / 2)
  }
}
