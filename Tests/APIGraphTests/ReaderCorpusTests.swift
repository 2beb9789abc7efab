import APIGraph
import DocumentTree
import Foundation
import Testing

/// The published descriptions, whose operations are read whole and whose changes are indexed.
@Suite(
  "Real descriptions",
  .enabled(if: PublishedSchemas.arePresent, "SKIPPED: no ../shared/corpus"),
  .enabled(if: PublishedSchemas.isRelease, "SKIPPED: run with -c release"))
struct ReaderCorpusTests {
  private func read(_ path: String, seed: HashSeed) throws -> API {
    try API.read(
      DocumentSet(
        root: try PublishedSchemas.parse(path, seed: seed), location: path,
        loader: PublishedSchemas.loader, limits: .standard, seed: seed))
  }

  @Test("every published description is read whole, and nothing of its operations is missed")
  func everythingIsRead() throws {
    var codes: [String: Int] = [:]
    var operations = 0
    for path in try PublishedSchemas.rootDocuments() {
      let api = try read(path, seed: HashSeed())
      #expect(api.unread.isEmpty, "\(path)")
      for heading in api.paths + api.webhooks {
        let operation = api.operation(heading)
        #expect(operation.unread.isEmpty, "\(path) \(heading.method) \(heading.place)")
        operations += 1
      }
      for diagnostic in api.diagnostics { codes[diagnostic.code, default: 0] += 1 }
    }
    print("\(operations) operations: \(codes.sorted { $0.key < $1.key })")
    #expect(operations > 20_000)
    let expected: Set = [
      "duplicate-key", "duplicate-path", "earlier-dialect", "empty-composition",
      "foreign-keyword", "ignored-header",
      "invalid-keyword",
      "invalid-schema", "misplaced-reference", "undeclared-path-parameter",
      "unknown-dialect", "unknown-field",
      "unknown-stability-level",
      "unknown-type", "unreadable-date", "unreadable-document", "unresolved-reference",
      "unused-path-parameter",
      "unusual-version",
    ]
    #expect(Set(codes.keys).isSubset(of: expected))
  }

  @Test("JSON and YAML renditions of one description give one graph")
  func renditions() throws {
    var pairs = 0
    for (old, new) in try PublishedSchemas.renditions() {
      let seed = HashSeed()
      let (first, second) = (try read(old, seed: seed), try read(new, seed: seed))
      // An example `044925` in YAML 1.2 is a number; the JSON rendition was made by a tool that saw a text.
      let dumps = [first, second].map { ReaderDump(api: $0, depth: 2, hasExamples: false).text }
      #expect(dumps[0] == dumps[1], "\(old)")
      let index = ChangeIndex(old: first, new: second)
      let isEqual = first.documents.documents[0].tree.rootNode.isEqual(
        to: second.documents.documents[0].tree.rootNode)
      if isEqual { #expect(index.operationsInheritTheSame && index.unreferencedComponents.isEmpty) }
      pairs += 1
    }
    #expect(pairs >= 4)
  }
}

extension PublishedSchemas {
  /// The pairs of the manifest that are one description in JSON and in YAML.
  static func renditions() throws -> [(old: String, new: String)] {
    let folder = URL(filePath: #filePath).appending(path: "../../../../shared/corpus")
      .standardizedFileURL
    let manifest = try String(
      contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
    let rows = manifest.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = rows.first ?? []
    func column(_ name: String, _ row: [String]) -> String {
      header.firstIndex(of: name).map { row[$0] } ?? ""
    }
    return rows.dropFirst().compactMap { row in
      guard column("kind", row) == "same-api-rendition",
        column("old_spec", row) == column("new_spec", row),
        column("old_format", row) != column("new_format", row),
        column("shape_delta", row) == "+0 -0 ~0"
      else { return nil }
      return (column("old_file", row), column("new_file", row))
    }
  }
}
