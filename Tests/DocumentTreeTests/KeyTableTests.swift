import DocumentTree
import Testing

/// Keys and texts are read a word or two at a time, and otherwise where the bytes end: every length is another case.
@Suite("Keys and texts of every length")
struct KeyTableTests {
  private static let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

  /// A text of a length whose last character is another for every variant.
  private static func text(_ length: Int, variant: Int) -> String {
    let characters = (0..<length).map { alphabet[($0 + (($0 == length - 1) ? variant : 0)) % 52] }
    return String(characters)
  }

  @Test("are told apart as keys, in a table that grows")
  func keys() throws {
    let keys = (1...60).flatMap { length in
      (0..<52).map { KeyTableTests.text(length, variant: $0) }
    }
    let distinct = Set(keys + ["", "\0", "a\0", "a\0\0"])
    let members = distinct.enumerated().map { index, key in
      "\"\(key.split(separator: "\0", omittingEmptySubsequences: false).joined(separator: "\\u0000"))\": \(index)"
    }
    let text = "{" + members.joined(separator: ", ") + "}"
    for tree in [try json(text), try yaml(text)] {
      #expect(tree.diagnostics.isEmpty)
      #expect(tree.keys.count == distinct.count)
      for (index, key) in distinct.enumerated() {
        #expect(tree.rootNode[key]?.text == String(index))
      }
      #expect(tree.rootNode["absent"] == nil)
    }
  }

  @Test("are the same text in both syntaxes, also where the document ends with them")
  func texts() throws {
    for length in 1...60 {
      let text = KeyTableTests.text(length, variant: 0)
      let other = KeyTableTests.text(length, variant: 1)
      let hash = try json("\"\(text)\"").rootNode.hash
      #expect(try yaml(text).rootNode.hash == hash)
      #expect(try yaml("'\(text)'").rootNode.hash == hash)
      #expect(try yaml("|-\n  \(text)").rootNode.hash == hash)
      #expect(try yaml(other).rootNode.hash != hash)
      #expect(try yaml(text).rootNode.string == text)
    }
  }

  @Test("are duplicates only if they are equal, in objects of every size")
  func duplicates() throws {
    for count in 1...130 {
      let members = (0..<count).map { "\"k\($0)\": \($0)" }.joined(separator: ", ")
      #expect(try json("{\(members)}").diagnostics.isEmpty)
      let repeated = try json("{\(members), \"k0\": true}")
      #expect(repeated.diagnostics.map(\.code) == ["duplicate-key"])
      #expect(repeated.rootNode.members.count == count)
      #expect(repeated.rootNode["k0"]?.boolean == true)
    }
  }
}
