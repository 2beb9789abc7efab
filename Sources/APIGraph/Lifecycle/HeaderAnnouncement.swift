import DocumentTree

/// The headers of responses that tell of the life of what answers.
enum HeaderAnnouncement: Sendable {
  /// `Deprecation` says since when it is deprecated (RFC 9745 §2).
  case deprecation
  /// `Sunset` says from when it may not answer any more (RFC 8594 §3).
  case sunset

  /// What a header is; `nil` for all others.
  init?(_ header: Header) {
    switch header.key.string {
    case "deprecation": self = .deprecation
    case "sunset": self = .sunset
    default: return nil
    }
  }

  /// Whether such a header may have a value. Drafts of RFC 9745 knew `true`.
  func allows(_ value: JSONValue) -> Bool {
    if let text = value.string, Moment(ofHeader: text) != nil { return true }
    return self == .deprecation && (value == .boolean(true) || value == .text("true"))
  }
}

extension Header {
  /// Whether the value of the header only says since when or until when something is promised: who reads it must expect
  /// that it changes, so that another date breaks nobody.
  package func tellsOfLife(_ schemas: SchemaStore) -> Bool {
    guard let announcement = HeaderAnnouncement(self), let value = fixedValue(schemas) else {
      return false
    }
    return announcement.allows(value)
  }

  /// The one value that the header is said to have whenever it comes; `nil` where there may be others.
  func fixedValue(_ schemas: SchemaStore) -> JSONValue? {
    guard let schema, let values = schemas.schema(schema).enumeration, values.count == 1 else {
      return nil
    }
    return values[0]
  }

  /// The examples of its values.
  var shownValues: [JSONValue] {
    guard case .array(let list)? = facts["examples"]?.value else { return [] }
    return list
  }
}

extension ReadingContext {
  /// Says where a header that tells of a life always has, or is shown with, a value that such a header cannot have.
  func checkDates(of header: Header, schema: Site?) {
    guard let announcement = HeaderAnnouncement(header) else { return }
    var values: [(value: JSONValue, site: Site?)] = []
    if let fixed = schema?["const"] { values.append((fixed.node.jsonValue, fixed)) }
    if let list = schema?["enum"], list.elements.count == 1 {
      values.append((list.elements[0].node.jsonValue, list))
    }
    for value in header.shownValues { values.append((value, nil)) }
    for (value, site) in values where !announcement.allows(value) {
      let message =
        "\(value.compactText) is no date of a header '\(header.name)', so that it says nothing"
      add(
        PlacedDiagnostic(
          .warning, code: "unreadable-date", message: message,
          origin: site?.origin ?? header.facts["examples"]?.origin ?? header.origin))
    }
  }
}
