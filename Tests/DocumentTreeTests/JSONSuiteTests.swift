import DocumentTree
import Testing

@Suite(
  "JSONTestSuite",
  .enabled(if: SharedFiles.arePresent, Comment(rawValue: SharedFiles.absence)))
struct JSONSuiteTests {
  private static let folder = "suites/json/test_parsing"
  private static let files = SharedFiles.names(in: folder)

  @Test("has all its files")
  func hasAllFiles() {
    #expect(JSONSuiteTests.files.count == 318)
  }

  @Test("accepts y_, refuses n_, and survives i_", arguments: files)
  func verdict(_ file: String) throws {
    let bytes = try SharedFiles.bytes(JSONSuiteTests.folder + "/" + file)
    let tree = try? Tree.parseJSON(Source(name: file, bytes: bytes), seed: seed)
    if file.hasPrefix("y_") { #expect(tree != nil) }
    if file.hasPrefix("n_") { #expect(tree == nil) }
    // Whatever is accepted can be looked at.
    if let tree {
      let map = SourceMap(tree)
      for index in tree.records.indices {
        let id = NodeID(index: UInt32(index))
        _ = map.location(of: id)
        _ = map.pointer(of: id)
      }
      _ = tree.rootNode.jsonValue.compactText
    }
  }
}
