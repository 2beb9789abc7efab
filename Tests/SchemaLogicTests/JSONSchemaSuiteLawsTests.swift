import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Whatever stands around a schema, its values are the same: tried with every schema of the published tests.
@Suite(
  "Schemas in other places",
  .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct JSONSchemaSuiteLawsTests {
  /// A schema that holds another and accepts the same values, or values that hold them.
  struct Wrapping: CustomTestStringConvertible, Sendable {
    /// The schema, with `REF` for what leads to the one inside.
    let schema: String
    /// The value, with `VALUE` for the one inside.
    var value = "VALUE"

    var testDescription: String { schema }
  }

  static let wrappings = [
    Wrapping(schema: #"{"allOf": [REF, {"title": "x"}]}"#),
    Wrapping(schema: #"{"anyOf": [false, REF]}"#),
    Wrapping(schema: #"{"oneOf": [REF, false, {"allOf": [REF, false]}]}"#),
    Wrapping(schema: #"{"not": {"not": REF}}"#),
    Wrapping(schema: #"{"if": REF, "else": false}"#),
    Wrapping(schema: #"{"if": {"not": REF}, "then": false}"#),
    Wrapping(schema: #"{"unevaluatedProperties": true, "unevaluatedItems": true, "allOf": [REF]}"#),
    Wrapping(schema: #"{"properties": {"x": REF}}"#, value: #"{"x": VALUE}"#),
    Wrapping(schema: #"{"patternProperties": {"^x": REF}}"#, value: #"{"x": VALUE}"#),
    Wrapping(schema: #"{"additionalProperties": REF}"#, value: #"{"x": VALUE}"#),
    Wrapping(
      schema: #"{"properties": {"y": false}, "unevaluatedProperties": REF}"#,
      value: #"{"x": VALUE}"#),
    Wrapping(schema: #"{"items": REF}"#, value: "[VALUE, VALUE]"),
    Wrapping(schema: #"{"prefixItems": [true, REF]}"#, value: "[0, VALUE]"),
    Wrapping(schema: #"{"contains": REF, "maxContains": 1}"#, value: "[VALUE]"),
    Wrapping(schema: #"{"prefixItems": [true], "unevaluatedItems": REF}"#, value: "[0, VALUE]"),
    Wrapping(
      schema: #"{"dependentSchemas": {"x": {"properties": {"x": REF}}}}"#, value: #"{"x": VALUE}"#),
  ]

  @Test(arguments: wrappings)
  func `a schema accepts the same values wherever it stands`(_ wrapping: Wrapping) throws {
    var count = 0
    for group in try JSONSchemaSuite.groups(in: "draft2020-12") {
      // What has an identifier of its own, or leads to the outermost schema, is not to be moved.
      guard case .object(var keywords) = group.schema, keywords["$id"] == nil,
        !["dynamicRef", "vocabulary"].contains(group.file)
      else { continue }
      keywords["$id"] = .text("https://example.com/inner")
      let reference = #"{"$ref": "https://example.com/inner"}"#
      let text =
        #"{"$defs": {"inner": \#(JSONValue.object(keywords).compactText)}, "allOf": [\#(wrapping.schema)]}"#
        .replacing("REF", with: reference)
      let schema = try SchemaText(text, loader: JSONSchemaSuite.loader)
      let validator = Validator(schema.store, reading: SchemaReading(assertsFormats: false))
      for test in group.cases {
        count += 1
        let text = wrapping.value.replacing("VALUE", with: test.value.compactText)
        let value = try Tree.parse(Source(name: "value", bytes: Array(text.utf8)), seed: HashSeed())
          .rootNode.jsonValue
        let answer = validator.judge(value, by: schema.id)
        let isSame =
          if case .invalid = answer { !test.isValid } else { answer == .valid && test.isValid }
        #expect(isSame, "\(group.file): \(group.title): \(test.title): \(answer)")
      }
    }
    #expect(count > 1000)
  }
}
