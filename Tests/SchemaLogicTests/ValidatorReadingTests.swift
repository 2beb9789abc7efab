import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// What readings change: properties that are left out, discriminators, spellings, formats.
@Suite struct ValidatorReadingTests {
  private let request = SchemaReading(omission: .readOnly)
  private let response = SchemaReading(omission: .writeOnly)

  // MARK: Omission

  @Test func `a read-only property is free in requests and ordinary in responses`() throws {
    let schema = try SchemaText(
      flow: "{properties: {id: {type: integer, readOnly: true}}, required: [id]}")
    #expect(try schema.judge("{}", request) == .valid)
    #expect(try schema.judge(#"{"id": "x"}"#, request) == .valid)
    for reading in [response, .pure] {
      #expect(try schema.judge("{}", reading) == .invalid(at: "", keyword: "required"))
      #expect(
        try schema.judge(#"{"id": "x"}"#, reading) == .invalid(at: "/id", keyword: "type"))
    }
  }

  @Test(arguments: [
    "{allOf: [{$ref: '#/$defs/Base'}, {required: [id]}], $defs: {Base: BASE}}",
    "{allOf: [{$ref: '#/$defs/Base'}], required: [id], $defs: {Base: BASE}}",
    "{anyOf: [BASE, {minProperties: 9}], required: [id]}",
    "{oneOf: [{required: [id, x]}, {required: [id, y]}], allOf: [BASE]}",
    "{if: BASE, then: {required: [id]}}",
    "{allOf: [BASE, {patternProperties: {^q: {}}, unevaluatedProperties: false, required: [id]}]}",
    "{dependentRequired: {x: [id]}, allOf: [BASE]}",
  ])
  func `the flag counts at the whole place, wherever it is declared`(_ schema: String) throws {
    let base = "{properties: {id: {allOf: [{type: integer, readOnly: true}]}}}"
    let schema = try SchemaText(flow: schema.replacing("BASE", with: base))
    let value = #"{"x": 1}"#
    if case .invalid(_, "unevaluatedProperties") = try schema.judge(value, request) { return }
    #expect(try schema.judge(value, request) == .valid)
    #expect(try schema.judge(value, response) != .valid)
  }

  @Test func `the flag counts inside members and elements`() throws {
    let schema = try SchemaText(
      flow: """
        properties:
          a: {items: {properties: {id: {readOnly: true, type: integer}}, required: [id]}}
        """)
    #expect(try schema.judge(#"{"a": [{}, {"id": "x"}]}"#, request) == .valid)
    #expect(
      try schema.judge(#"{"a": [{"id": 1}, {}]}"#, response)
        == .invalid(at: "/a/1", keyword: "required"))
  }

  @Test func `write-only is the mirror image`() throws {
    let schema = try SchemaText(
      flow: "{properties: {password: {minLength: 8, writeOnly: true}}, required: [password]}")
    #expect(try schema.judge("{}", response) == .valid)
    #expect(try schema.judge("{}", request) == .invalid(at: "", keyword: "required"))
  }

  // MARK: Discriminators

  @Test func `a branch demands its tag only where discriminators are read`() throws {
    let schema = try SchemaText(
      flow: """
        $defs:
          Cat: {type: object}
          Dog: {type: object}
        anyOf: [{$ref: '#/$defs/Cat'}, {$ref: '#/$defs/Dog'}, {title: untagged, minProperties: 2}]
        discriminator: {propertyName: kind}
        """)
    let reading = SchemaReading(readsDiscriminators: true)
    #expect(try schema.judge(#"{"kind": "Cat"}"#, reading) == .valid)
    #expect(try schema.judge(#"{"kind": "cow", "x": 1}"#, reading) == .valid)
    #expect(try schema.judge(#"{"kind": "cow"}"#, reading) != .valid)
    #expect(try schema.judge("{}", reading) != .valid)
    #expect(try schema.judge("{}") == .valid)
  }

  // MARK: Spellings

  @Test(arguments: [Spelling.wire, .xml])
  func `a text is all that it may stand for`(_ spelling: Spelling) throws {
    let reading = SchemaReading(spelling: spelling)
    let texts = ["1", #""1""#, "true", #""true""#, "1.5", #""x""#, #""-0""#, #""01""#, #""1.""#]
    func accepted(_ schema: String) throws -> [String] {
      let schema = try SchemaText(flow: schema)
      return try texts.filter { try schema.judge($0, reading) == .valid }
    }
    #expect(try accepted("{type: string}") == texts)
    #expect(try accepted("{type: integer}") == ["1", #""1""#, #""-0""#])
    #expect(try accepted("{type: number}") == ["1", #""1""#, "1.5", #""-0""#])
    #expect(try accepted("{type: boolean}") == ["true", #""true""#])
    #expect(try accepted("{type: object}") == [])
    #expect(try accepted("{const: 1}") == ["1", #""1""#])
    #expect(try accepted("{const: '1'}") == ["1", #""1""#])
    #expect(try accepted("{allOf: [{type: integer}, {type: string}]}") == [])
  }

  @Test func `null has no spelling in URLs and headers, and one elsewhere`() throws {
    let schema = try SchemaText(flow: "{type: ['null', string]}")
    #expect(
      try schema.judge("null", SchemaReading(spelling: .wire)) == .invalid(at: "", keyword: "type"))
    for spelling in [Spelling.json, .xml, .form] {
      #expect(try schema.judge("null", SchemaReading(spelling: spelling)) == .valid)
    }
    #expect(
      try SchemaText(flow: "{}").judge(#"{"a": [null]}"#, SchemaReading(spelling: .form))
        == .invalid(at: "/a/0", keyword: "type"))
  }

  @Test func `the members of a form are texts, the form itself is none`() throws {
    let reading = SchemaReading(spelling: .form)
    let schema = try SchemaText(flow: "{properties: {a: {items: {type: integer}}}}")
    #expect(try schema.judge(#"{"a": ["1", 2]}"#, reading) == .valid)
    #expect(
      try schema.judge(#"{"a": ["x"]}"#, reading) == .invalid(at: "/a/0", keyword: "type"))
    #expect(
      try SchemaText(flow: "{type: integer}").judge(#""1""#, reading)
        == .invalid(at: "", keyword: "type"))
    #expect(
      try SchemaText(flow: "{const: {a: [1, x]}}").judge(#"{"a": ["1", "x"]}"#, reading) == .valid)
  }

  @Test func `texts differ when they are spelled differently and stand for nothing in common`()
    throws
  {
    let schema = try SchemaText(flow: "{uniqueItems: true}")
    let wire = SchemaReading(spelling: .wire)
    #expect(try schema.judge(#"["1", "2", [1], ["2"]]"#, wire) == .valid)
    #expect(try schema.judge(#"["1", 1]"#, wire) == .invalid(at: "", keyword: "uniqueItems"))
    #expect(try schema.judge(#"[["1"], [1]]"#, wire) == .invalid(at: "", keyword: "uniqueItems"))
    #expect(try schema.judge(#"["1", "1.0"]"#, wire) == .undecided(.spelling))
    #expect(try schema.judge(#"["1", 1]"#) == .valid)
  }

  // MARK: Formats

  @Test func `a format refuses only where formats are asserted, and only its own type`() throws {
    for format in [
      "int32", "int64", "float", "double", "date", "date-time", "time", "duration", "uuid", "ipv4",
      "ipv6", "hostname", "email", "byte",
    ] {
      let schema = try SchemaText(flow: "{format: \(format)}")
      for value in [#""?""#, "1e400", "-1e400", "[]", "null", "true"] {
        #expect(try schema.judge(value, SchemaReading(assertsFormats: false)) == .valid)
        let isNumeric = ["int32", "int64", "float", "double"].contains(format)
        let isRefused = value == #""?""# ? !isNumeric : isNumeric && value.contains("e4")
        #expect(
          try schema.judge(value) == (isRefused ? .invalid(at: "", keyword: "format") : .valid),
          "\(value) as \(format)")
      }
    }
  }

  @Test func `numeric formats end where their types end`() throws {
    let ends = [
      ("int32", "2147483647", "2147483648"), ("int32", "-2147483648", "-2147483649"),
      ("int64", "9223372036854775807", "9223372036854775808"),
      ("float", "3.4028234663852885e38", "3.4028235e38"),
      ("double", "-1.7976931348623157e308", "-1.7976931348623159e308"),
    ]
    for (format, inside, outside) in ends {
      let schema = try SchemaText(flow: "{format: \(format)}")
      #expect(try schema.judge(inside) == .valid)
      #expect(try schema.judge(outside) == .invalid(at: "", keyword: "format"))
    }
  }

  @Test func `base 64 is padded groups of four`() throws {
    let schema = try SchemaText(flow: "{format: byte}")
    for text in ["", "YQ==", "YWI=", "YWJj", "+/+/"] {
      #expect(try schema.judge("\"\(text)\"") == .valid, "\(text)")
    }
    for text in ["Y", "YQ", "YQ=", "Y===", "====", "YQ==YQ==", "YW-j", "YWJ\\n"] {
      #expect(try schema.judge("\"\(text)\"") != .valid, "\(text)")
    }
  }
}
