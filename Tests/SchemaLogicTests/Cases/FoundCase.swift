import DocumentTree
import SchemaLogic
import TestSupport

/// A pair of schemas about which an answer was once wrong, made as small as it would go.
struct FoundCase: Sendable, CustomStringConvertible {
  /// What is particular to the pair.
  let description: String
  let old: String
  let new: String
  var reading = SchemaReading.pure
  let isOldInNew: Bool
  let isNewInOld: Bool
  /// Whether it may be left open, which is better than a wrong answer.
  var mayBeUndecided = false

  private static let request = SchemaReading(omission: .readOnly)

  static let all = [
    FoundCase(
      description: "a property is left out under one pattern and not under another",
      old: #"{"patternProperties": {"^a": {"properties": {"x": {"type": "number"}}}}}"#,
      new: #"""
        {"patternProperties": {
          "^a": {"properties": {"x": {"type": "string"}}},
          "^b": {"properties": {"x": {"readOnly": true}}}}}
        """#, reading: request, isOldInNew: false, isNewInOld: false, mayBeUndecided: true),
    FoundCase(
      description: "a property is left out under a pattern and not under other names",
      old: #"{"additionalProperties": {"required": ["x"]}}"#,
      new: #"""
        {"additionalProperties": {"required": ["x", "y"]},
         "patternProperties": {"^b": {"properties": {"y": {"readOnly": true}}}}}
        """#, reading: request, isOldInNew: false, isNewInOld: false, mayBeUndecided: true),
    FoundCase(
      description: "a property is left out under a name that a pattern matches",
      old: #"{"properties": {"a": {"properties": {"x": {"readOnly": true}}}}}"#,
      new: #"""
        {"properties": {"a": {"properties": {"x": {"readOnly": true}}}},
         "patternProperties": {"^a$": {"required": ["x"]}}}
        """#, reading: request, isOldInNew: true, isNewInOld: true, mayBeUndecided: true),
    FoundCase(
      description: "a property is left out in the first element and not in others",
      old: #"{"type": "array"}"#,
      new: #"""
        {"type": "array", "prefixItems": [{"properties": {"x": {"readOnly": true}}}],
         "contains": {"type": "object", "required": ["x"]}}
        """#, reading: request, isOldInNew: false, isNewInOld: true, mayBeUndecided: true),
    FoundCase(
      description: "the first element is contained because its property is left out",
      old: #"""
        {"type": "array", "minItems": 1, "prefixItems":
          [{"type": "object", "properties": {"x": {"readOnly": true}}}]}
        """#,
      new: #"""
        {"type": "array", "prefixItems": [{"type": "object", "properties": {"x": {"readOnly": true}}}],
         "contains": {"type": "object", "required": ["x"]}}
        """#, reading: request, isOldInNew: true, isNewInOld: true, mayBeUndecided: true),
    FoundCase(
      description: "elements that differ need a third text",
      old: #"{"items": {"type": "string"}, "uniqueItems": true}"#, new: #"{"maxItems": 2}"#,
      isOldInNew: false, isNewInOld: false),
    FoundCase(
      description: "more patterns for names than can be combined",
      old: #"""
        {"type": "object", "patternProperties": {
          "^a_": {"type": "string"}, "^b_": {"type": "string"}, "^c_": {"type": "string"},
          "^d_": {"type": "string"}, "^e_": {"type": "string"}, "^f_": {"type": "string"},
          "^g_": {"type": "string"}, "^h_": {"type": "string"}, "^i_": {"type": "string"}}}
        """#,
      new: #"""
        {"type": "object", "patternProperties": {
          "^a_": {"type": "integer"}, "^b_": {"type": "integer"}, "^c_": {"type": "integer"},
          "^d_": {"type": "integer"}, "^e_": {"type": "integer"}, "^f_": {"type": "integer"},
          "^g_": {"type": "integer"}, "^h_": {"type": "integer"}, "^i_": {"type": "integer"}}}
        """#, isOldInNew: false, isNewInOld: false, mayBeUndecided: true),
  ]
}
