import DocumentTree
import TestSupport

/// A description of several megabytes that looks like published ones, the same for the same seed.
///
/// Resources with five operations each, schemas that refer to each other in cycles, compositions, enumerations, and
/// a description for everything. The edited version differs in a few dozen places, as releases do.
struct SyntheticDescription {
  private let resourceCount: Int
  private let seed: UInt64
  private let isEdited: Bool
  private var generator: SeededGenerator
  private var lines: [String] = []

  private init(seed: UInt64, resources: Int, isEdited: Bool) {
    self.seed = seed
    resourceCount = resources
    self.isEdited = isEdited
    generator = SeededGenerator(seed: seed)
  }

  /// The description in YAML, before or after the edits.
  static func text(seed: UInt64 = 1, resources: Int, isEdited: Bool = false) -> String {
    var description = SyntheticDescription(seed: seed, resources: resources, isEdited: isEdited)
    description.write()
    return description.lines.joined(separator: "\n") + "\n"
  }

  /// Both versions on disk, in a syntax.
  static func pair(
    _ name: String, seed: UInt64 = 1, resources: Int, as syntax: Tree.Syntax, folder: String
  ) throws -> BenchmarkPair {
    let sources = [false, true].map { isEdited in
      let text = text(seed: seed, resources: resources, isEdited: isEdited)
      return Source(name: name, bytes: Array(text.utf8))
    }
    return try BenchmarkPair.rendered(
      name, old: sources[0], new: sources[1], as: syntax, folder: folder)
  }

  private mutating func write() {
    add(
      0, "openapi: 3.0.3", "info:", "  title: Synthetic",
      "  version: \(isEdited ? "1.1.0" : "1.0.0")",
      "servers:", "  - url: https://api.example.com/v1", "paths:")
    for resource in 0..<resourceCount { writePaths(of: resource) }
    if isEdited {
      add(2, "/health:")
      writeOperation("get", of: 0, name: "health")
    }
    add(0, "components:", "  schemas:")
    for resource in 0..<resourceCount { writeSchemas(of: resource) }
    writeSharedParts()
  }

  private mutating func writePaths(of resource: Int) {
    beginPart(2 * resource)
    add(2, "/resources\(resource):")
    writeOperation("get", of: resource, name: "list")
    writeOperation("post", of: resource, name: "create")
    add(2, "/resources\(resource)/{id}:")
    add(
      4, "parameters:", "  - name: id", "    in: path", "    required: true",
      "    description: \(prose(12))", "    schema: { type: string, maxLength: 64 }")
    writeOperation("get", of: resource, name: "read")
    writeOperation("patch", of: resource, name: "update")
    writeOperation("delete", of: resource, name: "remove")
  }

  private mutating func writeOperation(_ method: String, of resource: Int, name: String) {
    add(
      4, "\(method):", "  operationId: \(name)Resource\(resource)",
      "  summary: \(prose(6))", "  description: |-", "    \(prose(40))", "    \(prose(25))",
      "  tags: [Group\(resource % 20)]")
    if name == "list" { writeListParameters(of: resource) }
    if name == "create" || name == "update" {
      add(
        6, "requestBody:", "  required: true", "  content:", "    application/json:",
        "      schema: { $ref: '#/components/schemas/Resource\(resource)\(name == "create" ? "" : "Patch")' }"
      )
    }
    add(6, "responses:")
    add(8, "'\(name == "remove" ? "204" : "200")':", "  description: \(prose(8))")
    if name != "remove" {
      add(10, "content:", "  application/json:", "    schema:")
      if name == "list" {
        add(
          16, "type: object", "required: [data]", "properties:", "  data:", "    type: array",
          "    items: { $ref: '#/components/schemas/Resource\(resource)' }",
          "  next: { type: string, nullable: true, description: \(prose(14)) }")
      } else {
        add(16, "$ref: '#/components/schemas/Resource\(resource)'")
      }
    }
    for status in ["400", "401", "404", "429", "500"] {
      add(8, "'\(status)': { $ref: '#/components/responses/Problem' }")
    }
  }

  private mutating func writeListParameters(of resource: Int) {
    add(6, "parameters:")
    for name in ["limit", "cursor", "sort"] {
      add(8, "- { $ref: '#/components/parameters/\(name)' }")
    }
    let maximum = isEdited && resource % 60 == 7 ? 50 : 100
    add(
      8, "- name: page_size", "  in: query", "  description: \(prose(20))",
      "  schema: { type: integer, minimum: 1, maximum: \(maximum), default: 20 }")
    if isEdited, resource % 80 == 11 {
      add(8, "- { name: region, in: query, required: true, schema: { type: string } }")
    }
  }

