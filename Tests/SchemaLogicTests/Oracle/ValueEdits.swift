import DocumentTree
import TestSupport

/// Small changes to values.
struct ValueEdits {
  var generator: SeededGenerator

  /// The value with one part changed, added or taken away.
  mutating func edited(_ value: JSONValue) -> JSONValue {
    let steps = generator.one(from: value.allSteps + [[]]) ?? []
    guard let part = value.part(at: steps[...]) else { return value }
    if generator.chance(15), !steps.isEmpty { return value.replacing(at: steps[...], with: nil) }
    let changed = changed(part)
    return steps.isEmpty ? changed : value.replacing(at: steps[...], with: changed)
  }

  private mutating func changed(_ part: JSONValue) -> JSONValue {
    if generator.chance(25) {
      return generator.one(from: RandomSchema.constants + RandomSchema.compositeConstants) ?? part
    }
    switch part {
    case .null: return .object([:])
    case .boolean(let value): return .boolean(!value)
    case .number(let number):
      guard let integer = number.integer, abs(integer) < 1 << 40 else { return .integer(1) }
      return .integer(integer + generator.one(of: -1, 1, 2))
    case .string(let text):
      let scalars = text.string.unicodeScalars
      return generator.chance(50)
        ? (text.string + generator.one(of: "a", "b", "1", "-")).json
        : String(String.UnicodeScalarView(scalars.dropLast())).json
    case .array(let elements):
      let added = generator.one(from: elements + RandomSchema.constants) ?? .null
      return .array(elements + [added])
    case .object(var members):
      let name = generator.one(from: RandomSchema.propertyNames + ["z", "zz"]) ?? "z"
      members[name] =
        members[name] == nil ? generator.one(from: RandomSchema.constants) : nil
      return .object(members)
    }
  }
}
