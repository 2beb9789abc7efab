import APIGraph
import DocumentTree
import SchemaLogic

/// Finds what readers would rather see in the place of invented values: the examples that a description gives of its
/// properties, and the placeholders that everybody knows.
struct WitnessDressing {
  /// One value that another could replace.
  struct Replacement {
    let steps: [ValueStep]
    let value: JSONValue
  }

  private let outlines: SchemaOutlines

  private static let depthLimit = 8
  private static let countLimit = 24
  /// Of long arrays only the first elements are dressed; nobody reads the rest.
  private static let elementLimit = 3

  init(_ outlines: SchemaOutlines) { self.outlines = outlines }

  /// The scalars of a value of a schema for which the description has another example.
  func examples(in value: JSONValue, of schema: SchemaID) -> [Replacement] {
    var found: [Replacement] = []
    var steps: [ValueStep] = []
    collect(value, [schema], at: &steps, into: &found) { value, outlines, isWhole in
      guard !isWhole else { return nil }
      return outlines.lazy.flatMap(\.examples).first { $0.isScalar }
    }
    return found
  }

  /// The texts without a character, which look like an error of the tool, and the numbers far below zero.
  func placeholders(in value: JSONValue) -> [Replacement] {
    var found: [Replacement] = []
    var steps: [ValueStep] = []
    collect(value, [], at: &steps, into: &found) { value, _, _ in Self.placeholder(for: value) }
    return found
  }

  /// Whether placeholders could replace parts of a value, perhaps: a short answer for most.
  func mayHavePlaceholders(in value: JSONValue, depth: Int = 0) -> Bool {
    guard depth < Self.depthLimit else { return false }
    switch value {
    case .object(let members):
      return members.values.contains { mayHavePlaceholders(in: $0, depth: depth + 1) }
    case .array(let elements):
      return elements.contains { mayHavePlaceholders(in: $0, depth: depth + 1) }
    case .null, .boolean, .number, .string: return Self.placeholder(for: value) != nil
    }
  }

  private static func placeholder(for scalar: JSONValue) -> JSONValue? {
    switch scalar {
    case .string(let text) where text.string.isEmpty: .text("string")
    // What a range refuses below is refused above, most often, and few quantities are negative.
    case .number(let number) where number.isNegative && number.digits.count > 2:
      number.negated.adding(Decimal(-1)).map(JSONValue.number)
    case .null, .boolean, .number, .string, .array, .object: nil
    }
  }

  private func collect(
    _ value: JSONValue, _ schemas: [SchemaID], at steps: inout [ValueStep],
    into found: inout [Replacement],
    _ replacement: (JSONValue, [SchemaOutlines.Outline], _ isWhole: Bool) -> JSONValue?
  ) {
    guard steps.count < Self.depthLimit, found.count < Self.countLimit else { return }
    let outlines = outlines.outlines(of: schemas)
    switch value {
    case .object(let members):
      for (name, member) in members.sorted(by: { $0.key < $1.key }) {
        let step = ValueStep.member(name)
        steps.append(step)
        collect(
          member, self.outlines.schemas(at: step, of: outlines), at: &steps, into: &found,
          replacement)
        steps.removeLast()
      }
    case .array(let elements):
      for (index, element) in elements.prefix(Self.elementLimit).enumerated() {
        let step = ValueStep.element(index)
        steps.append(step)
        collect(
          element, self.outlines.schemas(at: step, of: outlines), at: &steps, into: &found,
          replacement)
        steps.removeLast()
      }
    case .null, .boolean, .number, .string:
      guard let other = replacement(value, outlines, steps.isEmpty), other != value else {
        return
      }
      found.append(Replacement(steps: steps, value: other))
    }
  }
}

extension JSONValue {
  /// Whether this is a scalar that says something.
  fileprivate var isScalar: Bool {
    switch self {
    case .boolean, .number, .string: true
    case .null, .array, .object: false
    }
  }
}
