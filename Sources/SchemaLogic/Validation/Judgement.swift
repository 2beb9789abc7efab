import APIGraph
import DocumentTree

/// One value on its way to a verdict.
///
/// Every question (what does this schema say of this place?) is asked once and its answer kept, so that schemas that are
/// applied in many ways cost no more than the number of schemas times that of places. A question whose answer needs others
/// is put off until they are answered, on a stack of its own, because values nest more deeply than threads have stack for.
struct Judgement {
  var places: ValuePlaces
  let reading: SchemaReading
  /// How texts are read that do not tell their types.
  let texts: TextUse
  let cache: ValidationCache
  private let budget: Int
  private var steps = 0

  private var verdicts: [Question: Verdict] = [:]
  private var coverages: [Question: Coverage] = [:]

  /// The questions that the answer at hand needs first.
  private var missing: [Question] = []
  /// The questions that wait for others. To meet one of them again is a reference that leads back to itself.
  private var open: Set<Question> = []

  private(set) var omitted: OmittedMembers?

  init(
    _ places: ValuePlaces, reading: SchemaReading, texts: TextUse, cache: ValidationCache,
    budget: Int
  ) {
    self.places = places
    self.reading = reading
    self.texts = texts
    self.cache = cache
    self.budget = budget
  }

  /// What a text that does not tell its type is taken for.
  enum TextUse {
    /// For whatever each schema accepts that looks at it.
    case readByEach
    /// For something that is not known, where it matters.
    case undecided
    /// For the value that stands there.
    case told
  }

  /// What can be asked of a schema at a place.
  struct Question: Hashable {
    /// The kinds of question.
    enum Kind: UInt8 {
      /// Does it accept the place, by any value that the place may stand for?
      case location
      /// Does it accept the place in this guise?
      case verdict
      /// Which members or elements does it evaluate, given that it accepts the place?
      case coverage
    }

    let kind: Kind
    let guise: WireText.Guise
    let schema: SchemaID
    let place: ValuePlace

    func hash(into hasher: inout Hasher) {
      hasher.combine(UInt64(UInt32(bitPattern: schema.index)) << 32 | UInt64(place.index))
      hasher.combine(kind.rawValue << 4 | guise.rawValue)
    }
  }

  /// The verdict on the whole value.
  mutating func verdict(on schema: SchemaID) -> Verdict {
    if let place = nullWithoutSpelling {
      return .invalid(Refusal(place: place, keyword: "type"))
    }
    if cache.mentionsOmission {
      omitted = OmittedMembers(places, schema: schema, cache: cache, budget: budget)
      guard omitted != nil else { return .undecided(.steps) }
    }
    let question = Question(
      kind: isText(.root) ? .location : .verdict, guise: .asItStands, schema: schema, place: .root)
    guard answer(question), let verdict = verdicts[question] else { return .undecided(.steps) }
    return verdict
  }

  /// Finds the answers to a question and to those that it leads to; `false` when that takes too many steps.
  private mutating func answer(_ question: Question) -> Bool {
    var pending = [question]
    while let question = pending.last {
      if isAnswered(question) {
        pending.removeLast()
        continue
      }
      missing.removeAll(keepingCapacity: true)
      spend(1)
      switch question.kind {
      case .location: record(location(question), of: question)
      case .verdict: record(verdict(question), of: question)
      case .coverage:
        let coverage = coverage(of: question, withOwnRest: true)
        if missing.isEmpty { coverages[question] = coverage }
      }
      guard steps <= budget else { return false }
      if missing.isEmpty {
        open.remove(question)
        pending.removeLast()
      } else {
        open.insert(question)
        spend(missing.count)
        pending.append(contentsOf: missing.reversed())
      }
    }
    return true
  }

  private mutating func record(_ verdict: Verdict, of question: Question) {
    if missing.isEmpty { verdicts[question] = verdict }
  }

  private func isAnswered(_ question: Question) -> Bool {
    question.kind == .coverage ? coverages[question] != nil : verdicts[question] != nil
  }

  // MARK: What the parts of a judgement share

  /// Counts work that is not a question of its own.
  mutating func spend(_ count: Int) { steps += count }

