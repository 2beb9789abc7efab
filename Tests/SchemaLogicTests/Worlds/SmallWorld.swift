import DocumentTree
import TestSupport

/// All schemas of a tiny grammar, and values that tell every two of them apart that differ.
///
/// Each world says why its values suffice: every value that is missing is treated by all schemas of the grammar as one of
/// those that are there. So one schema includes another exactly if it does so over these values.
struct SmallWorld: Sendable, CustomStringConvertible {
  let description: String
  let schemas: [JSONValue]
  /// Schemas that those of the world refer to.
  var definitions: JSONValue = .object([:])
  let values: [JSONValue]

  static let all = [numbers, strings, objects, arrays, booleans, chains, towers]

  /// The grammar over some atoms: each alone, negated, and both together with every third other.
  fileprivate static func grammar(_ atoms: [JSONValue]) -> [JSONValue] {
    var schemas = atoms + atoms.map { .members(["not": $0]) }
    for (index, atom) in atoms.enumerated() {
      for (other, second) in atoms.enumerated().dropFirst(index + 1)
      where (index + other).isMultiple(of: 3) {
        schemas.append(.members(["allOf": .array([atom, second])]))
      }
    }
    return schemas
  }

  fileprivate static func parsed(_ texts: [String]) -> [JSONValue] {
    texts.compactMap { try? JSONValue(parsing: $0) }
  }
}

extension SmallWorld {
  /// Bounds lie at 0, 1 and 2, and multiples are those of 2, 1 and 0.5. Between two bounds only divisibility tells numbers
  /// apart, and there is a number for each of its classes there. Lists name 0, 1, 2 and null, and no other type has two values
  /// that anything tells apart.
  fileprivate static let numbers = SmallWorld(
    description: "numbers",
    schemas: grammar(
      parsed([
        #"{"type": "number"}"#, #"{"type": "integer"}"#, #"{"type": ["integer", "null"]}"#,
        #"{"minimum": 0}"#, #"{"minimum": 1}"#, #"{"exclusiveMinimum": 1}"#, #"{"maximum": 1}"#,
        #"{"maximum": 2}"#, #"{"exclusiveMaximum": 2}"#, #"{"type": "number", "maximum": 0}"#,
        #"{"multipleOf": 1}"#, #"{"multipleOf": 2}"#, #"{"multipleOf": 0.5}"#,
        #"{"enum": [0, 1]}"#, #"{"enum": [null, 1]}"#, #"{"const": 2}"#,
        #"{"type": "integer", "exclusiveMinimum": 0, "exclusiveMaximum": 2}"#,
        #"{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1, "multipleOf": 0.5}"#,
      ])),
    values: parsed([
      "-0.3", "-0.5", "-1", "-2", "0", "0.3", "0.5", "1", "1.3", "1.5", "2", "2.3", "2.5", "3", "4",
      "null", "true", "\"a\"", "[]", "{}",
    ]))

  /// Lengths are told apart up to three, and words by whether they begin with `a` and end with `b`; the lists name words
  /// that are alone in their class. There is a word for each class that is not empty.
  fileprivate static let strings = SmallWorld(
    description: "strings",
    schemas: grammar(
      parsed([
        #"{"type": "string"}"#, #"{"type": ["string", "null"]}"#, #"{"minLength": 1}"#,
        #"{"minLength": 2}"#, #"{"minLength": 3}"#, #"{"maxLength": 0}"#, #"{"maxLength": 1}"#,
        #"{"maxLength": 2}"#, #"{"pattern": "^a"}"#, #"{"pattern": "b$"}"#,
        #"{"pattern": "^a|b$"}"#, #"{"type": "string", "pattern": "^a(.|\\s)*b$"}"#,
        #"{"enum": ["", "a"]}"#, #"{"enum": ["ab", null]}"#, #"{"const": "a"}"#,
        #"{"type": "string", "minLength": 1, "maxLength": 1}"#,
      ])),
    values: parsed([
      #""""#, #""a""#, #""b""#, #""c""#, #""ab""#, #""aa""#, #""cb""#, #""cc""#, #""axb""#,
      #""axx""#, #""xxb""#, #""xxx""#, "null", "true", "0", "[]", "{}",
    ]))

