import APIGraph
import DocumentTree
import Foundation
import Testing

/// The schemas of published descriptions, which are read whole.
@Suite("Schemas of real descriptions")
struct SchemasCorpusTests {
  @Test(
    "every schema of every published description can be read",
    .enabled(if: Corpus.isPresent, "the folder shared/corpus is not beside the repository"))
  func everySchemaIsRead() throws {
    var counts: [String: Int] = [:]
    var schemas = 0
    var slowest = (seconds: 0.0, name: "")
    let clock = ContinuousClock()
    for path in try Corpus.rootDocuments() {
      let seed = HashSeed()
      let root = try #require(try? Corpus.parse(path, seed: seed), "\(path) is no document")
      let documents = DocumentSet(
        root: root, location: path, loader: Corpus.loader, limits: .standard, seed: seed)
      let store = SchemaStore(documents: documents)
      var read = 0
      let duration = clock.measure { read = Corpus.readEverything(store) }
      let seconds =
        Double(duration.components.attoseconds) / 1e18 + Double(duration.components.seconds)
      if seconds > slowest.seconds { slowest = (seconds, path) }
      #expect(read > 0, "\(path) has no schemas")
      schemas += read
      for diagnostic in documents.diagnostics + store.diagnostics {
        counts[diagnostic.code, default: 0] += 1
        Corpus.note(
          "\(path): \(diagnostic.code): \(diagnostic.message) \(diagnostic.pointer ?? "")")
      }
    }
    print("\(schemas) schemas; slowest \(slowest); \(counts.sorted { $0.key < $1.key })")
    #expect(schemas > 100_000)
  }
}

/// The folder of published descriptions beside the repository.
enum Corpus {
  static let folder = URL(filePath: #filePath).appending(path: "../../../../shared/corpus")
    .standardizedFileURL

  static var isPresent: Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: "manifest.tsv").path)
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

  /// Reads what looks like a schema, and all that it leads to; says how many schemas that were.
  static func readEverything(_ store: SchemaStore) -> Int {
    let root = store.documents.documents[0].tree.rootNode
    let dialect: Dialect =
      root["swagger"] != nil
      ? .swagger2 : root["openapi"]?.text.hasPrefix("3.0") == true ? .openAPI30 : .openAPI31
    var pending: [SchemaID] = []
    var holders: [Node] = [root]
    while let node = holders.popLast() {
      for child in node.children {
        switch child.key {
        case "example", "examples", "x-examples": continue
        case "schema" where child.kind == .object:
          pending.append(store.id(at: Origin(document: 0, node: child.id), dialect: dialect))
        case "definitions", "schemas":
          pending += child.members.map {
            store.id(at: Origin(document: 0, node: $0.id), dialect: dialect)
          }
        default: holders.append(child)
        }
      }
    }
    var seen: Set<SchemaID> = []
    while let id = pending.popLast() {
      if seen.insert(id).inserted { pending += store.schema(id).subschemas }
    }
    return seen.count
  }

  /// Writes a line to the file that the environment names, for looking at diagnostics one by one.
  static func note(_ line: String) {
    guard let path = ProcessInfo.processInfo.environment["CORPUS_NOTES"],
      let file = FileHandle(forWritingAtPath: path)
    else { return }
    file.seekToEndOfFile()
    file.write(Data((line + "\n").utf8))
    try? file.close()
  }
}
