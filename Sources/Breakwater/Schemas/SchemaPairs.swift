internal import APIGraph
package import DocumentTree

/// Many pairs of schemas, an object a line: `{"name", "old", "new", "oldDialect", "newDialect", "mode", "assumption"}`.
///
/// Only `old` and `new` have to be there. Each schema is a document of its own, so that `#` in a reference means the schema.
package struct SchemaPairs: Sendable {
  private let source: Source
  private let location: String
  private let loader: DocumentLoader
  private let options: SchemaOptions
  private let dialect: SchemaDialect?

  /// The pairs of a file; options and dialect are for lines that do not name their own.
  package init(
    file path: String, options: SchemaOptions, dialect: SchemaDialect? = nil
  ) throws(InputError) {
    let file = try DescriptionFile(path: path, limits: options.limits, root: options.root)
    source = file.source
    location = file.location
    loader = file.loader
    self.options = options
    self.dialect = dialect
  }

  /// The pairs of a text in memory, whose references lead nowhere else.
  package init(
    _ source: Source, loader: DocumentLoader = .none, options: SchemaOptions,
    dialect: SchemaDialect? = nil
  ) {
    self.source = source
    location = source.name
    self.loader = loader
    self.options = options
    self.dialect = dialect
  }

  /// The answer to one line.
  package struct Answer: Sendable {
    /// The `name` of the line; null where it has none.
    package let name: JSONValue

    /// The relation, or why there is none.
    package let result: Result<SchemaRelation, InputError>
  }

  /// Answers one line after the other; lines of nothing but white space are passed over.
  package func forEachAnswer(_ body: (Answer) -> Void) {
    let seed = HashSeed()
    let bytes = source.bytes
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var number = 0
    while start < bytes.count {
      number += 1
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { continue }
      body(answer(to: Array(line), number: number, seed: seed))
    }
  }

  /// What is to be said when there was no line to answer.
  package var remarkOnNone: Diagnostic {
    Diagnostic(
      severity: .warning, code: "no-pairs", message: "there are no pairs",
      location: SourceLocation(file: source.name, line: source.firstLine, column: 1))
  }

  private func answer(to bytes: [UInt8], number: Int, seed: HashSeed) -> Answer {
    var name = JSONValue.null
    do throws(InputError) {
      let tree: Tree
      do {
        tree = try Tree.parseJSON(
          Source(name: source.name, bytes: bytes, firstLine: number), limits: options.limits,
          seed: seed)
      } catch {
        throw InputError(error.diagnostic)
      }
      let line = SchemaPairLine(tree)
      name = line["name"]?.jsonValue ?? .null
      var relation = try relation(of: line, seed: seed)
      relation.diagnostics = tree.diagnostics + relation.diagnostics
      return Answer(name: name, result: .success(relation))
    } catch {
      return Answer(name: name, result: .failure(error))
    }
  }

  private func relation(
    of line: SchemaPairLine, seed: HashSeed
  ) throws(InputError) -> SchemaRelation {
    try line.checkIsObject()
    var options = options
    options.mode = try line.choice("mode") ?? options.mode
    options.assumption = try line.choice("assumption") ?? options.assumption
    let oldDialect = try line.choice("oldDialect") ?? dialect
    let newDialect = try line.choice("newDialect") ?? dialect
    return SchemaRelation(
      old: try schema("old", of: line, oldDialect, seed: seed),
      new: try schema("new", of: line, newDialect, seed: seed), options: options)
  }

  private func schema(
    _ key: String, of line: SchemaPairLine, _ dialect: SchemaDialect?, seed: HashSeed
  ) throws(InputError) -> LocatedSchema {
    let documents = DocumentSet(
      root: try line.document(key), location: location, loader: loader, limits: options.limits,
      seed: seed)
    return try LocatedSchema(documents, fragment: "", dialect: dialect)
  }
}
