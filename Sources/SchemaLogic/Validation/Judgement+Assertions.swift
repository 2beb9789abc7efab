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
    if !prepared.types.isSuperset(of: Judgement.type(of: value)) {
      return refused(by: "type")
    }
    if prepared.isEnumeration {
      if !isListed(value, in: prepared) { return refused(by: prepared.enumerationKeyword) }
      if value.isComposite, areMembersTexts, texts == .undecided { return .undecided(.spelling) }
    }
    switch value {
    case .null, .boolean: return .valid
    case .number(let number):
      return Judgement.keyword(refusing: number, prepared).map(refused) ?? .valid
    case .string(let text): return verdict(on: text.string, prepared, at: place)
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

  private static func type(of value: JSONValue) -> JSONTypes {
    switch value {
    case .null: .null
    case .boolean: .boolean
    // A number with a fraction of zero is an integer (JSON Schema 2020-12 core §4.2.1).
    case .number(let number): number.isInteger ? .integer : .fraction
    case .string: .string
    case .array: .array
    case .object: .object
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

  private static func keyword(refusing number: Decimal, _ prepared: PreparedSchema) -> String? {
    let schema = prepared.schema
    if let bound = schema.minimum,
      number < bound.value || (bound.isExclusive && number == bound.value)
    {
      return prepared.minimumKeyword
    }
    if let bound = schema.maximum,
      bound.value < number || (bound.isExclusive && number == bound.value)
    {
      return prepared.maximumKeyword
    }
    if !schema.multiplesOf.allSatisfy({ number.isMultiple(of: $0) }) { return "multipleOf" }
    if let format = prepared.format, !FormatCheck.accepts(number, format.meaning) {
      return "format"
    }
    return nil
  }

  private func verdict(
    on text: String, _ prepared: PreparedSchema, at place: ValuePlace
  ) -> Verdict {
    var all = Conjunction()
    func refuse(by keyword: String) {
      all.add(.invalid(Refusal(place: place, keyword: keyword)))
    }
    let refusal = prepared.length.refusal(
      of: text.unicodeScalars.count, least: "minLength", most: "maxLength")
    if let refusal { refuse(by: refusal) }
    for pattern in prepared.patterns {
      switch pattern.matches(text) {
      case .yes: break
      case .no: refuse(by: "pattern")
      case .unknown(let reason): all.add(.undecided(reason))
      }
    }
    if let format = prepared.format, !FormatCheck.accepts(text, format.name) {
      refuse(by: "format")
    }
    return all.verdict
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
