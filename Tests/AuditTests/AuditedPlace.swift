/// One place of a description: an object of the standard at a pointer, in one version.
struct AuditedPlace: Hashable, Sendable {
  let name: String
  let object: String
  let version: SpecificationVersion
  let pointer: String

  /// The words of the name, by which edits select places.
  var words: [Substring] { name.split(separator: " ") }

  /// Reads `places.txt`.
  static func all() throws -> [AuditedPlace] {
    try Material.columns("places.txt").flatMap { columns -> [AuditedPlace] in
      guard columns.count == 4, let range = SpecificationVersion.range(columns[2]) else {
        throw Material.Mistake("places.txt: \(columns)")
      }
      return SpecificationVersion.allCases.filter(range.contains).map {
        AuditedPlace(name: columns[0], object: columns[1], version: $0, pointer: columns[3])
      }
    }
  }
}
