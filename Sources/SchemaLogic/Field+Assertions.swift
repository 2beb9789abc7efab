package import APIGraph

extension Field {
  /// The types of value that the assertion says something about; `nil` for what is no assertion
  /// (JSON Schema 2020-12 validation §6).
  package var assertsOn: JSONTypes? {
    switch name {
    case "type", "enum", "nullable": .all
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf": .number
    case "minLength", "maxLength", "pattern": .string
    case "format": [.string, .number]
    case "minItems", "maxItems", "uniqueItems", "minContains", "maxContains": .array
    case "minProperties", "maxProperties", "required", "dependentRequired": .object
    default: nil
    }
  }

  /// Whether the assertion can refuse a value by itself: `nullable` only ever says what a type means (OAS 3.0 §4.7.24).
  var mayRefuse: Bool { assertsOn != nil && name != "nullable" }

  /// Whether a list of values leaves the keyword nothing to decide but which of them pass.
  package var isDecidedByEnumeration: Bool {
    switch name {
    case "type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
      "multipleOf", "minLength", "maxLength":
      true
    default: false
    }
  }
}
