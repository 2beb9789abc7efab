internal import DocumentTree

/// A value that is fit for a report: whole if it is short, else with less in it, and with a list of what was left out.
///
/// What is left is JSON. Texts lose their end, lists their last elements, objects members that are not on the way to the place
/// that matters. Names are never cut.
struct AbridgedValue {
  /// Something that was left out at a place.
  struct Omission {
    /// Which member of the report holds the value: `value` or `body`.
    let member: String
    /// A JSON pointer (RFC 6901) to what is not whole.
    let pointer: String
    /// What is missing there: `characters` (code points, as `maxLength` counts them), `elements` or `members`.
    let unit: String
    /// How many are missing.
    let count: Int
  }

  /// What is left of the value.
  let value: JSONValue

  private let gaps: [Gap]

  fileprivate struct Gap {
    let tokens: [String]
    let unit: String
    let count: Int
  }

  /// Values whose text has no more bytes are left whole.
  static let byteLimit = 1000

  /// An abridged value in which the place that a pointer leads to is kept.
  init(_ value: JSONValue, around pointer: String) {
    let path = ArraySlice(JSONPointer(pointer)?.tokens ?? [])
    var shortest = Abridgement(limits: .none)
    var result = value
    for limits in AbridgementLimits.falling {
      guard result.compactText.utf8.count > AbridgedValue.byteLimit else { break }
      shortest = Abridgement(limits: limits)
      result = shortest.abridged(value, path: path, at: [])
    }
    self.value = result
    gaps = shortest.gaps
  }

  /// What was left out, for the report.
  func omissions(in member: String) -> [Omission] {
    gaps.map { gap in
      Omission(
        member: member, pointer: JSONPointer(tokens: gap.tokens).description, unit: gap.unit,
        count: gap.count)
    }
  }
}

extension JSONOutput {
  /// A member that lists what was left out of values.
  mutating func member(_ key: String, _ omissions: [AbridgedValue.Omission]) {
    member(key, omissions) { output, omission in
      output.member("in", omission.member)
      output.member("at", omission.pointer)
      output.member("unit", omission.unit)
      output.member("count", omission.count)
    }
  }
}

/// How much of a value is kept.
private struct AbridgementLimits {
  var characters: Int
  var elements: Int
  var members: Int
  /// How many levels are kept beside the way to the place.
  var levels: Int

  static let none = AbridgementLimits(
    characters: .max, elements: .max, members: .max, levels: .max)

  static let falling = [
    AbridgementLimits(characters: 40, elements: .max, members: .max, levels: .max),
    AbridgementLimits(characters: 40, elements: 3, members: .max, levels: .max),
    AbridgementLimits(characters: 40, elements: 3, members: 8, levels: 8),
    AbridgementLimits(characters: 20, elements: 1, members: 3, levels: 2),
    AbridgementLimits(characters: 20, elements: 1, members: 0, levels: 0),
  ]
}

/// Leaves parts out of a value and notes where.
private struct Abridgement {
  let limits: AbridgementLimits
  private(set) var gaps: [AbridgedValue.Gap] = []

  /// Nothing is kept below so many levels, because every level takes space on the stack.
  private static let depthLimit = 100

  init(limits: AbridgementLimits) { self.limits = limits }

  /// The value without what is beyond the limits; `path` is `nil` beside the way to the place.
  mutating func abridged(
    _ value: JSONValue, path: ArraySlice<String>?, at tokens: [String], levels: Int = 0
  ) -> JSONValue {
    let isOpen = (path != nil || levels < limits.levels) && tokens.count < Self.depthLimit
    let inner = path == nil ? levels + 1 : 0
    switch value {
    case .null, .boolean, .number: return value
    case .string(let text):
      let scalars = text.string.unicodeScalars
      guard scalars.count > limits.characters else { return value }
      note(scalars.count - limits.characters, "characters", tokens)
      return .text(String(String.UnicodeScalarView(scalars.prefix(limits.characters))))
    case .array(let elements):
      let next = path?.first.flatMap { Int($0) }
      let count = isOpen ? max(limits.elements, (next ?? -1) + 1) : 0
      if elements.count > count { note(elements.count - count, "elements", tokens) }
      return .array(
        elements.prefix(count).enumerated().map { index, element in
          abridged(
            element, path: index == next ? path?.dropFirst() : nil,
            at: tokens + [String(index)], levels: inner)
        })
    case .object(let members):
      let next = path?.first.map { ExactString($0) }
      var kept: [ExactString: JSONValue] = [:]
      var room = isOpen ? limits.members : 0
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        guard name == next || room > 0 else { continue }
        if name != next { room -= 1 }
        kept[name] = abridged(
          member, path: name == next ? path?.dropFirst() : nil, at: tokens + [name.string],
          levels: inner)
      }
      if kept.count < members.count { note(members.count - kept.count, "members", tokens) }
      return .object(kept)
    }
  }

  private mutating func note(_ count: Int, _ unit: String, _ tokens: [String]) {
    gaps.append(AbridgedValue.Gap(tokens: tokens, unit: unit, count: count))
  }
}
