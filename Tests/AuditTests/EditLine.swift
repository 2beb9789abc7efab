import DocumentTree

/// The edits of one field, as a line of `edits.txt` lists them.
struct EditLine: Sendable {
  /// The field of a line whose edits are of several fields at once.
  static let severalFields = "*"

  /// The field that stands for all that the standard does not know.
  static let unknownField = "surprise"

  /// The object of lines for every object.
  static let anyObject = "any"

  private(set) var object: String
  /// The name in the standard's table, or that of an extension.
  let field: String
  let versions: ClosedRange<SpecificationVersion>
  let placeWords: [Substring]
  /// What stands beside the field on both sides.
  let beside: [ExactString: JSONValue]
  let edits: [Edit]

  /// One edit: what it is called, and the members of the object on both sides.
  struct Edit: Sendable {
    let label: String
    let old: [ExactString: Member]
    let new: [ExactString: Member]
  }

  /// What an edit makes of one member.
  enum Member: Sendable {
    case absent
    case value(JSONValue)
    /// Members that come to those which are there.
    case more([ExactString: JSONValue])
  }

  /// Reads `edits.txt`.
  static func all() throws -> [EditLine] {
    var object = ""
    var lines: [EditLine] = []
    for line in try Material.lines("edits.txt") {
      if line.hasPrefix("[") {
        object = String(line.dropFirst().dropLast())
      } else {
        lines.append(try EditLine(line, object: object))
      }
    }
    return lines
  }

  private init(_ line: Substring, object: String) throws {
    let columns = Material.columns(of: line)
    guard columns.count > 2 else { throw Material.Mistake("edits.txt: \(line)") }
    self.object = object
    // A brace may hold a space: {media type}.
    let end = columns[0].hasPrefix("{") ? columns[0].firstIndex(of: "}") : nil
    let name = end.map { columns[0][...$0] } ?? columns[0].prefix { $0 != " " }
    let words = columns[0][name.endIndex...].split(separator: " ")
    let filter = words.filter { SpecificationVersion.range($0) == nil }
    field = String(name)
    versions = words.lazy.compactMap { SpecificationVersion.range($0) }.first ?? .v2 ... .v32
    placeWords = filter.map { $0.hasPrefix("@") ? $0.dropFirst() : $0 }
    beside = try Material.members(columns[1])
    edits = try columns[2...].map { [field] in try EditLine.edit($0, of: field) }
  }

  private static func edit(_ text: String, of field: String) throws -> Edit {
    var rest = text[...]
    var label = text
    if text.hasPrefix("("), let end = text.firstIndex(of: ")") {
      label = String(text[text.index(after: text.startIndex)..<end])
      rest = text[text.index(after: end)...]
    }
    let sides = (rest + " ").split(separator: " -> ", omittingEmptySubsequences: false)
    guard sides.count == 2 else { throw Material.Mistake("edits.txt: \(text)") }
    // A line may use one name for several edits of a field.
    if text.hasPrefix("("), field != severalFields, !field.hasPrefix("{") {
      label += ": " + Material.trimmed(rest)
    }
    let old = try members(Material.trimmed(sides[0]), of: field)
    let new = try members(Material.trimmed(sides[1]), of: field)
    return Edit(label: label, old: old, new: new)
  }

  /// The members that one side of an edit sets.
  private static func members(_ text: String, of field: String) throws -> [ExactString: Member] {
    if field == severalFields || field.hasPrefix("{") {
      return try Material.members(text).mapValues {
        $0 == .text("absent") ? .absent : .value($0)
      }
    }
    let name = ExactString(field == "x-*" ? "x-note" : field)
    if text == "-" { return [name: .absent] }
    if text.hasPrefix("+") { return [name: .more(try Material.members(String(text.dropFirst())))] }
    return [name: .value(try Material.value(text))]
  }

  /// Whether the line is about the objects at a place.
  func applies(to place: AuditedPlace, in grammar: Grammar) -> Bool {
    guard object == EditLine.anyObject || object == place.object else { return false }
    let words = place.words
    return versions.contains(place.version) && placeWords.allSatisfy(words.contains)
      && grammar.allows(field, of: place.object, in: place.version)
  }

  /// The same line about another object.
  func moved(to object: String) -> EditLine {
    var line = self
    line.object = object
    return line
  }
}
