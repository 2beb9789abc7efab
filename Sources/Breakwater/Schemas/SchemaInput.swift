public import APIGraph
public import DocumentTree

/// One of two schemas to relate: the document that it stands in, and where it stands there.
///
/// The document is a JSON Schema, or an OpenAPI description in which a pointer names the schema.
public struct SchemaInput: Sendable {
  private let content: InputContent
  private let fragment: String
  private let dialect: SchemaDialect?
  private let loader: DocumentLoader?

  private init(
    content: InputContent, fragment: String, dialect: SchemaDialect?, loader: DocumentLoader?
  ) {
    self.content = content
    self.fragment = fragment
    self.dialect = dialect
    self.loader = loader
  }

  /// A schema in a file: the whole file, or the place that a JSON pointer such as `/components/schemas/Pet` names.
  ///
  /// Without a dialect a description is read in the words of its version, and anything else as JSON Schema 2020-12. Without
  /// a loader references are followed to files below the file's folder, and nowhere else.
  public static func file(
    _ path: String, at pointer: String = "", dialect: SchemaDialect? = nil,
    loader: DocumentLoader? = nil
  ) -> SchemaInput {
    SchemaInput(content: .file(path), fragment: pointer, dialect: dialect, loader: loader)
  }

  /// A schema in memory; relative references resolve against `location`, by default the source's name.
  public static func source(
    _ source: Source, at pointer: String = "", dialect: SchemaDialect? = nil,
    location: String? = nil, loader: DocumentLoader = .none
  ) -> SchemaInput {
    SchemaInput(
      content: .memory(source, location: location ?? source.name), fragment: pointer,
      dialect: dialect, loader: loader)
  }

  /// A schema named as on the command line: `schema.json`, or `api.yaml#/components/schemas/Pet`.
  public static func named(_ name: String, dialect: SchemaDialect? = nil) -> SchemaInput {
    let parts = SchemaName(name)
    return file(parts.path, at: parts.fragment, dialect: dialect)
  }

  /// Finds the schema; reads no more of it than its place.
  func read(options: SchemaOptions, seed: HashSeed) throws(InputError) -> LocatedSchema {
    let parsed = try content.loaded(limits: options.limits, root: options.root, loader: loader)
      .parsed(limits: options.limits, seed: seed)
    return try LocatedSchema(
      parsed.documents(limits: options.limits, seed: seed), fragment: fragment, dialect: dialect)
  }
}

/// The file and the place in it that a name on the command line means.
struct SchemaName: Sendable {
  /// The file.
  let path: String

  /// What follows the `#`; empty for the whole file.
  let fragment: String

  /// The parts of a name. A `#` may belong to the file's name: the first that ends the name of a file is meant.
  init(_ name: String) {
    let ends = name.utf8.indices.filter { name.utf8[$0] == UInt8(ascii: "#") }
    let isWhole = ends.isEmpty || FilePath(name).kind != nil
    let end =
      isWhole ? nil : ends.first { FilePath(String(name[..<$0])).kind != nil } ?? ends.first
    path = end.map { String(name[..<$0]) } ?? name
    fragment = end.map { String(name[name.utf8.index(after: $0)...]) } ?? ""
  }
}
