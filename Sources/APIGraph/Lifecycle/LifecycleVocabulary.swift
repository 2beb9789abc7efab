/// The fields and extensions by which descriptions tell of the life of their parts: the one table of all that is recognised.
///
/// Only `deprecated` is a field of the specification (OAS 3.1 §4.8.10.1); the extensions are those of tools, style guides and
/// published descriptions. What is not in the table is an extension like any other.
package enum LifecycleVocabulary {
  /// What an extension says.
  package enum Meaning: Hashable, Sendable {
    /// `true`, a text for people or the day since when: the part is going to be removed.
    case deprecation
    /// Since when that is so.
    case since
    /// When it will be removed.
    case sunset
    /// An object that says that the part is deprecated, with the names of its members for the dates.
    case members(since: String, sunset: String)
    /// `true` says that the part has this level.
    case mark(StabilityLevel)
    /// A word for the level.
    case level
    /// A word for those who may use the part.
    case audience
  }

  /// What each field says. A list, which costs less to make than a table, and in which few names are looked up.
  package static let meanings: [(field: String, meaning: Meaning)] = [
    ("deprecated", .deprecation),
    // Where the specification knows no `deprecated`, and by custom.
    ("x-deprecated", .deprecation), ("x-is-deprecated", .deprecation),
    ("x-deprecated-since", .since), ("x-deprecated-on", .since), ("x-deprecated-at", .since),
    ("x-deprecated-date", .since), ("x-deprecation-date", .since),
    ("x-deprecatedSince", .since), ("x-deprecatedOn", .since), ("x-deprecatedAt", .since),
    ("x-sunset", .sunset), ("x-sunset-date", .sunset), ("x-sunset-on", .sunset),
    ("x-sunset-at", .sunset),
    ("x-sunsetDate", .sunset), ("x-removal-date", .sunset), ("x-removed-on", .sunset),
    ("x-removed-at", .sunset), ("x-retirement-date", .sunset), ("x-end-of-life", .sunset),
    ("x-eol", .sunset), ("x-eol-date", .sunset),
    ("x-deprecation", .members(since: "deprecationDate", sunset: "retirementDate")),
    // Cloudflare.
    ("x-cfDeprecation", .members(since: "date", sunset: "eol")),
    // Microsoft's OData libraries.
    ("x-ms-deprecation", .members(since: "date", sunset: "removalDate")),
    ("x-internal", .mark(.internal)),
    ("x-draft", .mark(.draft)), ("x-experimental", .mark(.draft)), ("x-unstable", .mark(.draft)),
    ("x-alpha", .mark(.alpha)),
    ("x-beta", .mark(.beta)), ("x-is-beta", .mark(.beta)), ("x-preview", .mark(.beta)),
    ("x-technical-preview", .mark(.beta)),
    ("x-stability-level", .level), ("x-stability", .level), ("x-release-status", .level),
    ("x-fern-availability", .level), ("x-scalar-stability", .level),
    // Zalando's guidelines, rule 219.
    ("x-audience", .audience),
    ("x-visibility", .audience),
  ]

  /// The words for levels, in small letters and with hyphens.
  package static let levels: [String: StabilityLevel] = [
    "internal": .internal, "private": .internal,
    "draft": .draft, "experimental": .draft, "in-development": .draft, "unstable": .draft,
    "alpha": .alpha,
    "beta": .beta, "preview": .beta, "pre-release": .beta, "technical-preview": .beta,
    "early-access": .beta,
    "stable": .stable, "ga": .stable, "generally-available": .stable,
    "general-availability": .stable, "public": .stable,
    // Deprecated is what was stable.
    "deprecated": .stable,
  ]

  /// The words for audiences; what only insiders may use is internal.
  package static let audiences: [String: StabilityLevel] = [
    "internal": .internal, "private": .internal, "component-internal": .internal,
    "business-unit-internal": .internal, "company-internal": .internal,
    "external-partner": .stable, "external-public": .stable, "public": .stable,
  ]

  /// The fields that say whether a part is deprecated.
  package static let deprecation: [Field] = fields {
    switch $0 {
    case .deprecation, .members: true
    default: false
    }
  }

  /// The fields that say since when.
  package static let since: [Field] = fields {
    switch $0 {
    case .since, .members: true
    default: false
    }
  }

  /// The fields that say until when.
  package static let sunset: [Field] = fields {
    switch $0 {
    case .sunset, .members: true
    default: false
    }
  }

  /// The fields that say how much is promised.
  package static let stability: [Field] = fields {
    switch $0 {
    case .mark, .level, .audience: true
    default: false
    }
  }

  /// What stands before the names of fields that an element has from its surroundings: operations from their path item, the
  /// description from `info`.
  private static let prefixes = ["pathItem.", "info."]

  /// A field without what stands before its name.
  package static func bare(_ field: Field) -> Field {
    // Most names begin otherwise, which costs less to see.
    for prefix in prefixes
    where field.name.utf8.first == prefix.utf8.first && field.name.utf8.starts(with: prefix.utf8) {
      return Field(String(field.name.dropFirst(prefix.count)))
    }
    return field
  }

  /// What a field says; `nil` for nothing about a life.
  package static func meaning(of field: Field) -> Meaning? {
    if field.name == "deprecated" { return .deprecation }
    // That most fields are no extensions costs less to see than to look them up.
    let field = bare(field)
    guard field.isExtension else { return nil }
    return meanings.first { Field($0.field) == field }?.meaning
  }

  /// Whether a text is the number of a version, such as `v2.1`, and no date.
  static func isVersion(_ text: String) -> Bool {
    let number = text.utf8.first == UInt8(ascii: "v") ? text.utf8.dropFirst() : text.utf8[...]
    let parts = number.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      (1...4).contains(part.count) && part.allSatisfy { (0x30...0x39).contains($0) }
    }
  }

  private static func fields(_ isWanted: (Meaning) -> Bool) -> [Field] {
    meanings.filter { isWanted($0.meaning) }.map { Field($0.field) }.sorted()
  }
}