  private mutating func writeSchemas(of resource: Int) {
    beginPart(2 * resource + 1)
    let count = resourceCount
    add(
      4, "Resource\(resource):", "  description: \(prose(30))", "  allOf:",
      "    - $ref: '#/components/schemas/Entity'",
      "    - $ref: '#/components/schemas/Resource\(resource)Patch'",
      "    - type: object", "      required: [owner]", "      properties:",
      "        owner: { $ref: '#/components/schemas/Resource\((resource + 1) % count)Summary' }")
    add(
      4, "Resource\(resource)Patch:", "  type: object", "  description: \(prose(20))",
      "  properties:")
    writeProperties(of: resource, from: 0, count: 12)
    if isEdited, resource % 30 == 3 {
      add(8, "labels: { type: array, items: { type: string }, description: For sorting. }")
    }
    add(
      4, "Resource\(resource)Summary:", "  type: object", "  required: [id, state]", "  properties:"
    )
    writeProperties(of: resource, from: 12, count: 8)
    add(
      8, "state: { $ref: '#/components/schemas/Resource\(resource)State' }",
      "parent:", "  nullable: true", "  description: \(prose(12))", "  allOf:",
      "    - $ref: '#/components/schemas/Resource\(resource * 7 % count)Summary'")
    add(4, "Resource\(resource)State:", "  type: string", "  description: \(prose(18))", "  enum:")
    for word in ["active", "paused", "pending_review", "archived", "deleted"] {
      add(8, "- \(word)")
    }
    if isEdited, resource % 70 == 5 { add(8, "- restored") }
  }

  private mutating func writeProperties(of resource: Int, from start: Int, count: Int) {
    for index in start..<start + count {
      if isRemoved(index, of: resource) { continue }
      beginPart(1_000_000 + resource * 100 + index)
      let kind = Int.random(in: 0..<7, using: &generator)
      let description = prose(Int.random(in: 8..<40, using: &generator))
      add(8, "field_\(index):", "  description: \(description)")
      switch kind {
      case 0: add(10, "type: string", "maxLength: \(50 * (index + 1))")
      case 1: add(10, "type: integer", "format: int64", "minimum: 0")
      case 2: add(10, "type: boolean", "default: false")
      case 3: add(10, "type: string", "format: date-time", "example: '2024-01-31T12:00:00Z'")
      case 4: add(10, "type: array", "items:", "  type: string", "  enum: [red, green, blue]")
      case 5:
        let other = Int.random(in: 0..<resourceCount, using: &generator)
        add(
          10, "anyOf:", "  - type: string",
          "  - $ref: '#/components/schemas/Resource\(other)Summary'")
      default:
        add(10, "type: object", "additionalProperties: { type: number }", "nullable: true")
      }
    }
    beginPart(2_000_000 + resource * 100 + start)
  }

  private mutating func writeSharedParts() {
    beginPart(999_999)
    add(
      4, "Entity:", "  type: object", "  required: [id]", "  properties:",
      "    id: { type: string, readOnly: true, description: \(prose(12)) }",
      "    created: { type: integer, format: int64, readOnly: true }",
      "Error:", "  type: object", "  required: [code, message]", "  properties:",
      "    code: { type: string }", "    message: { type: string }")
    add(
      2, "responses:", "  Problem:", "    description: \(prose(12))", "    content:",
      "      application/json: { schema: { $ref: '#/components/schemas/Error' } }", "parameters:",
      "  limit: { name: limit, in: query, schema: { type: integer, maximum: 1000 } }",
      "  cursor: { name: cursor, in: query, schema: { type: string } }",
      "  sort: { name: sort, in: query, schema: { type: string, enum: [asc, desc] } }")
  }

  private mutating func add(_ column: Int, _ texts: String...) {
    let indentation = String(repeating: " ", count: column)
    for text in texts { lines.append(indentation + text) }
  }

  private static let words = [
    "the", "account", "returns", "a", "value", "that", "identifies", "customer", "when", "payment",
    "was", "created", "and", "must", "be", "unique", "within", "workspace", "optional", "list",
    "of", "objects", "sorted", "by", "date", "in", "descending", "order", "for", "each", "request",
  ]

  /// Starts the random numbers of a part anew, so that an edit changes nothing but itself.
  private mutating func beginPart(_ part: Int) {
    generator = SeededGenerator(seed: seed &+ UInt64(part) &* 0x9E37_79B9_7F4A_7C15)
  }

  private func isRemoved(_ index: Int, of resource: Int) -> Bool {
    isEdited && resource % 50 == 9 && index == 19
  }

  /// So many words of no meaning.
  private mutating func prose(_ count: Int) -> String {
    var text = "The"
    for _ in 0..<count {
      let index = Int.random(in: 0..<SyntheticDescription.words.count, using: &generator)
      text += " " + SyntheticDescription.words[index]
    }
    return text + "."
  }
}
