package import APIGraph
import DocumentTree

/// What a description tells of the life of one of its parts: whether it is deprecated, since when and until when, and how much
/// is promised about it.
package struct Lifecycle: Sendable {
  /// A date and where it stands.
  package struct Date: Sendable {
    /// The field that holds it; `nil` for a header of the response.
    package let field: Field?
    /// How reports call what holds it.
    package let name: String
    package let origin: Origin
    /// The date as it is written.
    package let text: String
    package let moment: Moment
  }

  /// A word that means something here, and where it stands.
  package struct Word: Sendable {
    package let field: Field?
    package let name: String
    package let origin: Origin
  }

  /// What should be a date or a word of the vocabulary, and is none.
  struct Unreadable: Hashable {
    let origin: Origin
    let code: String
    let message: String
  }

  /// What says that the part is deprecated.
  package private(set) var deprecation: Word?
  /// Since when it is deprecated: the earliest date.
  package private(set) var since: Date?
  /// Until when it is promised: the earliest date.
  package private(set) var sunset: Date?
  /// The lowest level that is named, and where; `nil` where none is.
  private(set) var level: (level: StabilityLevel, word: Word, text: String)?
  /// What could not be read.
  private(set) var unreadable: [Unreadable] = []

  /// What the facts of an element tell.
  init(_ facts: Facts) {
    for (field, fact) in facts.entries {
      guard let meaning = LifecycleVocabulary.meaning(of: field) else { continue }
      read(field, fact, meaning)
    }
  }

  /// What an operation tells, also by the headers that its responses are said to have.
  init(_ operation: Operation, _ schemas: SchemaStore) {
    self.init(operation.facts)
    for header in operation.responses.flatMap(\.headers) {
      switch header.key.string {
      case "sunset": readSunset(header, schemas)
      case "deprecation": readDeprecation(header, schemas)
      default: break
      }
    }
  }

  /// How much is promised; what names no level is stable.
  var stability: StabilityLevel { level?.level ?? .stable }

  /// Whether anybody was told that the part will go.
  package var isAnnounced: Bool { deprecation != nil || sunset != nil }

  private mutating func read(_ field: Field, _ fact: Fact, _ meaning: LifecycleVocabulary.Meaning) {
    let name = LifecycleVocabulary.bare(field).name
    let word = Word(field: field, name: name, origin: fact.origin)
    switch meaning {
    case .deprecation: if fact.value.boolean == true { deprecation = deprecation ?? word }
    case .since: readSince(fact.value, word)
    case .sunset: readSunset(fact.value, word)
    case .dates(let sinceName, let sunsetName):
      guard case .object(let members) = fact.value else { return }
      deprecation = deprecation ?? word
      func member(_ member: String) -> Word {
        Word(field: field, name: "\(name).\(member)", origin: fact.origin)
      }
      if let value = members[ExactString(sinceName)] { readSince(value, member(sinceName)) }
      if let value = members[ExactString(sunsetName)] { readSunset(value, member(sunsetName)) }
    case .mark(let level): if fact.value.boolean == true { lower(to: level, word, fact.value) }
    case .level: readLevel(fact.value, word)
    case .audience:
      guard let text = fact.value.string, let level = LifecycleVocabulary.audiences[spelt(text)]
      else { return }
      lower(to: level, word, fact.value)
    }
  }

  private mutating func readSince(_ value: JSONValue, _ word: Word) {
    guard let date = date(value, word) else { return }
    if since.map({ date.moment < $0.moment }) ?? true { since = date }
  }

  private mutating func readSunset(_ value: JSONValue, _ word: Word) {
    guard let date = date(value, word) else { return }
    if sunset.map({ date.moment < $0.moment }) ?? true { sunset = date }
  }

  private mutating func date(_ value: JSONValue, _ word: Word) -> Date? {
    if let text = value.string, let moment = Moment(text) {
      return Date(
        field: word.field, name: word.name, origin: word.origin, text: text, moment: moment)
    }
    unreadable.append(
      Unreadable(
        origin: word.origin, code: "unreadable-date",
        message: "\(quoted(value)) of '\(word.name)' is no date that is known: "
          + "write '2026-01-31' or '2026-01-31T12:00:00Z'"))
    return nil
  }

  private mutating func readLevel(_ value: JSONValue, _ word: Word) {
    guard let text = value.string, let level = LifecycleVocabulary.levels[spelt(text)] else {
      unreadable.append(
        Unreadable(
          origin: word.origin, code: "unknown-stability-level",
          message: "\(quoted(value)) of '\(word.name)' is no level of stability that is known: "
            + "write 'draft', 'alpha', 'beta' or 'stable'"))
      return
    }
    if spelt(text) == "deprecated" { deprecation = deprecation ?? word }
    lower(to: level, word, value)
  }

  private mutating func lower(to level: StabilityLevel, _ word: Word, _ value: JSONValue) {
    if let known = self.level, known.level <= level { return }
    let text = value.string ?? word.name
    self.level = (level, word, text)
  }

  /// A word in small letters with hyphens, however it is written.
  private func spelt(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
}

/// What documented headers of responses tell.
extension Lifecycle {
  /// `Sunset` says when the resource will not answer any more (RFC 8594 §3).
  private mutating func readSunset(_ header: Header, _ schemas: SchemaStore) {
    guard let date = date(of: header, schemas) else { return }
    if sunset.map({ date.moment < $0.moment }) ?? true { sunset = date }
  }

  /// `Deprecation` says since when the resource is deprecated (RFC 9745 §2), and in drafts of that standard that it is. Where
  /// it is only said that the header may come, nothing is said of this operation.
  private mutating func readDeprecation(_ header: Header, _ schemas: SchemaStore) {
    let date = date(of: header, schemas)
    let isCertain = values(of: header, schemas).contains { $0 == .boolean(true) || $0 == .text("true") }
    guard date != nil || isCertain else { return }
    deprecation =
      deprecation ?? Word(field: nil, name: "header \(header.name)", origin: header.origin)
    if let date, since.map({ date.moment < $0.moment }) ?? true { since = date }
  }

  /// The one moment that a header is said to hold.
  private func date(of header: Header, _ schemas: SchemaStore) -> Date? {
    let texts = values(of: header, schemas).compactMap(\.string)
    for text in texts {
      guard let moment = Moment(ofHeader: text) else { continue }
      return Date(
        field: nil, name: "header \(header.name)", origin: header.origin, text: text, moment: moment)
    }
    return nil
  }

  /// What a header always holds, or else what its examples show.
  private func values(of header: Header, _ schemas: SchemaStore) -> [JSONValue] {
    var values: [JSONValue] = []
    let schema = header.schema.map(schemas.schema)
    if let enumeration = schema?.enumeration, enumeration.count == 1 { values += enumeration }
    for fact in [header.facts["examples"], schema?.facts["default"], schema?.facts["examples"]] {
      guard let value = fact?.value else { continue }
      if case .array(let list) = value { values += list } else { values.append(value) }
    }
    return values
  }
}

extension Facts {
  /// What says that the element is deprecated.
  var deprecation: Lifecycle.Word? { Lifecycle(self).deprecation }
}
