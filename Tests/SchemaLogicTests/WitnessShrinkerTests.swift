import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Laws of shrinking, tried with random values and tests.
@Suite struct WitnessShrinkerTests {
  /// Something that a value may show.
  struct Feature: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let isShown: @Sendable (JSONValue) -> Bool
  }

  static let features = [
    Feature(testDescription: "any value") { _ in true },
    Feature(testDescription: "an array") { if case .array = $0 { true } else { false } },
    Feature(testDescription: "a long text somewhere") {
      $0.parts.contains { ($0.string?.unicodeScalars.count ?? 0) >= 3 }
    },
    Feature(testDescription: "a number above 99") {
      $0.parts.contains { ($0.decimal ?? Decimal(0)) > Decimal(99) }
    },
    Feature(testDescription: "two members side by side") {
      $0.parts.contains { if case .object(let members) = $0 { members.count >= 2 } else { false } }
    },
    Feature(testDescription: "a fraction and true") { value in
      value.parts.contains { $0.decimal.map { !$0.isInteger } ?? false }
        && value.parts.contains(.boolean(true))
    },
    Feature(testDescription: "an even number of parts") { $0.parts.count.isMultiple(of: 2) },
  ]

  @Test(arguments: features)
  func `what is shrunk still shows it, is never larger, and cannot be shrunk again`(
    _ feature: Feature
  ) {
    var generator = SeededGenerator(seed: 7)
    var shown = 0
    let shrinker = WitnessShrinker(budget: 20_000)
    for _ in 0..<300 {
      let value = JSONValue.random(depth: 0, using: &generator)
      guard feature.isShown(value) else { continue }
      shown += 1
      let shrunk = shrinker.shrunk(value, while: feature.isShown)
      #expect(feature.isShown(shrunk))
      #expect(!value.isSmaller(than: shrunk), "\(value.compactText) became \(shrunk.compactText)")
      #expect(shrinker.shrunk(shrunk, while: feature.isShown) == shrunk)
      #expect(shrinker.shrunk(value, while: feature.isShown) == shrunk)
    }
    #expect(shown > 5)
  }

  @Test func `only what matters is left`() throws {
    let value = try jsonValue(
      #"{"name": "Rex", "owner": {"id": 2147483648, "tags": ["a", "b"]}, "age": 12.75}"#)
    let shrunk = WitnessShrinker().shrunk(value) { candidate in
      guard case .object(let members) = candidate, case .object(let owner)? = members["owner"],
        let id = owner["id"]?.decimal
      else { return false }
      return id > Decimal(2_147_483_647)
    }
    #expect(shrunk.compactText == #"{"owner":{"id":2147483648}}"#)
  }

  @Test func `a text is as short as it may be`() {
    let shrunk = WitnessShrinker().shrunk(.text(String(repeating: "é", count: 700))) {
      ($0.string?.unicodeScalars.count ?? 0) > 255
    }
    #expect(shrunk == .text(String(repeating: "a", count: 256)))
  }

  @Test func `trials are counted`() {
    let value = JSONValue.array((0..<100).map { JSONValue.number(Decimal($0)) })
    for budget in [0, 1, 7, 50] {
      var trials = 0
      _ = WitnessShrinker(budget: budget).shrunk(value) { _ in
        trials += 1
        return trials.isMultiple(of: 3)
      }
      #expect(trials <= budget)
    }
  }

  @Test func `values that nest deeply are shrunk`() {
    var value = JSONValue.number(Decimal(12))
    for _ in 0..<500 { value = .array([.null, value]) }
    let shrunk = WitnessShrinker(budget: 300).shrunk(value) { $0 != .null }
    #expect(shrunk == .array([]))
  }
}

extension JSONValue {
  /// The value and all its parts.
  fileprivate var parts: [JSONValue] {
    switch self {
    case .array(let elements): [self] + elements.flatMap(\.parts)
    case .object(let members): [self] + members.values.flatMap(\.parts)
    case .null, .boolean, .number, .string: [self]
    }
  }

  /// Whether it has fewer parts than another value, or as many and a shorter text.
  fileprivate func isSmaller(than other: JSONValue) -> Bool {
    let (mine, theirs) = (parts.count, other.parts.count)
    return mine == theirs
      ? compactText.unicodeScalars.count < other.compactText.unicodeScalars.count : mine < theirs
  }

  fileprivate static func random(
    depth: Int, using generator: inout SeededGenerator
  ) -> JSONValue {
    switch Int.random(in: depth > 3 ? 2..<9 : 0..<9, using: &generator) {
    case 0:
      return .array(
        (0..<Int.random(in: 0...4, using: &generator)).map { _ in
          random(depth: depth + 1, using: &generator)
        })
    case 1:
      var members: [ExactString: JSONValue] = [:]
      for name: ExactString in ["a", "bb", "ccc", "d"]
      where Bool.random(using: &generator) {
        members[name] = random(depth: depth + 1, using: &generator)
      }
      return .object(members)
    case 2: return .null
    case 3, 4: return .boolean(Bool.random(using: &generator))
    case 5: return .number(Decimal(Int.random(in: -300...300, using: &generator)))
    case 6:
      return .number(
        Decimal("\(Int.random(in: -300...300, using: &generator)).25") ?? Decimal(0))
    default:
      let scalars: [Unicode.Scalar] = ["a", "b", "é", "😀", "\n", "7"]
      var text = ""
      for _ in 0..<Int.random(in: 0...6, using: &generator) {
        text.unicodeScalars.append(scalars.randomElement(using: &generator) ?? "a")
      }
      return .text(text)
    }
  }
}
