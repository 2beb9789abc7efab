import DocumentTree

// What makes one value simpler than another.
extension JSONValue {
  /// Values that might stand for this one and are simpler, the simplest first. Smaller lists and shorter texts, which are
  /// made by leaving out parts, are not among them.
  var simpleReplacements: [JSONValue] {
    switch self {
    case .null, .boolean: []
    case .number(let number): number.simpleReplacements.map(JSONValue.number)
    case .string(let text): text.string.plainReplacements.map(JSONValue.text)
    case .array(let elements): elements.isEmpty ? [] : [.array([]), .null]
    case .object(let members): members.isEmpty ? [] : [.object([:]), .null]
    }
  }

  /// The places of the value and its parts, each after the one that holds it; no more than a number of them.
  func places(limit: Int) -> [[ValueStep]] {
    var places: [[ValueStep]] = [[]]
    var values = [self]
    var next = 0
    while next < values.count, places.count < limit {
      switch values[next] {
      case .object(let members):
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          places.append(places[next] + [.member(name)])
          values.append(member)
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() {
          places.append(places[next] + [.element(index)])
          values.append(element)
        }
      case .null, .boolean, .number, .string: break
      }
      next += 1
    }
    return places
  }

  /// The part at a place.
  func part(at place: [ValueStep]) -> JSONValue? {
    var part = self
    for step in place {
      guard let next = part.part(at: step) else { return nil }
      part = next
    }
    return part
  }

  /// The value with another part at a place.
  func replacing(_ place: [ValueStep], by part: JSONValue) -> JSONValue {
    var holders: [JSONValue] = []
    var holder = self
    for step in place {
      holders.append(holder)
      guard let next = holder.part(at: step) else { return self }
      holder = next
    }
    var result = part
    for (step, holder) in zip(place, holders).reversed() {
      switch (step, holder) {
      case (.member(let name), .object(var members)):
        members[name] = result
        result = .object(members)
      case (.element(let index), .array(var elements)):
        elements[index] = result
        result = .array(elements)
      default: return self
      }
    }
    return result
  }

  private func part(at step: ValueStep) -> JSONValue? {
    switch (step, self) {
    case (.member(let name), .object(let members)): members[name]
    case (.element(let index), .array(let elements)):
      elements.indices.contains(index) ? elements[index] : nil
    default: nil
    }
  }
}

extension Decimal {
  /// Numbers with fewer or smaller digits, the simplest first.
  fileprivate var simpleReplacements: [Decimal] {
    var candidates = [Decimal(0), Decimal(1), Decimal(-1)]
    if isNegative { candidates.append(negated) }
    if !isInteger { candidates.append(truncated) }
    for count in 1..<max(2, digits.count) {
      let dropped = digits.count - count
      candidates.append(
        Decimal(
          isNegative: isNegative, digits: Array(digits.prefix(count)),
          exponent: exponent + dropped))
    }
    var seen: Set<Decimal> = []
    return candidates.filter { $0.isSimpler(than: self) && seen.insert($0).inserted }
  }

  private var truncated: Decimal {
    Decimal(isNegative: isNegative, digits: Array(digits.dropLast(-exponent)), exponent: 0)
  }

  private func isSimpler(than other: Decimal) -> Bool {
    effort.lexicographicallyPrecedes(other.effort)
  }

  /// The length of the text first, then how far from zero its digits are.
  private var effort: [Int] {
    [description.utf8.count, digits.reduce(0) { $0 + Int($1) }, isNegative ? 1 : 0]
  }
}

extension String {
  /// Texts of the same length with letters for what is hard to read: for all of it at once, and for one after the other.
  fileprivate var plainReplacements: [String] {
    let scalars = Array(unicodeScalars)
    let odd = scalars.indices.filter { !(0x20...0x7E).contains(scalars[$0].value) }
    return ([odd] + odd.map { [$0] }).filter { !$0.isEmpty }.map { indices in
      var plainer = scalars
      for index in indices { plainer[index] = "a" }
      var text = ""
      text.unicodeScalars.append(contentsOf: plainer)
      return text
    }
  }
}