  /// Whether the answer at hand has to wait for others; what it says now is thrown away.
  var isWaiting: Bool { !missing.isEmpty }

  /// What another schema says of the same place; `nil` while that is not known.
  mutating func verdict(of schema: SchemaID, inPlaceOf question: Question) -> Verdict? {
    ask(
      Question(kind: .verdict, guise: question.guise, schema: schema, place: question.place))
  }

  /// What a schema says of a member or element; `nil` while that is not known.
  ///
  /// The schema `false` refuses in the name of the keyword that applies it.
  mutating func verdict(
    of schema: SchemaID, at place: ValuePlace, by keyword: String
  ) -> Verdict? {
    if cache.schema(schema).isNever {
      return .invalid(Refusal(place: place, keyword: keyword))
    }
    let kind = isText(place) ? Question.Kind.location : .verdict
    return ask(Question(kind: kind, guise: .asItStands, schema: schema, place: place))
  }

  /// What another schema evaluates at the same place; `nil` while that is not known.
  mutating func coverage(of schema: SchemaID, inPlaceOf question: Question) -> Coverage? {
    let question = Question(
      kind: .coverage, guise: question.guise, schema: schema, place: question.place)
    if let coverage = coverages[question] { return coverage }
    if open.contains(question) {
      return Coverage(
        count: places.children(of: question.place).count, unknown: .circularReference)
    }
    missing.append(question)
    return nil
  }

  private mutating func ask(_ question: Question) -> Verdict? {
    // Most questions are of this kind, and quicker answered than remembered.
    if question.kind == .verdict, !cache.schema(question.schema).hasSchemasInPlace,
      !places.value(at: question.place).isComposite
    {
      spend(1)
      return verdict(question)
    }
    if let verdict = verdicts[question] { return verdict }
    if open.contains(question) { return .undecided(.circularReference) }
    missing.append(question)
    return nil
  }

  // MARK: Spellings

  /// How the value at a place is written.
  private func spelling(of place: ValuePlace) -> Spelling {
    place == .root ? reading.spelling : reading.spelling.ofMembers
  }

  /// Whether the place holds a text that does not tell its type.
  func isText(_ place: ValuePlace) -> Bool {
    if case .name = places.step(to: place) { return false }
    return texts != .told && !spelling(of: place).spellsTypes
      && WireText.text(of: places.value(at: place)) != nil
  }

  /// Whether values inside the place are texts that do not tell their types.
  var areMembersTexts: Bool { texts != .told && areMembersSpelled }

  /// Whether values inside the place are written as texts, however they are read.
  var areMembersSpelled: Bool { !reading.spelling.ofMembers.spellsTypes }

  /// A null where nothing spells it: such a value is never sent, whatever schemas say.
  private var nullWithoutSpelling: ValuePlace? {
    if reading.spelling.spellsNull, reading.spelling.ofMembers.spellsNull { return nil }
    return places.all.first { places.value(at: $0) == .null && !spelling(of: $0).spellsNull }
  }

  /// Accepts a place when some value is accepted that its text may stand for.
  private mutating func location(_ question: Question) -> Verdict {
    let place = question.place
    let value = places.value(at: place)
    var refusals: [Refusal] = []
    var reason: UndecidedReason?
    var isAccepted = false
    for guise in WireText.Guise.allCases {
      guard WireText.value(value, as: guise) != nil,
        let verdict = ask(
          Question(kind: .verdict, guise: guise, schema: question.schema, place: place))
      else { continue }
      switch verdict {
      case .valid: isAccepted = true
      case .invalid(let refusal): refusals.append(refusal)
      case .undecided(let other): reason = reason ?? other
      }
    }
    if isAccepted, texts == .undecided, !refusals.isEmpty || reason != nil {
      return .undecided(.spelling)
    }
    if isAccepted { return .valid }
    if let reason { return .undecided(reason) }
    guard let first = refusals.first else { return .valid }
    // A guise of the right type tells more.
    return .invalid(refusals.first { $0.keyword != "type" } ?? first)
  }

  /// The value that a question is about.
  func value(of question: Question) -> JSONValue {
    let value = places.value(at: question.place)
    return WireText.value(value, as: question.guise) ?? value
  }
}
