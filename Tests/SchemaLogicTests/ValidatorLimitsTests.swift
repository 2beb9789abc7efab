import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// What cannot be told, and what would take too long.
@Suite struct ValidatorLimitsTests {
  /// An expression of which nobody says whether it matches.
  private let unknown = "{pattern: 'a++'}"
  private let reason = UndecidedReason.pattern("a++", feature: "possessive quantifier")

  @Test func `what is undecided never counts as either answer`() throws {
    let open = [
      "UNKNOWN", "{not: UNKNOWN}", "{allOf: [UNKNOWN, {minLength: 1}]}",
      "{anyOf: [UNKNOWN, {type: integer}]}", "{oneOf: [UNKNOWN, {type: string}]}",
      "{oneOf: [UNKNOWN, {type: integer}]}", "{if: UNKNOWN, then: false}",
      "{if: UNKNOWN, then: {minLength: 9}, else: {maxLength: 9}}",
    ]
    let settled: [(schema: String, answer: Validator.Answer)] = [
      ("{allOf: [UNKNOWN], minLength: 9}", .invalid(at: "", keyword: "minLength")),
      ("{anyOf: [UNKNOWN, {type: string}]}", .valid),
      ("{oneOf: [UNKNOWN, {type: string}, {minLength: 1}]}", .invalid(at: "", keyword: "oneOf")),
      ("{if: UNKNOWN, then: {minLength: 9}, else: false}", .invalid(at: "", keyword: "minLength")),
      ("{if: UNKNOWN, then: {type: string}, else: {minLength: 1}}", .valid),
    ]
    for schema in open {
      let schema = try SchemaText(flow: schema.replacing("UNKNOWN", with: unknown))
      #expect(try schema.judge(#""x""#) == .undecided(reason))
      #expect(try schema.judge("1") != .undecided(reason))
    }
    for (text, answer) in settled {
      let schema = try SchemaText(flow: text.replacing("UNKNOWN", with: unknown))
      #expect(try schema.judge(#""x""#) == answer, "\(text)")
    }
  }

