package import DocumentTree

/// A step from a JSON value to a part of it.
package enum JSONStep: Hashable, Comparable {
  case member(ExactString)
  case element(Int)
}

// JSON values as generators take them apart and put them together.
extension JSONValue {
  /// The value that a JSON text spells.
  package init(parsing text: String) throws {
    let tree = try Tree.parse(
      Source(name: "value.json", bytes: Array(text.utf8)), seed: HashSeed())
    self = tree.rootNode.jsonValue
  }

  package static func integer(_ value: Int) -> JSONValue { .number(Decimal(value)) }

  /// An object of some members.
  package static func members(_ members: KeyValuePairs<ExactString, JSONValue>) -> JSONValue {
    .object(Dictionary(members.map { ($0.key, $0.value) }) { $1 })
  }

  /// The members in an order that does not depend on hashing; empty for anything but an object.
  package var sortedMembers: [(key: ExactString, value: JSONValue)] {
    guard case .object(let members) = self else { return [] }
    return members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The elements; empty for anything but an array.
  package var elements: [JSONValue] {
    if case .array(let elements) = self { elements } else { [] }
  }

  /// The texts of an array of strings.
  package var names: [ExactString] {
    elements.compactMap { if case .string(let name) = $0 { name } else { nil } }
  }

  package var isObject: Bool { if case .object = self { true } else { false } }

  /// A member of an object. Setting one makes an object of anything else.
  package subscript(key: ExactString) -> JSONValue? {
    get { if case .object(let members) = self { members[key] } else { nil } }
    set {
      var members: [ExactString: JSONValue] = [:]
      if case .object(let own) = self { members = own }
      members[key] = newValue
      self = .object(members)
    }
  }

  /// The part that some steps lead to.
  package func part(at steps: ArraySlice<JSONStep>) -> JSONValue? {
    guard let step = steps.first else { return self }
    switch step {
    case .member(let name): return self[name]?.part(at: steps.dropFirst())
    case .element(let index):
      guard elements.indices.contains(index) else { return nil }
      return elements[index].part(at: steps.dropFirst())
    }
  }

  /// The value with another part at the end of some steps, or without it; unchanged where they lead nowhere.
  package func replacing(at steps: ArraySlice<JSONStep>, with part: JSONValue?) -> JSONValue {
    guard let step = steps.first else { return part ?? self }
    switch step {
    case .member(let name):
      guard let member = self[name] else { return self }
      var copy = self
      copy[name] =
        steps.count == 1 ? part : member.replacing(at: steps.dropFirst(), with: part)
      return copy
    case .element(let index):
      var elements = elements
      guard elements.indices.contains(index) else { return self }
      if steps.count == 1, part == nil {
        elements.remove(at: index)
      } else {
        elements[index] = elements[index].replacing(at: steps.dropFirst(), with: part)
      }
      return .array(elements)
    }
  }

  /// The steps to every part below the value itself, outer ones before what is in them.
  package var allSteps: [[JSONStep]] {
    var found: [[JSONStep]] = []
    var pending: [(value: JSONValue, steps: [JSONStep])] = [(self, [])]
    var next = 0
    while next < pending.count {
      let (value, steps) = pending[next]
      next += 1
      if !steps.isEmpty { found.append(steps) }
      for (name, member) in value.sortedMembers {
        pending.append((member, steps + [.member(name)]))
      }
      for (index, element) in value.elements.enumerated() {
        pending.append((element, steps + [.element(index)]))
      }
    }
    return found
  }
}
