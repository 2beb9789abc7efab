import APIGraph
import DocumentTree
import Testing

/// Descriptions in memory, read as an API.
enum Reading {
  /// Reads a root document; other files are found by the locations under which they are given.
  static func api(
    _ root: String, files: [String: String] = [:], at location: String = "folder/root.yaml",
    seed: HashSeed = HashSeed()
  ) throws -> API {
    let tree = try Tree.parse(Source(name: location, bytes: Array(root.utf8)), seed: seed)
    let loader = DocumentLoader { location throws(LoadingError) in
      guard let text = files[location] else { throw LoadingError(message: "no such file") }
      return Source(name: location, bytes: Array(text.utf8))
    }
    return try API.read(
      DocumentSet(root: tree, location: location, loader: loader, limits: .standard, seed: seed))
  }

  /// The one operation of a description.
  static func operation(
    _ root: String, files: [String: String] = [:]
  ) throws -> (operation: APIGraph.Operation, api: API) {
    let api = try api(root, files: files)
    let headings = api.paths + api.webhooks
    try #require(headings.count == 1)
    return (api.operation(headings[0]), api)
  }

  /// A description with `GET /pets`, given the members of the operation in YAML flow style.
  static func get(
    _ members: String, version: String = "3.0.3", components: String = "{}", rest: String = ""
  ) throws -> (operation: APIGraph.Operation, api: API) {
    try operation(
      """
      openapi: \(version)
      info: {title: Pets, version: '1'}
      paths: {/pets: {get: {\(members)}}}
      components: \(components)
      \(rest)
      """)
  }

  /// The codes of what was remarked after everything has been read.
  static func codes(_ api: API) -> [String] {
    for heading in api.paths + api.webhooks { _ = api.operation(heading) }
    return api.diagnostics.map(\.code).sorted()
  }
}
