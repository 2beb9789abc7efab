import DocumentTree
import TestSupport

/// An edit that is made once in each schema of a description's components: another version where every schema changed.
///
/// A schema for which an edit cannot be made gets another description.
enum SchemaEdit: String, CaseIterable {
  case described = "described anew"
  case added = "a property added"
  case removed = "a property removed"
  case retyped = "a type changed"
  case limited = "a limit changed"

  /// What stands in the place of some bytes.
  private struct Replacement {
    let range: Range<Int>
    let text: String
  }

  /// The description in a JSON file with the edit in every schema, in a file beside it.
  func file(of path: String) throws -> String {
    let bytes = try Files.read(path)
    let tree = try Tree.parse(Source(name: path, bytes: bytes), seed: HashSeed())
    guard let schemas = tree.rootNode["components"]?["schemas"], tree.syntax == .json else {
      throw BenchmarkFailure("\(path) is no JSON with schemas")
    }
    let replacements = schemas.members
      .compactMap { replacement(in: $0) ?? Self.description(of: $0) }
    var edited: [UInt8] = []
    var position = 0
    for replacement in replacements.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      edited += bytes[position..<replacement.range.lowerBound] + Array(replacement.text.utf8)
      position = replacement.range.upperBound
    }
    edited += bytes[position...]
    let words = rawValue.split(separator: " ").joined(separator: "-")
    let file = path.replacing("-old.", with: "-\(words).")
    try Files.write(edited, to: file)
    return file
  }

  /// Where the schema is edited and how; `nil` where it has no place for it.
  private func replacement(in schema: Node) -> Replacement? {
    let properties = Array(schema["properties"]?.members ?? schema.elements)
    switch self {
    case .described: return nil
    case .added:
      guard let first = properties.first else { return nil }
      return Self.insertion(#""addedProperty": {"type": "string"}, "#, at: first.record.keyPosition)
    case .removed:
      let required = schema["required"]?.elements.map(\.text) ?? []
      for (property, next) in zip(properties, properties.dropFirst())
      where !required.contains(property.key ?? "") {
        let range = Int(property.record.keyPosition)..<Int(next.record.keyPosition)
        return Replacement(range: range, text: "")
      }
      return nil
    case .retyped:
      let property = properties.first { $0["type"]?.text == "string" && $0["enum"] == nil }
      return property?["type"].map { Self.replacing(text: $0, with: "integer") }
    case .limited:
      guard let property = properties.first(where: { $0["type"]?.text == "string" }),
        let first = property.members.first
      else { return nil }
      if let limit = property["maxLength"] { return Self.replacing(text: limit, with: "1000") }
      return Self.insertion(#""maxLength": 1000, "#, at: first.record.keyPosition)
    }
  }

  /// Another description of a schema.
  private static func description(of schema: Node) -> Replacement? {
    if let description = schema["description"] {
      return insertion("Edited. ", at: description.record.first)
    }
    guard let first = schema.members.first else { return nil }
    return insertion(#""description": "Edited.", "#, at: first.record.keyPosition)
  }

  private static func replacing(text scalar: Node, with text: String) -> Replacement {
    let start = Int(scalar.record.first)
    return Replacement(range: start..<start + Int(scalar.record.count), text: text)
  }

  private static func insertion(_ text: String, at offset: UInt32) -> Replacement {
    Replacement(range: Int(offset)..<Int(offset), text: text)
  }
}
