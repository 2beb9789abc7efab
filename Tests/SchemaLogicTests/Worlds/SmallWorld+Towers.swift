import DocumentTree
import TestSupport

extension SmallWorld {
  /// Towers of arrays with one element, and null or an empty object in the innermost one.
  ///
  /// Each schema is a state of an automaton over heights, three states to an automaton and any transitions between them. So
  /// schemas lead back to each other, and what was found out on the way around must not be remembered for longer than it holds.
  /// The heights that such a state accepts repeat every six after the ninth at the latest, so that heights up to 15 suffice.
  static let towers: SmallWorld = {
    var generator = SeededGenerator(seed: 60)
    var definitions = JSONValue.object([:])
    var names: [ExactString] = []
    for automaton in 0..<36 {
      let states = (0..<3).map { ExactString("state\(automaton)x\($0)") }
      for state in states {
        definitions[state] = tower(states, &generator)
        names.append(state)
      }
    }
    var values: [JSONValue] = [.array([]), .integer(0)]
    for base in [JSONValue.null, .object([:])] {
      var value = base
      for _ in 0...15 {
        values.append(value)
        value = .array([value])
      }
    }
    return SmallWorld(
      description: "towers",
      schemas: names.map { .members(["$ref": RandomSchema.pointer($0).json]) },
      definitions: definitions, values: values)
  }()

  /// A state: what it accepts at the bottom, and the states that may stand above.
  private static func tower(
    _ states: [ExactString], _ generator: inout SeededGenerator
  ) -> JSONValue {
    var choices: [JSONValue] = []
    if generator.chance(25) { choices.append(.members(["type": "null".json])) }
    // Objects are looked for after arrays, so that the way around is tried before the bottom is found.
    if generator.chance(35) {
      choices.append(.members(["type": "object".json, "maxProperties": .integer(0)]))
    }
    let inner = states.filter { _ in generator.chance(50) }
    if !inner.isEmpty {
      let element = JSONValue.array(
        inner.map { .members(["$ref": RandomSchema.pointer($0).json]) })
      choices.append(
        .members([
          "type": "array".json, "minItems": .integer(1), "maxItems": .integer(1),
          "items": .members(["anyOf": element]),
        ]))
    }
    return choices.isEmpty ? .boolean(false) : .members(["anyOf": .array(choices)])
  }
}
