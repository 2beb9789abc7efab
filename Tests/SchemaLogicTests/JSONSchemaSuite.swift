import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// The published tests of JSON Schema, as they lie in the shared folder.
struct JSONSchemaSuite {
  /// A schema with values that are valid under it or not.
  struct Group {
    let file: String
    let title: String
    let schema: JSONValue
    let cases: [Case]
  }

  /// A value and whether it is valid.
  struct Case {
    let title: String
    let value: JSONValue
    let isValid: Bool
  }

  private static var folder: String { (Repository.shared ?? "") + "/suites/json-schema" }

  /// The groups of a folder of the suite, by file and place in it; folders inside it are not looked into.
  static func groups(in path: String) throws -> [Group] {
    try Files.names(in: "\(folder)/\(path)").filter { $0.hasSuffix(".json") }.flatMap { name in
      let text = try Files.text("\(folder)/\(path)/\(name)")
      let tree = try Tree.parse(Source(name: name, bytes: Array(text.utf8)), seed: HashSeed())
      return tree.rootNode.elements.map { group in
        Group(
          file: String(name.dropLast(".json".count)), title: group["description"]?.text ?? "",
          schema: group["schema"]?.jsonValue ?? .null,
          cases: (group["tests"].map { Array($0.elements) } ?? []).map { test in
            Case(
              title: test["description"]?.text ?? "", value: test["data"]?.jsonValue ?? .null,
              isValid: test["valid"]?.boolean ?? false)
          })
      }
    }
  }

  /// How many cases of each group the validator does not answer as the suite does, by file and title.
  static func differences(
    in groups: [Group], dialect: Dialect, assertsFormats: Bool = false
  ) throws -> [String: Int] {
    var differences: [String: Int] = [:]
    for group in groups {
      let (validator, schema) = try group.validator(dialect, assertsFormats: assertsFormats)
      let count = group.cases.count { test in
        switch validator.judge(test.value, by: schema) {
        case .valid: !test.isValid
        case .invalid: test.isValid
        case .undecided: true
        }
      }
      if count > 0 { differences["\(group.file): \(group.title)", default: 0] += count }
    }
    return differences
  }

  /// Reads what the suite serves at `localhost:1234`, and stands in for the metaschema.
  static let loader = DocumentLoader { location throws(LoadingError) in
    let server = "http://localhost:1234/"
    if location == "https://json-schema.org/draft/2020-12/schema" {
      return Source(name: location, bytes: Array(metaschema.utf8))
    }
    guard location.hasPrefix(server),
      let text = try? Files.text("\(folder)/remotes/\(location.dropFirst(server.count))")
    else { throw LoadingError(message: "no such document in the suite") }
    return Source(name: location, bytes: Array(text.utf8))
  }

  /// What the metaschema of 2020-12 says, as far as the suite asks.
  private static let metaschema = """
    {
      "$id": "https://json-schema.org/draft/2020-12/schema",
      "$dynamicAnchor": "meta",
      "type": ["object", "boolean"],
      "properties": {
        "$defs": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
        "properties": {"type": "object", "additionalProperties": {"$dynamicRef": "#meta"}},
        "type": {
          "anyOf": [{"$ref": "#/$defs/type"}, {"type": "array", "items": {"$ref": "#/$defs/type"}}]
        },
        "minLength": {"type": "integer", "minimum": 0}
      },
      "$defs": {
        "type": {"enum": ["array", "boolean", "integer", "null", "number", "object", "string"]}
      }
    }
    """
}

extension JSONSchemaSuite.Group {
  /// A validator that has read the schema of the group, and the schema's name.
  func validator(
    _ dialect: Dialect, assertsFormats: Bool = false
  ) throws -> (Validator, SchemaID) {
    let text = try SchemaText(
      schema.compactText, dialect: dialect, location: "suite.json", loader: JSONSchemaSuite.loader)
    return (Validator(text.store, reading: SchemaReading(assertsFormats: assertsFormats)), text.id)
  }
}