  /// An object is treated by what it has under `a` and `b` (nothing, 0, a text, anything else), by the number of its members up
  /// to three, and by whether there are texts and other values under other names, with `x` in front or not.
  fileprivate static let objects = SmallWorld(
    description: "objects",
    schemas: grammar(
      parsed([
        #"{"type": "object"}"#, #"{"required": ["a"]}"#,
        #"{"type": "object", "required": ["a", "b"]}"#,
        #"{"properties": {"a": {"enum": [0]}}}"#, #"{"properties": {"a": {"type": "string"}}}"#,
        #"{"properties": {"a": false}}"#,
        #"{"properties": {"a": {"enum": [0]}, "b": {"type": "string"}}}"#,
        #"{"properties": {"a": {"enum": [0]}}, "additionalProperties": false}"#,
        #"{"properties": {"a": {}, "b": {}}, "additionalProperties": false}"#,
        #"{"properties": {"a": {}}, "additionalProperties": {"type": "string"}}"#,
        #"{"additionalProperties": {"type": "string"}}"#, #"{"minProperties": 1}"#,
        #"{"minProperties": 2}"#, #"{"minProperties": 3}"#, #"{"maxProperties": 0}"#,
        #"{"maxProperties": 1}"#, #"{"maxProperties": 2}"#,
        #"{"patternProperties": {"^x": {"type": "string"}}}"#,
        #"{"patternProperties": {"^x": false}}"#,
        #"{"properties": {"a": {}}, "patternProperties": {"^x": {}}, "additionalProperties": false}"#,
        #"{"propertyNames": {"pattern": "^[ab]$"}}"#,
        #"{"propertyNames": {"not": {"const": "b"}}}"#,
        #"{"dependentRequired": {"a": ["b"]}}"#,
        #"{"dependentSchemas": {"a": {"maxProperties": 1}}}"#,
      ])),
    values: objectValues + parsed(["null", "true", "0", "\"s\"", "[]"]))

  private static var objectValues: [JSONValue] {
    let known: [JSONValue?] = [nil, .integer(0), "s".json, .null]
    let kinds: [(prefix: String, value: JSONValue)] = [
      ("c", "s".json), ("c", .integer(0)), ("x", "s".json), ("x", .integer(0)),
    ]
    var others: [[Int]] = [[]]
    for one in kinds.indices {
      others.append([one])
      for two in kinds.indices where two >= one {
        others.append([one, two])
        for three in kinds.indices where three >= two { others.append([one, two, three]) }
      }
    }
    return known.flatMap { a in
      known.flatMap { b in
        others.map { other in
          var object = JSONValue.object([:])
          object["a"] = a
          object["b"] = b
          for (index, kind) in other.enumerated() {
            object[ExactString("\(kinds[kind].prefix)\(index)")] = kinds[kind].value
          }
          return object
        }
      }
    }
  }

  /// A question is about three atoms at most, one of them negated. Each asks for two elements of a kind at most, for three of any
  /// kind or for two that are equal, or says something about all of them, or about the first two; so four elements suffice. Elements
  /// are told apart as 0, a text or anything else; there are three texts and two other values, so that elements can differ.
  fileprivate static let arrays = SmallWorld(
    description: "arrays",
    schemas: grammar(
      parsed([
        #"{"type": "array"}"#, #"{"items": {"enum": [0]}}"#, #"{"items": {"type": "string"}}"#,
        #"{"items": false}"#, #"{"prefixItems": [{"type": "string"}]}"#,
        #"{"prefixItems": [{"enum": [0]}, {"type": "string"}]}"#,
        #"{"prefixItems": [{"type": "string"}], "items": {"enum": [0]}}"#,
        #"{"prefixItems": [{"type": "string"}], "items": false}"#, #"{"contains": {"enum": [0]}}"#,
        #"{"contains": {"type": "string"}}"#,
        #"{"contains": {"type": "string"}, "minContains": 2}"#,
        #"{"contains": {"type": "string"}, "minContains": 0, "maxContains": 1}"#,
        #"{"contains": {"enum": [0]}, "minContains": 0, "maxContains": 0}"#,
        #"{"contains": {"type": "string"}, "maxContains": 1}"#,
        #"{"type": "array", "minItems": 1}"#,
        #"{"minItems": 2}"#, #"{"maxItems": 0}"#, #"{"maxItems": 1}"#, #"{"maxItems": 2}"#,
        #"{"uniqueItems": true}"#, #"{"type": "array", "uniqueItems": true, "minItems": 2}"#,
      ])),
    values: arrayValues + parsed(["null", "true", "0", "\"s\"", "{}"]))

