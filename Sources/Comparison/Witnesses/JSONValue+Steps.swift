import DocumentTree
import SchemaLogic

extension JSONValue {
  /// The part that some steps lead to; `nil` where there is none.
  func part(at steps: ArraySlice<ValueStep>) -> JSONValue? {
    var value = self
    for step in steps {
      switch (step, value) {
      case (.member(let name), .object(let members)):
        guard let member = members[name] else { return nil }
        value = member
      case (.element(let index), .array(let elements)):
        guard elements.indices.contains(index) else { return nil }
        value = elements[index]
      default: return nil
      }
    }
    return value
  }

  /// The value with another part where some steps lead; `nil` where what they lead through is not there.
  ///
  /// A member that is missing is added, an element that is missing is appended.
  func replacing(at steps: ArraySlice<ValueStep>, with part: JSONValue) -> JSONValue? {
    guard let step = steps.first else { return part }
    let rest = steps.dropFirst()
    switch (step, self) {
    case (.member(let name), .object(var members)):
      if let member = members[name] {
        guard let changed = member.replacing(at: rest, with: part) else { return nil }
        members[name] = changed
      } else {
        guard rest.isEmpty else { return nil }
        members[name] = part
      }
      return .object(members)
    case (.element(let index), .array(var elements)):
      if elements.indices.contains(index) {
        guard let changed = elements[index].replacing(at: rest, with: part) else { return nil }
        elements[index] = changed
      } else {
        guard rest.isEmpty, index == elements.count else { return nil }
        elements.append(part)
      }
      return .array(elements)
    default: return nil
    }
  }

  /// The value without the member that some steps lead to; `nil` where there is none.
  func removing(at steps: ArraySlice<ValueStep>) -> JSONValue? {
    guard case .member(let name)? = steps.last,
      case .object(var members)? = part(at: steps.dropLast()),
      members.removeValue(forKey: name) != nil
    else { return nil }
    return replacing(at: steps.dropLast(), with: .object(members))
  }

  /// The steps to the part that a JSON pointer names; `nil` where there is none.
  func steps(to pointer: String) -> [ValueStep]? {
    guard let tokens = JSONPointer(pointer)?.tokens else { return nil }
    var steps: [ValueStep] = []
    var value = self
    for token in tokens {
      let step: ValueStep
      switch value {
      case .object: step = .member(ExactString(token))
      case .array:
        guard let index = Int(token) else { return nil }
        step = .element(index)
      case .null, .boolean, .number, .string: return nil
      }
      guard let part = value.part(at: [step]) else { return nil }
      value = part
      steps.append(step)
    }
    return steps
  }

  /// The value with the members of another one put over its own, where both are objects.
  func overlaid(by other: JSONValue) -> JSONValue? {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return nil }
    return .object(mine.merging(theirs) { $1 })
  }
}
