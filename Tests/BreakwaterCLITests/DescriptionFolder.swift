import TestSupport

/// A folder with descriptions that differ from `base` in one way each.
struct DescriptionFolder {
  /// The folder.
  let files: TemporaryFolder

  init() throws {
    files = try TemporaryFolder()
    try files.write("base.yaml", Self.description(paths: Self.paths()))
    try files.write("same.yaml", Self.description(paths: Self.paths()))
    try files.write("breaking.yaml", Self.description(paths: Self.paths(isRequired: true)))
    try files.write("additive.yaml", Self.description(paths: Self.paths(method: "put")))
    try files.write("cosmetic.yaml", Self.description(paths: Self.paths(summary: "All pets")))
    try files.write(
      "dangling.yaml",
      Self.description(paths: Self.paths(schema: "$ref: '#/components/schemas/No'")))
  }

  /// The path of a description by its name.
  subscript(name: String) -> String { files.path(name + ".yaml") }

  /// A description with some paths.
  static func description(paths: String) -> String {
    "openapi: 3.0.3\ninfo: {title: Pets, version: 1.2.0}\npaths: \(paths)\n"
  }

  /// The paths of a description with one operation, and a second one if a method for it is given.
  private static func paths(
    isRequired: Bool = false, method: String? = nil, summary: String = "The pets",
    schema: String = "type: integer"
  ) -> String {
    let added = method.map { "\n    \($0): {responses: {'204': {description: done}}}" } ?? ""
    return """

        /pets:
          get:
            summary: \(summary)
            parameters:
              - {name: limit, in: query, required: \(isRequired), schema: {\(schema)}}
            responses: {'200': {description: the pets}}\(added)
      """
  }
}
