import APIGraph
import DocumentTree
import SchemaLogic

/// Leaves out of a long message what it can do without, the largest parts first, until a reader can take it in.
///
/// Members that the sender's description demands are not tried. What is left shows the same as before: the caller's test
/// is asked for every step.
struct WitnessTrimmer {
  private let outlines: SchemaOutlines

  /// About what two lines of a terminal hold. Shorter messages are left as they are.
  static let lengthLimit = 140
  private static let trialLimit = 4
  /// Less than this is not worth a trial of its own.
  private static let leastGain = 16
  private static let placeLimit = 2000
  private static let depthLimit = 64

  init(_ outlines: SchemaOutlines) { self.outlines = outlines }

  /// The message without parts that do not matter; what some steps lead to stays.
  func trimmed(
    _ message: JSONValue, of schema: SchemaID, keeping paths: [[ValueStep]],
    while isWitness: (JSONValue) -> Bool
  ) -> JSONValue {
    guard message.shownLength > Self.lengthLimit else { return message }
    let places = places(of: message, schema, paths)
    guard places[0].length > Self.lengthLimit else { return message }
    let edits = edits(places)
    var length = places[0].length
    var together = message
    var removed: Set<Int> = []
    for edit in edits where edit.isHarmless && length > Self.lengthLimit {
      var ancestor = places[edit.place].parent
      while let index = ancestor, !removed.contains(index) { ancestor = places[index].parent }
      guard ancestor == nil else { continue }
      together = edit.applied(to: together) ?? together
      length -= edit.gain
      removed.insert(edit.place)
    }
    guard removed.isEmpty || !isWitness(together) else { return together }
    var result = message
    var trials = Self.trialLimit
    for edit in edits where edit.gain >= Self.leastGain {
      guard trials > 0, result.shownLength > Self.lengthLimit else { break }
      guard let candidate = edit.applied(to: result), candidate != result else { continue }
      trials -= 1
      if isWitness(candidate) { result = candidate }
    }
    return result
  }

  /// A part of the message.
  private struct Place {
    let value: JSONValue
    let parent: Int?
    /// The step from there; `nil` for the whole.
    let step: ValueStep?
    /// The number of steps from the whole.
    let depth: Int
    let schemas: [SchemaID]
    /// What is left of the paths that lead through it.
    let paths: [ArraySlice<ValueStep>]
    let isDemanded: Bool
    var length: Int
  }

  /// A way to make the message shorter.
  private struct Edit {
    let place: Int
    let steps: [ValueStep]
    /// What stands there afterwards; `nil` for nothing.
    let replacement: JSONValue?
    let gain: Int
    /// Whether the sender's description hardly minds.
    let isHarmless: Bool

    func applied(to message: JSONValue) -> JSONValue? {
      guard message.part(at: steps[...]) != nil else { return nil }
      guard let replacement else { return message.removing(at: steps[...]) }
      return message.replacing(at: steps[...], with: replacement)
    }
  }

  private func places(
    of message: JSONValue, _ schema: SchemaID, _ paths: [[ValueStep]]
  ) -> [Place] {
    var places = [
      Place(
        value: message, parent: nil, step: nil, depth: 0, schemas: [schema],
        paths: paths.map { $0[...] }, isDemanded: true, length: message.ownLength)
    ]
    var next = 0
    while next < places.count, places.count < Self.placeLimit {
      let whole = places[next]
      defer { next += 1 }
      guard whole.depth < Self.depthLimit else { continue }
      var outlines: [SchemaOutlines.Outline]?
      for (step, part) in whole.value.parts {
        let known = outlines ?? self.outlines.outlines(of: whole.schemas)
        outlines = known
        var isDemanded = false
        if case .member(let name) = step {
          isDemanded = known.contains { $0.required.contains(name) }
        }
        places.append(
          Place(
            value: part, parent: next, step: step, depth: whole.depth + 1,
            schemas: self.outlines.schemas(at: step, of: known),
            paths: whole.paths.isEmpty
              ? [] : whole.paths.filter { $0.first == step }.map { $0.dropFirst() },
            isDemanded: isDemanded, length: part.ownLength + step.ownLength))
      }
    }
    for index in places.indices.reversed() {
      if let parent = places[index].parent { places[parent].length += places[index].length }
    }
    return places
  }