  @Test func `whether a member was evaluated may be undecided too`() throws {
    let schema = try SchemaText(
      flow: "{patternProperties: {a++: {}}, unevaluatedProperties: {type: string}}")
    #expect(try schema.judge(#"{"a": "x"}"#) == .valid)
    #expect(try schema.judge(#"{"a": 1}"#) == .undecided(reason))
    let branch = try SchemaText(
      flow: """
        anyOf:
          - {properties: {a: {}, b: \(unknown)}}
          - {title: all, minProperties: 1}
        unevaluatedProperties: false
        """)
    #expect(try branch.judge(#"{"a": 1, "b": "x"}"#) == .undecided(reason))
    #expect(try branch.judge(#"{"a": 1, "b": 1}"#) == .valid)
    #expect(
      try branch.judge(#"{"c": 1}"#) == .invalid(at: "/c", keyword: "unevaluatedProperties"))
  }

  @Test func `what could not be read is undecided`() throws {
    let schema = try SchemaText(flow: "{properties: {a: {$ref: '#/nowhere'}}}")
    #expect(try schema.judge(#"{"a": 1}"#) == .undecided(.unread("#/nowhere")))
    #expect(try schema.judge(#"{"b": 1}"#) == .valid)
  }

  @Test func `a text that is no regular expression is undecided`() throws {
    let schema = try SchemaText(flow: "{pattern: '('}")
    #expect(
      try schema.judge(#""x""#) == .undecided(.pattern("(", feature: "no regular expression")))
    #expect(try schema.judge("1") == .valid)
  }

  @Test func `a reference that leads back to itself in place is undecided unless the rest decides`()
    throws
  {
    let schema = try SchemaText(
      flow: "{$defs: {A: {anyOf: [{$ref: '#/$defs/A'}, {type: string}]}}, not: {$ref: '#/$defs/A'}}"
    )
    #expect(try schema.judge("1") == .undecided(.circularReference))
    #expect(try schema.judge(#""x""#) == .invalid(at: "", keyword: "not"))
    let unevaluated = try SchemaText(
      flow: """
        $defs: {A: {anyOf: [{$ref: '#/$defs/A'}, {type: object}]}}
        $ref: '#/$defs/A'
        unevaluatedProperties: false
        """)
    #expect(try unevaluated.judge(#"{"a": 1}"#) == .undecided(.circularReference))
    #expect(try unevaluated.judge("{}") == .valid)
  }

  @Test(arguments: [(#"{"a":"#, "}"), ("[", "]")])
  func `values that nest deeply are judged`(_ open: String, _ close: String) throws {
    let schema = try SchemaText(
      flow: """
        type: [object, array, 'null']
        properties: {a: {$ref: '#'}}
        items: {$ref: '#'}
        unevaluatedProperties: false
        unevaluatedItems: false
        """)
    let depth = 990
    func nested(_ core: String) -> String {
      String(repeating: open, count: depth) + core + String(repeating: close, count: depth)
    }
    #expect(try schema.judge(nested("null")) == .valid)
    let step = open == "[" ? "/0" : "/a"
    #expect(
      try schema.judge(nested("1"))
        == .invalid(at: String(repeating: step, count: depth), keyword: "type"))
  }

  @Test func `constants and elements that nest deeply are compared`() throws {
    func nested(_ core: String) -> String {
      String(repeating: "[", count: 900) + core + String(repeating: "]", count: 900)
    }
    let schema = try SchemaText(flow: "{const: \(nested("1"))}")
    #expect(try schema.judge(nested("1.0")) == .valid)
    #expect(try schema.judge(nested("2")) == .invalid(at: "", keyword: "const"))
    let unique = try SchemaText(flow: "{uniqueItems: true}")
    #expect(try unique.judge("[\(nested("1")), \(nested("2"))]") == .valid)
    #expect(
      try unique.judge("[\(nested("1")), \(nested("1"))]")
        == .invalid(at: "", keyword: "uniqueItems"))
  }

  @Test func `choices inside choices take no more steps than there are schemas`() throws {
    // Each of 40 schemas leads to the next one twice: a million million ways.
    let definitions = (0..<40).map { index in
      "s\(index): {anyOf: [{minLength: 9, $ref: '#/$defs/s\(index + 1)'},"
        + " {maxLength: 1, $ref: '#/$defs/s\(index + 1)'}]}"
    }
    let schema = try SchemaText(
      flow:
        "{$ref: '#/$defs/s0', $defs: {\(definitions.joined(separator: ", ")), s40: {type: integer}}}"
    )
    guard case .invalid = try schema.judge(#""abcd""#) else {
      Issue.record("the value is to be refused")
      return
    }
    #expect(try schema.judge("1") == .valid)
  }

  @Test func `steps are counted and their end is told`() throws {
    let schema = try SchemaText(flow: "{items: {type: integer}}")
    let value = JSONValue.array((0..<500).map { JSONValue.number(Decimal($0)) })
    for budget in [0, 10, 100] {
      let validator = Validator(schema.store, reading: .pure, budget: budget)
      #expect(validator.judge(value, by: schema.id) == .undecided(.steps))
    }
    #expect(Validator(schema.store, reading: .pure).judge(value, by: schema.id) == .valid)
  }

  @Test func `many elements are told apart without comparing all with all`() throws {
    let schema = try SchemaText(flow: "{uniqueItems: true}")
    let elements = (0..<20_000).map { JSONValue.object(["id": .number(Decimal($0))]) }
    let validator = Validator(schema.store, reading: .pure)
    #expect(validator.judge(.array(elements), by: schema.id) == .valid)
    #expect(
      validator.judge(.array(elements + elements.prefix(1)), by: schema.id)
        == .invalid(at: "", keyword: "uniqueItems"))
  }
}