  private static var arrayValues: [JSONValue] {
    let elements: [JSONValue] = [
      .integer(0), "s".json, "t".json, "u".json, .null, .boolean(true),
    ]
    var arrays: [[JSONValue]] = [[]]
    var longest = arrays
    for _ in 0..<4 {
      longest = longest.flatMap { array in elements.map { array + [$0] } }
      arrays += longest
    }
    return arrays.map { .array($0) }
  }

  /// The atoms tell 0, 1, 2, other integers, other numbers and everything else apart.
  fileprivate static let booleans = SmallWorld(
    description: "boolean algebra",
    schemas: {
      let atoms = parsed([
        #"{"enum": [0, 1]}"#, #"{"enum": [1, 2]}"#, #"{"type": "integer"}"#, "true", "false",
      ])
      var schemas = atoms
      for (index, one) in atoms.enumerated() {
        schemas.append(.members(["not": one]))
        for two in atoms[(index + 1)...] {
          for keyword: ExactString in ["allOf", "anyOf", "oneOf"] {
            let schema = JSONValue.object([keyword: .array([one, two])])
            schemas += [schema, .members(["not": schema])]
            if keyword != "allOf" {
              schemas.append(.members(["oneOf": .array([schema, atoms[0], atoms[2]])]))
            }
          }
          schemas.append(.members(["if": one, "then": two]))
          schemas.append(.members(["if": two, "then": one, "else": atoms[1]]))
        }
      }
      return schemas
    }(),
    values: parsed(["0", "1", "2", "3", "0.5", "\"s\""]))

  /// Chains of objects whose length leaves a rest when it is divided by up to four. Lengths up to twelve show every
  /// combination of rests.
  fileprivate static let chains: SmallWorld = {
    var definitions = JSONValue.object([:])
    var schemas: [JSONValue] = []
    for divisor in 1...4 {
      for rest in 0..<divisor {
        let link = JSONValue.members([
          "type": "object".json, "required": .array(["next".json]),
          "properties": .members([
            "next": .members([
              "$ref": "#/$defs/by\(divisor)rest\((rest + divisor - 1) % divisor)".json
            ])
          ]), "additionalProperties": .boolean(false),
        ])
        let schema: JSONValue =
          rest == 0 ? .members(["anyOf": .array([.members(["type": "null".json]), link])]) : link
        definitions[ExactString("by\(divisor)rest\(rest)")] = schema
        let reference = JSONValue.members(["$ref": "#/$defs/by\(divisor)rest\(rest)".json])
        schemas += [reference, .members(["not": reference])]
      }
    }
    for (one, two) in [(2, 3), (6, 8), (4, 12), (10, 16)] {
      schemas.append(.members(["allOf": .array([schemas[one], schemas[two]])]))
      schemas.append(.members(["oneOf": .array([schemas[one], schemas[two]])]))
    }
    var values: [JSONValue] = [.null]
    for _ in 0..<13 { values.append(.members(["next": values[values.count - 1]])) }
    return SmallWorld(
      description: "chains", schemas: schemas, definitions: definitions,
      values: values + [.integer(0), .object([:])])
  }()
}