  /// The steps from the whole to a place.
  private func steps(to place: Int, _ places: [Place]) -> [ValueStep] {
    var steps: [ValueStep] = []
    var next = place
    while let step = places[next].step, let parent = places[next].parent {
      steps.append(step)
      next = parent
    }
    steps.reverse()
    return steps
  }

  /// What could be left out, the largest parts first.
  private func edits(_ places: [Place]) -> [Edit] {
    var edits: [Edit] = []
    for (index, place) in places.enumerated() {
      if case .array(let elements) = place.value, elements.count > 1 {
        let last = place.paths.compactMap { path -> Int? in
          if case .element(let index)? = path.first { index } else { nil }
        }.max()
        // A path that ends here may be about the number of elements.
        let count = place.paths.contains(where: \.isEmpty) ? elements.count : (last ?? 0) + 1
        if count < elements.count {
          edits.append(
            Edit(
              place: index, steps: steps(to: index, places),
              replacement: .array(Array(elements.prefix(count))),
              gain: elements.dropFirst(count).reduce(0) { $0 + $1.shownLength + 2 },
              isHarmless: true))
        }
      }
      guard place.paths.isEmpty, case .member? = place.step else { continue }
      if !place.isDemanded {
        edits.append(
          Edit(
            place: index, steps: steps(to: index, places), replacement: nil, gain: place.length,
            isHarmless: true))
      }
      if place.length > 40, let empty = place.value.emptied {
        let steps = steps(to: index, places)
        for replacement in [empty, .null] {
          edits.append(
            Edit(
              place: index, steps: steps, replacement: replacement, gain: place.length,
              isHarmless: false))
        }
      }
    }
    // What comes first among equals is what stands first; and a part is left out rather than emptied.
    return edits.enumerated().sorted { left, right in
      if left.element.isHarmless != right.element.isHarmless { return left.element.isHarmless }
      return (right.element.gain, left.offset) < (left.element.gain, right.offset)
    }.map(\.element)
  }
}

extension JSONValue {
  /// About how many columns it takes, where long texts are cut.
  var shownLength: Int {
    var length = 0
    var pending = [self]
    while let value = pending.popLast() {
      length += value.ownLength
      switch value {
      case .object(let members):
        for (name, member) in members {
          length += ValueStep.member(name).ownLength
          pending.append(member)
        }
      case .array(let elements):
        length += elements.count * ValueStep.element(0).ownLength
        pending += elements
      case .null, .boolean, .number, .string: break
      }
    }
    return length
  }

  /// The columns that the value takes without its parts.
  fileprivate var ownLength: Int {
    switch self {
    case .null, .boolean: 4
    case .number(let number): min(number.digits.count, 40)
    case .string(let text): min(text.string.utf8.count, 40) + 2
    case .array, .object: 2
    }
  }

  /// The members by their names, or the elements.
  fileprivate var parts: [(step: ValueStep, part: JSONValue)] {
    switch self {
    case .object(let members):
      members.sorted { $0.key < $1.key }.map { (.member($0.key), $0.value) }
    case .array(let elements): elements.enumerated().map { (.element($0.offset), $0.element) }
    case .null, .boolean, .number, .string: []
    }
  }

  /// The same kind of value with nothing in it; `nil` where there is nothing in it already.
  fileprivate var emptied: JSONValue? {
    switch self {
    case .object(let members): members.isEmpty ? nil : .object([:])
    case .array(let elements): elements.isEmpty ? nil : .array([])
    case .null, .boolean, .number, .string: nil
    }
  }
}

extension ValueStep {
  /// The columns that the name and the marks around it take.
  fileprivate var ownLength: Int {
    switch self {
    case .member(let name): name.string.utf8.count + 6
    case .element: 2
    }
  }
}
