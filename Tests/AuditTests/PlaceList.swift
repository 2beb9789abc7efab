/// The places of one answer as the table names them: `request, response body 2.0 3.0; callback request 3.0`.
struct PlaceList: Sendable, CustomStringConvertible {
  /// Each place by its name, once for each version.
  let places: [(name: String, version: SpecificationVersion)]

  let description: String

  /// The names, each once.
  var names: Set<String> { Set(places.map(\.name)) }

  /// A list of places; those of the same versions are named together.
  init(_ places: [AuditedPlace]) {
    self.places = places.map { ($0.name, $0.version) }
    var versions = OrderedGroups<String, [SpecificationVersion]>()
    for place in places { versions[place.name, default: []].append(place.version) }
    var names = OrderedGroups<[SpecificationVersion], [String]>()
    for (name, versions) in versions.entries { names[versions.sorted(), default: []].append(name) }
    description = names.entries.map { versions, names in
      "\(names.joined(separator: ", ")) \(versions.map(\.rawValue).joined(separator: " "))"
    }.joined(separator: "; ")
  }

  /// Reads a list; `nil` if it is none.
  init?(_ text: String) {
    description = text
    var places: [(name: String, version: SpecificationVersion)] = []
    for group in text.split(separator: ";") {
      let words = group.split(separator: " ")
      let versions = words.reversed().prefix { SpecificationVersion(rawValue: String($0)) != nil }
      let names = words.dropLast(versions.count).joined(separator: " ").split(separator: ",")
      guard !versions.isEmpty, !names.isEmpty else { return nil }
      for name in names {
        for version in versions.reversed() {
          guard let version = SpecificationVersion(rawValue: String(version)) else { return nil }
          places.append((Material.trimmed(name), version))
        }
      }
    }
    self.places = places
  }
}
