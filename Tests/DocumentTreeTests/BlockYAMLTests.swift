import DocumentTree
import Testing

/// The YAML that is read without libyaml is read as libyaml reads it.
@Suite struct BlockYAMLTests {
  @Test(arguments: YAMLSamples.usual)
  func `usual YAML is read without libyaml and as libyaml reads it`(_ text: String) throws {
    let source = source(text)
    let tree = try #require(
      Tree.blockYAML(source, limits: .standard, seed: seed), "not taken:\n\(text)")
    let expected = try Tree.libYAML(source, limits: .standard, seed: seed)
    #expect(TreeDifference.between(tree, expected) == nil, "\(text)")
  }

  @Test(arguments: YAMLSamples.usual)
  func `line breaks of Windows change nothing but positions`(_ text: String) throws {
    let source = source(
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: "\r\n"))
    let tree = try #require(
      Tree.blockYAML(source, limits: .standard, seed: seed), "not taken:\n\(text)")
    let expected = try Tree.libYAML(source, limits: .standard, seed: seed)
    #expect(TreeDifference.between(tree, expected) == nil, "\(text)")
    let original = try yaml(text)
    #expect(tree.rootNode.isEqual(to: original.rootNode), "\(text)")
  }

  @Test(arguments: YAMLSamples.unusual)
  func `anything else is left to libyaml`(_ text: String) {
    #expect(Tree.blockYAML(source(text), limits: .standard, seed: seed) == nil, "\(text)")
  }

  /// Characters are looked at in blocks, of which a document has any number and a part.
  @Test(arguments: [[0x01], [0x1F], [0x7F], [0x80], [0xFF], [0xC2, 0x85], [0xEF, 0xBB, 0xBF]])
  func `a character that YAML refuses is seen wherever it stands`(_ bytes: [UInt8]) {
    for count in [63, 64, 65, 140] {
      for (start, end) in [("a: ", "\n"), ("# ", "\na: 1\n")] {
        for offset in start.utf8.count...count {
          let text = start + String(repeating: "x", count: count - start.utf8.count) + end
          #expect(Tree.blockYAML(source(text), limits: .standard, seed: seed) != nil)
          var changed = Array(text.utf8)
          changed.insert(contentsOf: bytes, at: offset)
          #expect(
            Tree.blockYAML(source(changed), limits: .standard, seed: seed) == nil,
            "\(bytes) at \(offset) of \(count)")
        }
      }
    }
  }

  @Test(arguments: ["é", "~", " ", "\u{1F600}", "\u{A0}"])
  func `a character that YAML allows is none of these`(_ character: String) throws {
    for offset in 4...140 {
      let text = "a: " + String(repeating: "x", count: offset - 3) + character + "x\n"
      let tree = try #require(Tree.blockYAML(source(text), limits: .standard, seed: seed))
      #expect(tree.rootNode["a"]?.text.hasSuffix(character + "x") == true)
    }
  }

  @Test func `limits are libyaml's business`() {
    let limits = ParsingLimits(maximumDepth: 3, maximumNumberLength: 4)
    for (text, isTaken) in [
      ("a:\n  b:\n    c: 1\n", true), ("a:\n  b:\n    c:\n      d: 1\n", false),
      ("a: [[1]]\n", true), ("a: [[[1]]]\n", false), ("a: 1234\n", true), ("a: 12345\n", false),
    ] {
      #expect(
        (Tree.blockYAML(source(text), limits: limits, seed: seed) != nil) == isTaken, "\(text)")
    }
  }

  @Test(
    .enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)))
  func `nearly all published descriptions are read without libyaml, and alike`() throws {
    let paths = SharedFiles.paths(below: "corpus", extensions: ["yaml", "yml"])
    #expect(paths.count > 1000)
    var taken = 0
    for path in paths {
      let source = Source(name: path, bytes: try SharedFiles.bytes("corpus/" + path))
      guard let tree = Tree.blockYAML(source, limits: .standard, seed: seed) else { continue }
      taken += 1
      let expected = try Tree.libYAML(source, limits: .standard, seed: seed)
      let difference = TreeDifference.between(tree, expected)
      #expect(difference == nil, "\(path): \(difference ?? "")")
    }
    print("usual YAML: \(taken) of \(paths.count) files")
    #expect(taken * 100 >= paths.count * 95)
  }

  @Test(
    .enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)))
  func `what is taken of the suite of YAML is read alike`() throws {
    var taken = 0
    for file in SharedFiles.names(in: "suites/yaml/src") {
      let bytes = try SharedFiles.bytes("suites/yaml/src/" + file)
      let suite = try Tree.parseYAML(Source(name: file, bytes: bytes), seed: seed)
      let texts = suite.rootNode.elements.compactMap {
        $0["yaml"]?.string.map(YAMLSuiteTests.visible)
      }
      for source in [Source(name: file, bytes: bytes)] + texts.map({ source($0) }) {
        guard let tree = Tree.blockYAML(source, limits: .standard, seed: seed) else { continue }
        taken += 1
        let expected = try? Tree.libYAML(source, limits: .standard, seed: seed)
        #expect(expected != nil, "\(file): accepted, but it is a mistake")
        let difference = expected.flatMap { TreeDifference.between(tree, $0) }
        #expect(difference == nil, "\(file): \(difference ?? "")")
      }
    }
    #expect(taken > 300)
  }
}
