import DocumentTree
import Testing

/// Where the bytes and nodes of a document are kept must make no difference.
@Suite("The memory of a document")
struct RegionTests {
  /// The same document in memory as large files are read to.
  private static func inRegion(_ source: Source) throws -> Source {
    let bytes = source.bytes
    let region = unsafe RegionArray<UInt8>(capacity: bytes.count + 7) { room in
      unsafe room.copyBytes(from: bytes)
      return bytes.count
    }
    return Source(name: source.name, bytes: region)
  }

  private static let texts: [String] = [
    "{\"a\": [1, 2.50, true, null], \"b\": \"x\\u00e9\\n\", \"c\": {}}", "{\"a\": [1, 2,}",
    "a: 1\nb: [x, 'y', \"z\\t\"]\nc: |\n  one\n\n  two\n", "a: &x [1]\nb: *x\n", "a: *y\n",
    "a: 1\r\nb: é\r\nb: ü\r\n", "\u{FEFF}a: 1\n", "a: [1, 2}\n", "", "   \n\n", "<html>", "{",
    "x\u{0}y", "- a\n- b:\n   c: d # e\n",
  ]

  @Test("holds a source as an array does", arguments: texts)
  func holdsSource(_ text: String) throws {
    let utf16: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    for bytes in [Array(text.utf8), Array(text.utf8.dropLast()), utf16] {
      for name in ["api.yaml", "api.json"] {
        let source = Source(name: name, bytes: bytes)
        let other = try Self.inRegion(source)
        #expect(other.bytes == bytes)
        #expect(other.count == bytes.count)
        #expect(complaint(other) == complaint(source))
        guard let tree = try? Tree.parse(source, seed: seed) else { continue }
        let otherTree = try Tree.parse(other, seed: seed)
        #expect(TreeDifference.between(otherTree, tree) == nil)
        let (map, otherMap) = (SourceMap(tree), SourceMap(otherTree))
        for index in tree.records.indices {
          let id = NodeID(index: UInt32(index))
          #expect(otherMap.location(of: id) == map.location(of: id))
          #expect(
            otherMap.lineText(otherMap.location(of: id).line)
              == map.lineText(map.location(of: id).line))
        }
      }
    }
  }

  /// An array of numbers with so many characters from one to the next.
  private static func numbers(_ count: Int, apart distance: Int) -> String {
    let space = String(repeating: " ", count: distance - 2)
    return "[" + (0..<count).map { "\($0 % 10)" }.joined(separator: "," + space) + "]"
  }

  @Test("has room for more nodes than a description ever has", arguments: [100, 5_000, 100_000])
  func growsForDenseDocuments(_ count: Int) throws {
    // Two bytes for a node are six times denser than what there is room for at first.
    let dense = try json(Self.numbers(count, apart: 2))
    let sparse = try json(Self.numbers(count, apart: 30))
    for tree in [dense, sparse] {
      #expect(tree.records.count == count + 1)
      #expect(tree.rootNode.elements.enumerated().allSatisfy { $1.text == "\($0 % 10)" })
    }
    #expect(dense.rootNode.hash == sparse.rootNode.hash)
    #expect(
      zip(dense.rootNode.elements, sparse.rootNode.elements).allSatisfy { $0.hash == $1.hash })
  }

  @Test("lives as long as anything that was found in it")
  func outlivesTree() throws {
    func records() throws -> RegionArray<NodeRecord> {
      try json(Self.numbers(100_000, apart: 20)).records
    }
    let first = try records()
    let second = try records()
    #expect(first.count == 100_001)
    #expect(zip(first, second).allSatisfy { $0.position == $1.position })
  }
}
