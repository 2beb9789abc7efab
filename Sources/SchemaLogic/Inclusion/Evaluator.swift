import APIGraph
import DocumentTree

// Whether a value that is known fulfils a formula.
extension GoalSolver {
  /// How deeply a value and the formulas for it may be nested.
  private static let maximumNesting = 64

  /// Whether a value fulfils a formula, assumptions about the sender left aside.
  func evaluate(_ formula: Formula, on value: JSONValue) -> Truth {
    evaluate(formula, on: value, depth: 0)
  }

  private func evaluate(_ formula: Formula, on value: JSONValue, depth: Int) -> Truth {
    guard depth < Self.maximumNesting else { return .unknown(.depth) }
    guard budget.spend() else { return .unknown(.steps) }
    let truth: Truth
    switch compiler.arena[formula] {
    case .anything: truth = .yes
    case .aside(let inner, _): truth = evaluate(inner, on: value, depth: depth + 1)
    case .literal(let literal): truth = evaluate(literal, on: value, depth: depth)
    case .all(let parts):
      truth = all(parts) { evaluate($0, on: value, depth: depth + 1) }
    }
    return formula.isNegated ? truth.negated : truth
  }

  /// Whether all of some things hold.
  private func all<Element>(_ elements: [Element], _ holds: (Element) -> Truth) -> Truth {
    var result = Truth.yes
    for element in elements {
      switch holds(element) {
      case .yes: break
      case .no: return .no
      case .unknown(let reason): result = .unknown(reason)
      }
    }
    return result
  }

  private func evaluate(_ literal: Literal, on value: JSONValue, depth: Int) -> Truth {
    switch literal {
    case .types(let types): return types.contains(ValueType(of: value)) ? .yes : .no
    case .enumeration(let values): return values.lists(value) ? .yes : .no
    case .unknown(let reason, _): return .unknown(reason)
    default: break
    }
    switch value {
    case .null, .boolean: return .yes
    case .number(let number): return literal.accepts(number) ? .yes : .no
    case .string(let text): return evaluate(literal, on: text)
    case .array(let elements): return evaluate(literal, onElements: elements, depth: depth)
    case .object(let members): return evaluate(literal, onMembers: members, depth: depth)
    }
  }

  /// Whether a member or element fulfils what is asked at a location, by any value that its text may stand for.
  private func evaluate(_ location: Location, onPart value: JSONValue, depth: Int) -> Truth {
    let formula = compiler.formula(at: location)
    guard areMembersTexts else { return evaluate(formula, on: value, depth: depth) }
    return evaluate(formula, onTextOf: value, depth: depth)
  }

  /// Whether one of the values that a text may stand for fulfils a formula.
  func evaluate(_ formula: Formula, onTextOf value: JSONValue, depth: Int = 0) -> Truth {
    if value == .null, !compiler.reading.spelling.ofMembers.spellsNull { return .no }
    return all(TextReadings.of(value)) { reading in
      evaluate(formula, on: reading, depth: depth).negated
    }.negated
  }

  private func evaluate(_ literal: Literal, on text: ExactString) -> Truth {
    switch literal {
    case .minLength(let least): least <= Decimal(text.string.codePointCount) ? .yes : .no
    case .maxLength(let most): Decimal(text.string.codePointCount) <= most ? .yes : .no
    case .pattern(let pattern): matches(text, pattern)
    case .format(let name): hasFormat(text, name)
    default: .yes
    }
  }

  private func evaluate(
    _ literal: Literal, onElements elements: [JSONValue], depth: Int
  ) -> Truth {
    let count = Decimal(elements.count)
    switch literal {
    case .minItems(let least): return least <= count ? .yes : .no
    case .maxItems(let most): return count <= most ? .yes : .no
    case .uniqueItems: return Set(elements).count == elements.count ? .yes : .no
    case .items(let prefix, let rest):
      return all(Array(elements.enumerated())) { index, element in
        let location = index < prefix.count ? prefix[index] : rest
        return evaluate(location, onPart: element, depth: depth + 1)
      }
    case .contains(let location, let least, let most):
      var certain = 0
      var reason: UndecidedReason?
      var possible = 0
      for element in elements {
        switch evaluate(location, onPart: element, depth: depth + 1) {
        case .yes:
          certain += 1
          possible += 1
        case .no: break
        case .unknown(let other):
          possible += 1
          reason = other
        }
      }
      if Decimal(possible) < least { return .no }
      if let most, most < Decimal(certain) { return .no }
      guard let reason else { return .yes }
      let isCertain = least <= Decimal(certain) && most.map { Decimal(possible) <= $0 } ?? true
      return isCertain ? .yes : .unknown(reason)
    default: return .yes
    }
  }

  private func evaluate(
    _ literal: Literal, onMembers members: [ExactString: JSONValue], depth: Int
  ) -> Truth {
    let count = Decimal(members.count)
    switch literal {
    case .required(let name): return members[name] == nil ? .no : .yes
    case .minProperties(let least): return least <= count ? .yes : .no
    case .maxProperties(let most): return count <= most ? .yes : .no
    case .propertyNames(let location):
      return all(members.keys.sorted()) { name in
        evaluate(compiler.formula(at: location), on: .string(name), depth: depth + 1)
      }
    case .members(let literal):
      return all(members.sorted { $0.key < $1.key }) { name, value in
        switch locations(of: literal, named: name) {
        case .known(let locations):
          return all(locations) {
            evaluate($0, onPart: value, depth: depth + 1)
          }
        case .unknown(let reason): return .unknown(reason)
        }
      }
    default: return .yes
    }
  }

  /// What a literal about members asks of one.
  enum AppliedLocations {
    case known([Location])
    case unknown(UndecidedReason)
  }

  /// What a literal about members asks of the one with a name.
  func locations(of literal: MembersLiteral, named name: ExactString) -> AppliedLocations {
    if literal.free.contains(name) { return .known([]) }
    if literal.patterns.isEmpty, literal.site == 0 {
      let location = literal.location(named: name) ?? literal.additional
      return .known(location == .anything ? [] : [location])
    }
    var result: [Location] = []
    var isAdditional = true
    if let location = literal.location(named: name) {
      isAdditional = false
      result.append(location)
    }
    for entry in literal.patterns {
      switch matches(name, entry.key) {
      case .yes:
        isAdditional = false
        result.append(entry.location)
      case .no: break
      case .unknown(let reason): return .unknown(reason)
      }
    }
    if isAdditional { result.append(literal.additional) }
    if literal.site != 0 {
      let beside = compiler.classes(ofMember: name, at: literal.site)
      result = result.map { compiler.location($0, beside: beside) }
    }
    return .known(result.filter { $0 != .anything })
  }
}

extension Literal {
  /// Whether a literal about numbers accepts one.
  fileprivate func accepts(_ number: Decimal) -> Bool {
    switch self {
    case .integer: number.isInteger
    case .minimum(let bound):
      bound.value < number || (bound.value == number && !bound.isExclusive)
    case .maximum(let bound):
      number < bound.value || (bound.value == number && !bound.isExclusive)
    case .multipleOf(let divisor): number.isMultiple(of: divisor)
    default: true
    }
  }
}

extension GoalSolver {
  /// Whether a text is in the language of a format.
  fileprivate func hasFormat(_ text: ExactString, _ name: String) -> Truth {
    if FormatLanguage.samples(name).contains(text) { return .yes }
    guard let expression = FormatLanguage.expression(name) else { return .unknown(.format(name)) }
    guard let answer = expression.matches(text.string) else {
      return .unknown(expression.undecidedReason)
    }
    return answer ? .yes : .no
  }
}
