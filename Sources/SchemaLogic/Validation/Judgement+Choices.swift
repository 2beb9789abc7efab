import APIGraph
import DocumentTree

// The applicators that choose between schemas for the same place (JSON Schema 2020-12 core §10.2).
extension Judgement {
  mutating func addChoices(_ schema: Schema, _ question: Question, to all: inout Conjunction) {
    for part in schema.not {
      switch verdict(of: part, inPlaceOf: question) {
      case .valid?: all.add(.invalid(Refusal(place: question.place, keyword: "not")))
      case .undecided(let reason)?: all.add(.undecided(reason))
      case .invalid?, nil: break
      }
    }
    if let conditional = schema.conditional { addConditional(conditional, question, to: &all) }
    if !schema.anyOf.isEmpty {
      all.add(verdict(onAny: schema.anyOf, schema.discriminator, question))
    }
    if !schema.oneOf.isEmpty {
      all.add(verdict(onOne: schema.oneOf, schema.discriminator, question))
    }
  }

  private mutating func addConditional(
    _ conditional: Schema.Conditional, _ question: Question, to all: inout Conjunction
  ) {
    func consequence(_ schema: SchemaID?) -> Verdict? {
      schema.map { verdict(of: $0, inPlaceOf: question) } ?? .valid
    }
    switch verdict(of: conditional.condition, inPlaceOf: question) {
    case nil: break
    case .valid?:
      if let verdict = consequence(conditional.consequence) { all.add(verdict) }
    case .invalid?:
      if let verdict = consequence(conditional.alternative) { all.add(verdict) }
    case .undecided(let reason)?:
      guard let first = consequence(conditional.consequence),
        let second = consequence(conditional.alternative)
      else { return }
      if first.isInvalid, second.isInvalid {
        all.add(first)
      } else if !first.isValid || !second.isValid {
        all.add(.undecided(reason))
      }
    }
  }

  private mutating func verdict(
    onAny branches: [Schema.Branch], _ discriminator: Schema.Discriminator?, _ question: Question
  ) -> Verdict {
    let verdicts = verdicts(on: branches, discriminator, question)
    if verdicts.contains(where: \.isValid) { return .valid }
    if let reason = verdicts.lazy.compactMap(\.reason).first { return .undecided(reason) }
    return refusal(of: verdicts, branches, discriminator, question, keyword: "anyOf")
  }

  private mutating func verdict(
    onOne branches: [Schema.Branch], _ discriminator: Schema.Discriminator?, _ question: Question
  ) -> Verdict {
    let verdicts = verdicts(on: branches, discriminator, question)
    let accepting = verdicts.count(where: \.isValid)
    if accepting > 1 { return .invalid(Refusal(place: question.place, keyword: "oneOf")) }
    if let reason = verdicts.lazy.compactMap(\.reason).first { return .undecided(reason) }
    if accepting == 1 { return .valid }
    return refusal(of: verdicts, branches, discriminator, question, keyword: "oneOf")
  }

  /// What each branch says; nothing is to be concluded from them while the judgement is waiting.
  mutating func verdicts(
    on branches: [Schema.Branch], _ discriminator: Schema.Discriminator?, _ question: Question
  ) -> [Verdict] {
    branches.map { branch in
      var all = Conjunction()
      if let discriminator { all.add(tagVerdict(on: branch, discriminator, question)) }
      add(branch.schema, question, to: &all)
      return all.verdict
    }
  }

  /// Where discriminators are read, a branch with tags demands the property, and one of its tags in it (OAS 3.1 §4.8.25); the one
  /// that values without a known tag are read as demands that there be no tag of another (OAS 3.2 §4.25).
  private func tagVerdict(
    on branch: Schema.Branch, _ discriminator: Schema.Discriminator, _ question: Question
  ) -> Verdict {
    guard reading.readsDiscriminators, !branch.tags.isEmpty || branch.tagsOfOthers != nil,
      case .object(let members) = places.value(at: question.place)
    else { return .valid }
    let name = discriminator.propertyName
    if omitted?.names(at: question.place).contains(name) ?? false { return .valid }
    guard let tag = members[name] else {
      return branch.tagsOfOthers != nil
        ? .valid : .invalid(Refusal(place: question.place, keyword: "discriminator"))
    }
    let isListed = isTag(tag, among: branch.tagsOfOthers ?? branch.tags)
    if isListed, areMembersTexts, texts == .undecided, 1 < WireText.readings(of: tag).count {
      return .undecided(.spelling)
    }
    return isListed == (branch.tagsOfOthers == nil)
      ? .valid
      : .invalid(Refusal(place: place(of: name, in: question.place), keyword: "discriminator"))
  }

  private func isTag(_ value: JSONValue, among tags: [ExactString]) -> Bool {
    tags.contains { tag in
      areMembersTexts ? WireText.canBe(value, .string(tag)) : value == .string(tag)
    }
  }

  private func place(of name: ExactString, in object: ValuePlace) -> ValuePlace {
    places.children(of: object).first { places.name(of: $0) == name } ?? object
  }

  /// The refusal to tell when all branches refuse: that of the branch that was clearly meant, else that of the choice.
  private func refusal(
    of verdicts: [Verdict], _ branches: [Schema.Branch], _ discriminator: Schema.Discriminator?,
    _ question: Question, keyword: String
  ) -> Verdict {
    let choice = Refusal(place: question.place, keyword: keyword)
    let refusals = verdicts.compactMap(\.refusal)
    guard refusals.count == branches.count else { return .invalid(choice) }
    if let name = discriminator?.propertyName,
      case .object(let members) = places.value(at: question.place), let tag = members[name]
    {
      let tagged = branches.indices.filter { isTag(tag, among: branches[$0].tags) }
      if tagged.count == 1 { return .invalid(refusals[tagged[0]]) }
    }
    let meant = Set(refusals.filter { !isOfAnotherKind($0, at: question.place) })
    if meant.count == 1, let only = meant.first { return .invalid(only) }
    if meant.isEmpty, let first = refusals.first, first.place != question.place,
      refusals.allSatisfy({ $0 == first })
    {
      return .invalid(first)
    }
    return .invalid(choice)
  }

  /// Whether a refusal tells that the value is of another kind altogether: by its type, or by a member that tells kinds apart.
  private func isOfAnotherKind(_ refusal: Refusal, at place: ValuePlace) -> Bool {
    if refusal.place == place { return Self.tellsKinds(refusal.keyword) }
    guard places.parent(of: refusal.place) == place else { return false }
    return ["enum", "const", "discriminator"].contains(refusal.keyword)
  }

  /// Whether what a keyword refuses is meant for another schema.
  static func tellsKinds(_ keyword: String) -> Bool {
    switch keyword {
    case "type", "enum", "const", "discriminator", "false": true
    default: false
    }
  }
}
