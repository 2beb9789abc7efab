import DocumentTree

/// What a description tells of the life of one of its parts: whether it is deprecated, since when and until when, and how much
/// is promised about it.
package struct Lifecycle: Sendable {
  /// What tells it, and where it stands.
  package struct Word: Sendable {
    /// The field; `nil` for a header of a response.
    package let field: Field?
    /// How reports call it.
    package let name: String
    package let origin: Origin
  }

  /// A date and what tells it.
  package struct Date: Sendable {
    package let word: Word
    /// The date as it is written.
    package let text: String
    package let moment: Moment
  }

  /// A level of stability and what tells it.
  package struct Level: Sendable {
    package let word: Word
    /// The level as it is written.
    package let text: String
    package let level: StabilityLevel
  }

  /// What should be a date or a known word, and is none.
  struct Problem {
    let code: String
    let message: String
  }

  /// What says that the part is deprecated.
  package private(set) var deprecation: Word?
  /// Since when it is deprecated: the earliest date.
  package private(set) var since: Date?
  /// Until when it is promised: the earliest date.
  package private(set) var sunset: Date?
  /// What should say until when it is promised, as it is written, and cannot be understood.
  package private(set) var unreadableSunset: String?
  /// The lowest level that is named.
  package private(set) var level: Level?
  /// Whether a level is named that is not known.
  package private(set) var hasUnknownLevel = false
  /// What could not be understood.
  private(set) var problems: [Problem] = []

  /// What the facts of an element tell.
  package init(_ facts: Facts) {
    read(facts)
  }

  /// What the facts of an element and of the schema of its value tell.
  package init(_ facts: Facts, ofValue schema: Facts) {
    read(facts)
    read(schema)
  }

  private mutating func read(_ facts: Facts) {
    for (field, fact) in facts.entries { read(field, fact.origin) { fact.value } }
  }

  /// What one field tells.
  init(_ field: Field, _ member: Node, origin: Origin) {
    read(field, origin) { member.jsonValue }
  }

  /// How much is promised; what names no level is stable.
  package var stability: StabilityLevel { level?.level ?? .stable }

  /// Whether anybody was told that the part will go.
  package var isAnnounced: Bool { deprecation != nil || sunset != nil }

  /// Notes that something says that the part is deprecated; the first that does is told.
  mutating func noteDeprecation(_ word: Word) { deprecation = deprecation ?? word }

  /// Notes since when the part is deprecated.
  mutating func noteSince(_ date: Date) {
    if since.map({ date.moment < $0.moment }) ?? true { since = date }
  }

  /// Notes until when the part is promised.
  mutating func noteSunset(_ date: Date) {
    if sunset.map({ date.moment < $0.moment }) ?? true { sunset = date }
  }

  private mutating func read(_ field: Field, _ origin: Origin, _ value: () -> JSONValue) {
    guard let meaning = LifecycleVocabulary.meaning(of: field) else { return }
    let name = LifecycleVocabulary.bare(field).name
    let word = Word(field: field, name: name, origin: origin)
    let value = value()
    switch meaning {
    case .deprecation: readDeprecation(value, word)
    case .since: readSince(value, word)
    case .sunset: readSunset(value, word)
    case .members(let sinceName, let sunsetName):
      // An empty object is a form that nobody filled in.
      guard case .object(let members) = value, !members.isEmpty else { return }
      noteDeprecation(word)
      func member(_ member: String) -> Word {
        Word(field: field, name: "\(name).\(member)", origin: origin)
      }
      if let value = members[ExactString(sinceName)] { readSince(value, member(sinceName)) }
      if let value = members[ExactString(sunsetName)] { readSunset(value, member(sunsetName)) }
    case .mark(let level):
      if value.boolean == true { lower(to: Level(word: word, text: word.name, level: level)) }
    case .level: readLevel(value, word)
    case .audience:
      if let text = value.string, let level = LifecycleVocabulary.audiences[spelt(text)] {
        lower(to: Level(word: word, text: text, level: level))
      }
    }
  }

  /// Reads `true`, the day since when, or a text for people; anything else says nothing.
  private mutating func readDeprecation(_ value: JSONValue, _ word: Word) {
    switch value {
    case .boolean(true): noteDeprecation(word)
    case .string(let text) where !text.string.isEmpty && spelt(text.string) != "false":
      noteDeprecation(word)
      if let moment = Moment(text.string) {
        noteSince(Date(word: word, text: text.string, moment: moment))
      }
    default: break
    }
  }

  private mutating func readSince(_ value: JSONValue, _ word: Word) {
    // Many tell the version of the API instead, which is nothing to compare.
    if LifecycleVocabulary.isVersion(value.string ?? value.compactText) { return }
    if let date = date(value, word) { noteSince(date) }
  }

  private mutating func readSunset(_ value: JSONValue, _ word: Word) {
    if let date = date(value, word) {
      noteSunset(date)
    } else if value != .null {
      unreadableSunset = value.string ?? value.compactText
    }
  }

  private mutating func date(_ value: JSONValue, _ word: Word) -> Date? {
    if case .null = value { return nil }
    if let text = value.string, let moment = Moment(text) {
      return Date(word: word, text: text, moment: moment)
    }
    problems.append(
      Problem(
        code: "unreadable-date",
        message: "\(value.compactText) is no date that is known, so that '\(word.name)' says "
          + "nothing: write '2026-01-31' or '2026-01-31T12:00:00Z'"))
    return nil
  }

  private mutating func readLevel(_ value: JSONValue, _ word: Word) {
    if case .null = value { return }
    guard let text = value.string, let level = LifecycleVocabulary.levels[spelt(text)] else {
      hasUnknownLevel = true
      problems.append(
        Problem(
          code: "unknown-stability-level",
          message: "\(value.compactText) is no level that is known, so that '\(word.name)' says "
            + "nothing: write 'draft', 'alpha', 'beta' or 'stable'"))
      return
    }
    if spelt(text) == "deprecated" { noteDeprecation(word) }
    lower(to: Level(word: word, text: text, level: level))
  }

  private mutating func lower(to level: Level) {
    if let known = self.level, known.level <= level.level { return }
    self.level = level
  }

  /// A word in small letters with hyphens, however it is written.
  private func spelt(_ text: String) -> String {
    String(text.lowercased().map { $0 == "_" || $0 == " " ? "-" : $0 })
  }
}

extension Facts {
  /// What says that the element is deprecated; `nil` where nothing does.
  package var deprecation: Lifecycle.Word? {
    for entry in entries where LifecycleVocabulary.meaning(of: entry.field) != nil {
      return Lifecycle(self).deprecation
    }
    return nil
  }
}
