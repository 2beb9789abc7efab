import DocumentTree

/// Which fields each object of the standard has in each version.
struct Grammar: Sendable {
  /// The fields by object, in the order of the standard.
  private(set) var fields: [String: [SpecificationVersion: [String]]] = [:]

  /// Reads `grammar.txt`.
  init() throws {
    for columns in try Material.columns("grammar.txt") {
      guard columns.count == 3, let version = SpecificationVersion(rawValue: columns[1]) else {
        throw Material.Mistake("grammar.txt: \(columns)")
      }
      var names = columns[2].split(separator: " ").map(String.init)
      // A brace may hold a space: {media type}.
      while let open = names.firstIndex(where: { $0.hasPrefix("{") && !$0.hasSuffix("}") }) {
        names[open] += " " + names.remove(at: open + 1)
      }
      if names.first == "+" {
        names = (fields[columns[0]]?[version] ?? []) + names.dropFirst()
      }
      if names == ["-"] { names = [] }
      for later in SpecificationVersion.allCases where version <= later {
        fields[columns[0], default: [:]][later] = names.isEmpty ? nil : names
      }
    }
  }

  /// Whether an object may have a field in a version. A name that no author may choose freely is a field of its own.
  func allows(_ field: String, of object: String, in version: SpecificationVersion) -> Bool {
    guard let names = fields[object]?[version] else { return false }
    if field == EditLine.severalFields { return true }
    // What the standard does not know may stand wherever it does not let authors choose names.
    if field == EditLine.unknownField { return !names.contains { $0.hasPrefix("{") } }
    return names.contains(Grammar.name(of: field))
  }

  /// The name under which the standard lists a field: every extension is `x-*`.
  static func name(of field: String) -> String { field.hasPrefix("x-") ? "x-*" : field }
}
