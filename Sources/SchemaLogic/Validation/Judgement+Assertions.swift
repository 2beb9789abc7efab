import APIGraph
import DocumentTree

// The assertions that look at a value alone (JSON Schema 2020-12 validation §6, §7).
extension Judgement {
  mutating func assertions(
    of prepared: PreparedSchema, on value: JSONValue, at place: ValuePlace
  ) -> Verdict {
    func refused(by keyword: String) -> Verdict {
      .invalid(Refusal(place: place, keyword: keyword))
    }
    if !prepared.allowsType(of: value) { return refused(by: "type") }
    if prepared.isEnumeration {
      if !isListed(value, in: prepared) { return refused(by: prepared.enumerationKeyword) }
      if value.isComposite, areMembersTexts, texts == .undecided { return .undecided(.spelling) }
    }
    switch value {
    case .null, .boolean: return .valid
    case .number(let number):
      return prepared.keyword(refusing: number).map(refused) ?? .valid
    case .string(let text):
      switch prepared.verdict(on: text.string) {
      case .valid: return .valid
      case .refused(let keyword): return refused(by: keyword)
      case .undecided(let reason): return .undecided(reason)
      }
    case .array(let elements):
      let refusal = prepared.itemCount.refusal(
        of: elements.count, least: "minItems", most: "maxItems")
      if let refusal { return refused(by: refusal) }
      return prepared.hasUniqueItems
        ? uniqueness(of: places.children(of: place), at: place) : .valid
    case .object(let members):
      let refusal = prepared.propertyCount.refusal(
        of: members.count, least: "minProperties", most: "maxProperties")
      return refusal.map(refused) ?? .valid
    }
  }

  private mutating func isListed(_ value: JSONValue, in prepared: PreparedSchema) -> Bool {
    guard value.isComposite else { return prepared.lists(value) }
    spend(prepared.compositeConstants.count)
    return prepared.compositeConstants.contains {
      areMembersTexts
        ? ValueEquality.areEqual(value, $0, scalars: WireText.canBe)
        : ValueEquality.areEqual(value, $0)
    }
  }

  /// No two elements may be equal. Where only texts count, none may be spelled like another, and it cannot be told of those
  /// that are equal in one reading only, such as "1" and "1.0".
  private mutating func uniqueness(of elements: ValuePlaceRange, at place: ValuePlace) -> Verdict {
    let refused = Verdict.invalid(Refusal(place: place, keyword: "uniqueItems"))
    var buckets: [Int: [JSONValue]] = [:]
    var isCertain = true
    for element in elements {
      let value = places.value(at: element)
      let outline = places.outline(of: element, areTexts: areMembersSpelled)
      let others = buckets[outline, default: []]
      spend(others.count)
      for other in others {
        if ValueEquality.areEqual(value, other, scalars: areMembersSpelled ? haveSameText : (==)) {
          return refused
        }
        if areMembersTexts, ValueEquality.areEqual(value, other, scalars: WireText.canBeEqual) {
          isCertain = false
        }
      }
      buckets[outline, default: []].append(value)
    }
    return isCertain ? .valid : .undecided(.spelling)
  }

  private func haveSameText(_ first: JSONValue, _ second: JSONValue) -> Bool {
    if let mine = WireText.text(of: first), let theirs = WireText.text(of: second) {
      return ExactString(mine) == ExactString(theirs)
    }
    return first == second
  }
}
