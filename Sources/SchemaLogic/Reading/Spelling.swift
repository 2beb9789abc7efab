/// How the value of a schema is written in its message.
package enum Spelling: UInt8, Hashable, Sendable {
  /// As JSON.
  case json
  /// As XML, where `xml` decides about names.
  case xml
  /// As text in a URL, header or cookie: only the spelling counts.
  case wire
  /// As a form, whose members are texts.
  case form

  /// Whether null can be told from everything else; in URLs and headers it has no spelling (OAS 3.1 §4.8.12.3).
  package var spellsNull: Bool { self != .wire }

  /// Whether the spelling of a value tells its type.
  package var spellsTypes: Bool { self == .json || self == .form }

  /// How the members and elements of such a value are written.
  package var ofMembers: Spelling { self == .form ? .wire : self }
}
