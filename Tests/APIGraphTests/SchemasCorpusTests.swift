import APIGraph
import DocumentTree
import Foundation
import Testing

/// The schemas of published descriptions, which are read whole.
@Suite(
  "Schemas of real descriptions",
  .enabled(if: PublishedSchemas.arePresent, "SKIPPED: no ../shared/corpus"),
  .enabled(if: PublishedSchemas.isRelease, "SKIPPED: run with -c release"))
struct SchemasCorpusTests {
  @Test("every schema of every published description can be read, and little is wrong with them")
  func everySchemaIsRead() throws {
    var counts: [String: Int] = [:]
    var schemas = 0
    var outlines = 0
    var time = Duration.zero
    let clock = ContinuousClock()
    for path in try PublishedSchemas.rootDocuments() {
      let seed = HashSeed()
      let root = try PublishedSchemas.parse(path, seed: seed)
      let documents = DocumentSet(
        root: root, location: path, loader: PublishedSchemas.loader, limits: .standard, seed: seed)
      let store = SchemaStore(documents: documents)
      var read: Set<SchemaID> = []
      time += clock.measure { read = PublishedSchemas.readEverything(store) }
      schemas += read.count
      for id in read {
        guard let outline = store.outline(of: id) else { continue }
        outlines += 1
        let problem = OutlineCheck.disagreement(outline, store.schema(id), in: store)
        #expect(problem == nil, "\(path)")
      }
      for diagnostic in documents.diagnostics + store.diagnostics {
        counts[diagnostic.code, default: 0] += 1
        #expect(diagnostic.location != nil, "\(path): \(diagnostic.message)")
      }
    }
    print(
      "\(schemas) schemas in \(time), \(outlines) of them plain: \(counts.sorted { $0.key < $1.key })"
    )
    #expect(schemas > 200_000)
    #expect(outlines > 150_000)
    #expect(time < .seconds(30))
    let expected: Set = [
      "earlier-dialect", "empty-composition", "foreign-keyword", "invalid-keyword",
      "invalid-schema",
      "unknown-type", "unreadable-document", "unresolved-reference",
    ]
    #expect(Set(counts.keys).isSubset(of: expected))
    #expect(counts["unresolved-reference", default: 0] < 1000)
  }
}

/// The folder of published descriptions beside the repository.
enum PublishedSchemas {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../shared/corpus").standardizedFileURL

  static var arePresent: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "manifest.tsv").path)
  }

  static var isRelease: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  /// Every root document that the manifest names, once.
  static func rootDocuments() throws -> [String] {
    let manifest = try String(contentsOf: folder.appending(path: "manifest.tsv"), encoding: .utf8)
    let rows = manifest.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    }
    let header = try #require(rows.first)
    let columns = header.indices.filter { ["old_file", "new_file"].contains(header[$0]) }
    #expect(columns.count == 2)
    return Set(rows.dropFirst().flatMap { row in columns.map { row[$0] } }).sorted()
  }

  static func parse(_ path: String, seed: HashSeed) throws -> Tree {
    let bytes = try Data(contentsOf: folder.appending(path: path))
    return try Tree.parse(Source(name: path, bytes: Array(bytes)), seed: seed)
  }

  static var loader: DocumentLoader {
    let folder = folder.path
    return DocumentLoader { location throws(LoadingError) in
      guard let data = FileManager.default.contents(atPath: folder + "/" + location) else {
        throw LoadingError(message: "no such file")
      }
      return Source(name: location, bytes: Array(data))
    }
  }

  /// Reads what looks like a schema in any document that references lead to, and all that it leads to.
  static func readEverything(_ store: SchemaStore) -> Set<SchemaID> {
    let root = store.documents.documents[0].tree.rootNode
    let dialect: Dialect =
      root["swagger"] != nil
      ? .swagger2 : root["openapi"]?.text.hasPrefix("3.0") == true ? .openAPI30 : .openAPI31
    var pending: [SchemaID] = []
    var document: Int32 = 0
    while document < store.documents.documents.count {
      pending += schemas(of: store, document: document, dialect)
      document += 1
    }
    var seen: Set<SchemaID> = []
    while let id = pending.popLast() {
      if seen.insert(id).inserted { pending += store.schema(id).subschemas }
    }
    return seen
  }

  private static func schemas(
    of store: SchemaStore, document: Int32, _ dialect: Dialect
  ) -> [SchemaID] {
    var found: [SchemaID] = []
    var holders = [store.documents.documents[Int(document)].tree.rootNode]
    while let node = holders.popLast() {
      for child in node.children {
        let place = Origin(document: document, node: child.id)
        switch child.key {
        case "example", "examples", "x-examples": continue
        case "$ref": _ = store.documents.resolve(child, from: place, isQuiet: true)
        case "schema" where child.kind == .object:
          found.append(store.id(at: place, dialect: dialect))
        case "definitions", "schemas":
          for member in child.members where member.key != "$ref" {
            found.append(
              store.id(at: Origin(document: document, node: member.id), dialect: dialect))
          }
        default: holders.append(child)
        }
      }
    }
    return found
  }
}
