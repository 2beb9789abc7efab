import TestSupport

/// One thing about a pair of descriptions that grows.
struct ScalingRow: Sendable {
  let name: String
  let sizes: [Int]
  /// Whether the first size shows what stays the same in all of them, which then is no part of the growth.
  var startsWithFixedPart = false
  /// The old and the new description of a size.
  let descriptions: @Sendable (Int) -> (old: String, new: String)

  /// Writes the pair of a size.
  func write(_ size: Int, folder: String) throws -> [String] {
    let pair = descriptions(size)
    return try [("old", pair.old), ("new", pair.new)].map { side, text in
      let file = "\(folder)/scaling-\(side).yaml"
      try Files.write(Array(text.utf8), to: file)
      return file
    }
  }

  static let all = [
    ScalingRow(name: "size, one leaf changed", sizes: [15, 30, 60, 120, 240]) { size in
      let text = SyntheticDescription.text(resources: size)
      return (
        text,
        text.replacing("name: cursor, in: query", with: "name: cursor, deprecated: true, in: query")
      )
    },
    ScalingRow(name: "size, every schema changed", sizes: [15, 30, 60, 120, 240]) { size in
      let text = SyntheticDescription.text(resources: size)
      return (text, text.replacing("type: string", with: "type: integer"))
    },
    ScalingRow(name: "size, every description changed", sizes: [15, 30, 60, 120, 240]) { size in
      let text = SyntheticDescription.text(resources: size)
      return (text, text.replacing("description: The", with: "description: This"))
    },
    ScalingRow(
      name: "changes among 10,000 schemas", sizes: [1, 10, 100, 1000, 10_000],
      startsWithFixedPart: true
    ) {
      count in
      let old = (0..<10_000).map { (name: "S\($0)", lines: ["type: string", "maxLength: 20"]) }
      let new = old.enumerated().map { index, schema in
        index < count ? (name: schema.name, lines: ["type: string", "maxLength: 10"]) : schema
      }
      return (object(of: old), object(of: new))
    },
    ScalingRow(name: "chain of references, each twice", sizes: [5, 10, 20]) { depth in
      let links = (0..<depth).map { level in
        (
          name: "S\(level)",
          lines: [
            "type: object", "properties:", "  left: { $ref: '#/components/schemas/S\(level + 1)' }",
            "  right: { $ref: '#/components/schemas/S\(level + 1)' }",
          ]
        )
      }
      func text(_ end: String) -> String {
        description(
          of: links + [(name: "S\(depth)", lines: ["type: \(end)"])], used: ["S0"])
      }
      return (text("string"), text("integer"))
    },
    ScalingRow(name: "branches of one oneOf, all edited", sizes: [25, 50, 100, 200, 400]) { count in
      func text(_ length: Int) -> String {
        let branches = (0..<count).flatMap { number in
          [
            "  - type: object", "    required: [kind]", "    properties:",
            "      kind: { enum: [k\(number)] }",
            "      text: { type: string, maxLength: \(length) }",
          ]
        }
        return description(of: [(name: "S0", lines: ["oneOf:"] + branches)], used: ["S0"])
      }
      return (text(20), text(10))
    },
    ScalingRow(name: "paths whose parameter is renamed", sizes: [250, 500, 1000, 2000, 4000]) {
      count in
      func text(_ name: String) -> String {
        let head = ["openapi: 3.0.3", "info: { title: T, version: '1' }", "paths:"]
        let paths = (0..<count).flatMap { number in
          [
            "  /resources\(number)/{\(name)}:", "    get:", "      parameters:",
            "        - { name: \(name), in: path, required: true, schema: { type: string } }",
            "      responses:", "        '200': { description: Done }",
          ]
        }
        return (head + paths).joined(separator: "\n") + "\n"
      }
      return (text("id"), text("identifier"))
    },
    ScalingRow(name: "cycle of schemas, one changed", sizes: [25, 50, 100, 200]) { count in
      func text(_ type: String) -> String {
        let schemas = (0..<count).map { number in
          (
            name: "S\(number)",
            lines: [
              "type: object", "properties:",
              "  next: { $ref: '#/components/schemas/S\((number + 1) % count)' }",
              "  value: { type: \(number == count / 2 ? type : "string") }",
            ]
          )
        }
        return description(of: schemas, used: ["S0"])
      }
      return (text("string"), text("integer"))
    },
    ScalingRow(name: "cycle through alternatives, a property added", sizes: [25, 50, 100, 200]) {
      count in
      func text(_ isLater: Bool) -> String {
        let schemas = (0..<count).map { number in
          let lines = [
            "type: object", "properties:", "  secret: { type: string, writeOnly: true }",
            "  next:", "    anyOf:", "      - type: string",
            "      - $ref: '#/components/schemas/S\((number + 1) % count)'",
          ]
          let isEdited = isLater && number == count / 2
          return (
            name: "S\(number)", lines: lines + (isEdited ? ["  label: { type: string }"] : [])
          )
        }
        return description(of: schemas, used: ["S0"])
      }
      return (text(false), text(true))
    },
  ]

  /// A description that answers with an object of all of some schemas.
  private static func object(of schemas: [(name: String, lines: [String])]) -> String {
    description(of: schemas, used: schemas.map(\.name))
  }

  /// A description with some schemas, whose one operation answers with those that are used.
  private static func description(
    of schemas: [(name: String, lines: [String])], used: [String]
  ) -> String {
    var lines = [
      "openapi: 3.0.3", "info: { title: T, version: '1' }", "paths:", "  /things:", "    get:",
      "      responses:", "        '200':", "          description: Done", "          content:",
      "            application/json:", "              schema:", "                type: object",
      "                properties:",
    ]
    for name in used {
      lines.append("                  \(name): { $ref: '#/components/schemas/\(name)' }")
    }
    lines += ["components:", "  schemas:"]
    for schema in schemas {
      lines.append("    \(schema.name):")
      lines += schema.lines.map { "      " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
