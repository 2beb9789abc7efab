import APIGraph
import DocumentTree

/// Random numbers from a seed, so that a failure can be repeated.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}

/// A small description whose parts refer to each other at random, across two files.
struct ChangeIndexWorld {
  /// A part of a description.
  indirect enum Part {
    case leaf(Int)
    /// The component with this number.
    case reference(Int)
    /// A property of the component with this number.
    case inner(Int)
    case object(Part, Part)
    /// The same part twice, as a YAML anchor and its alias.
    case twice(Part)
    /// A part whose subtypes are found by what refers to it.
    case parent(Part)
    case subtype(of: Int, Part)
  }

  /// Components; those with odd numbers stand in a file of their own.
  var components: [Part?]
  var paths: [Part?]

  static func random(_ generator: inout SplitMix) -> ChangeIndexWorld {
    let count = 6
    return ChangeIndexWorld(
      components: (0..<count).map { _ in randomPart(count, &generator, isComponent: true) },
      paths: (0..<4).map { _ in randomPart(count, &generator, isComponent: false) })
  }

  static func randomPart(
    _ count: Int, _ generator: inout SplitMix, isComponent: Bool, depth: Int = 3
  ) -> Part {
    let target = Int.random(in: 0..<count, using: &generator)
    switch Int.random(in: 0..<(depth == 0 ? 4 : isComponent ? 9 : 7), using: &generator) {
    case 0, 1: return .leaf(Int.random(in: 0..<3, using: &generator))
    case 2: return .reference(target)
    case 3: return .inner(target)
    case 4, 5:
      return .object(
        randomPart(count, &generator, isComponent: false, depth: depth - 1),
        randomPart(count, &generator, isComponent: false, depth: depth - 1))
    case 6: return .twice(randomPart(count, &generator, isComponent: false, depth: depth - 1))
    case 7: return .parent(randomPart(count, &generator, isComponent: false, depth: depth - 1))
    default:
      return .subtype(
        of: target, randomPart(count, &generator, isComponent: false, depth: depth - 1))
    }
  }

  /// The same with some of its parts taken away, replaced or exchanged.
  func edited(_ generator: inout SplitMix) -> ChangeIndexWorld {
    var world = self
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let index = components.indices.randomElement(using: &generator) ?? 0
      let other = components.indices.randomElement(using: &generator) ?? 0
      switch Int.random(in: 0..<5, using: &generator) {
      case 0: world.components[index] = nil
      case 1: world.components.swapAt(index, other)
      case 2: world.components[index] = .reference(other)
      case 3:
        world.paths[index % paths.count] = Self.randomPart(
          components.count, &generator, isComponent: false)
      default:
        world.components[index] = Self.randomPart(
          components.count, &generator, isComponent: true)
      }
    }
    return world
  }

  /// The description, as YAML.
  func api(seed: HashSeed) throws -> API {
    var root = "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths:\n"
    var anchors = 0
    for (number, part) in paths.enumerated() {
      guard let part else { continue }
      let schema = text(of: part, inRoot: true, &anchors)
      root += "  /p\(number): {get: {responses: {'200': {description: d, content: {a/json: "
      root += "{schema: \(schema)}}}}}}\n"
    }
    root += "components:\n  schemas:\n    unused: {}\n"
    var side = "unused: {}\n"
    for (number, part) in components.enumerated() {
      guard let part else { continue }
      if number % 2 == 0 {
        root += "    C\(number): \(text(of: part, inRoot: true, &anchors))\n"
      } else {
        side += "C\(number): \(text(of: part, inRoot: false, &anchors))\n"
      }
    }
    return try Reading.api(
      root, files: ["folder/side.yaml": side, "folder/root.yaml": root], seed: seed)
  }

  private func text(of part: Part, inRoot: Bool, _ anchors: inout Int) -> String {
    switch part {
    case .leaf(let value): return "{type: string, maxLength: \(value)}"
    case .reference(let number): return "{$ref: '\(address(of: number, inRoot: inRoot))'}"
    case .inner(let number):
      return "{$ref: '\(address(of: number, inRoot: inRoot))/properties/a'}"
    case .object(let first, let second):
      let first = text(of: first, inRoot: inRoot, &anchors)
      let second = text(of: second, inRoot: inRoot, &anchors)
      return "{type: object, properties: {a: \(first), b: \(second)}}"
    case .twice(let part):
      anchors += 1
      let name = "n\(anchors)"
      let text = text(of: part, inRoot: inRoot, &anchors)
      return "{type: object, properties: {a: &\(name) \(text), b: *\(name) }}"
    case .parent(let part):
      let text = text(of: part, inRoot: inRoot, &anchors)
      return "{type: object, discriminator: {propertyName: a}, properties: {a: \(text)}}"
    case .subtype(let parent, let part):
      let text = text(of: part, inRoot: inRoot, &anchors)
      return "{allOf: [{$ref: '\(address(of: parent, inRoot: inRoot))'}, \(text)]}"
    }
  }

  private func address(of number: Int, inRoot: Bool) -> String {
    switch (number % 2 == 0, inRoot) {
    case (true, true): "#/components/schemas/C\(number)"
    case (true, false): "root.yaml#/components/schemas/C\(number)"
    case (false, true): "side.yaml#/C\(number)"
    case (false, false): "#/C\(number)"
    }
  }
}
