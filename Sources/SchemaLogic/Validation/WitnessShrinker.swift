package import DocumentTree

/// Makes a value smaller that shows something, as long as it goes on to show it: parts are left out, texts shortened, numbers
/// made simple.
///
/// The outcome depends on nothing but the value and the answers, and cannot be shrunk further unless the trials ran out.
package struct WitnessShrinker {
  /// How many values may be tried.
  private let budget: Int

  /// The most parts of a value that are looked at.
  private static let maximumPlaces = 2000

  package init(budget: Int = 1000) { self.budget = budget }

  /// The smallest value found for which the test holds; the value itself, unless it holds for a smaller one.
  package func shrunk(
    _ value: JSONValue, while isWitness: (JSONValue) -> Bool
  ) -> JSONValue {
    var attempt = Attempt(value, trials: budget)
    while true {
      var isSmaller = false
      var index = 0
      var places = attempt.value.places(limit: Self.maximumPlaces)
      // What a place becomes leaves those before it where they are, because parents come before their parts.
      while index < places.count {
        if attempt.shrink(at: places[index], isWitness) {
          isSmaller = true
          places = attempt.value.places(limit: Self.maximumPlaces)
        }
        index += 1
      }
      if !isSmaller || attempt.trials == 0 { return attempt.value }
    }
  }
}

/// A value that is being shrunk.
private struct Attempt {
  private(set) var value: JSONValue
  private(set) var trials: Int

  /// How many pieces of one size are tried to be left out of a text or list.
  private static let maximumPieces = 64

  init(_ value: JSONValue, trials: Int) {
    self.value = value
    self.trials = trials
  }

  /// Makes the part at a place smaller, if that can be done; says whether it could.
  mutating func shrink(at place: [ValueStep], _ isWitness: (JSONValue) -> Bool) -> Bool {
    guard let part = value.part(at: place) else { return false }
    let before = trials
    var isSmaller = false
    for simple in part.simpleReplacements where trials > 0 {
      if replace(at: place, by: simple, isWitness) {
        isSmaller = true
        break
      }
    }
    if !isSmaller || value.part(at: place)?.isComposite ?? false {
      if leaveOut(at: place, isWitness) { isSmaller = true }
    }
    return isSmaller && before > trials
  }

  private mutating func replace(
    at place: [ValueStep], by part: JSONValue, _ isWitness: (JSONValue) -> Bool
  ) -> Bool {
    guard trials > 0 else { return false }
    trials -= 1
    let candidate = value.replacing(place, by: part)
    guard isWitness(candidate) else { return false }
    value = candidate
    return true
  }

  /// Leaves out members, elements or characters, in ever smaller pieces, the last ones first.
  private mutating func leaveOut(
    at place: [ValueStep], _ isWitness: (JSONValue) -> Bool
  ) -> Bool {
    switch value.part(at: place) {
    case .object(let members):
      let sorted = members.sorted { $0.key < $1.key }
      return leaveOut(of: sorted, at: place, isWitness) { pairs in
        .object(Dictionary(pairs.map { ($0.key, $0.value) }, uniquingKeysWith: { $1 }))
      }
    case .array(let elements):
      return leaveOut(of: elements, at: place, isWitness, JSONValue.array)
    case .string(let text):
      return leaveOut(of: Array(text.string.unicodeScalars), at: place, isWitness) { scalars in
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return .text(text)
      }
    case .null?, .boolean?, .number?, nil: return false
    }
  }

  private mutating func leaveOut<Item>(
    of items: [Item], at place: [ValueStep], _ isWitness: (JSONValue) -> Bool,
    _ rebuilt: ([Item]) -> JSONValue
  ) -> Bool {
    var kept = items
    var size = kept.count
    while size > 0 {
      var end = kept.count
      var pieces = 0
      while end > 0, trials > 0, pieces < Self.maximumPieces {
        let start = max(0, end - size)
        let rest = Array(kept[..<start] + kept[end...])
        if replace(at: place, by: rebuilt(rest), isWitness) { kept = rest }
        end = start
        pieces += 1
      }
      size /= 2
    }
    return kept.count < items.count
  }
}
