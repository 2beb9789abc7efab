import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// What stands around a schema: where it says nothing of its own, it makes no difference, and where it does, it has its say.
@Suite struct WholeTests {
  /// A schema that changes, with the verdicts that this should have.
  struct Part: Sendable {
    let old: String
    let new: String
    let request: String
    let response: String
  }

  /// Something around a schema.
  struct Whole: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let around: @Sendable (String) -> String

    init(_ testDescription: String, _ around: @escaping @Sendable (String) -> String) {
      self.testDescription = testDescription
      self.around = around
    }
  }

  static let parts = [
    Part(
      old: "{type: string}",
      new: "{type: integer}",
      request: "breaking type-changed", response: "breaking type-changed"),
    Part(
      old: "{type: string, enum: [a, b]}",
      new: "{type: string, enum: [a, b, c]}",
      request: "additive enum-value-added", response: "breaking enum-value-added"),
    Part(
      old: "{type: string, enum: [a, b, c]}",
      new: "{type: string, enum: [a, b]}",
      request: "breaking enum-value-removed", response: "additive enum-value-removed"),
    Part(
      old: "{type: string, maxLength: 9}",
      new: "{type: string, maxLength: 5}",
      request: "breaking max-length-lowered", response: "additive max-length-lowered"),
    Part(
      old: "{type: integer, minimum: 3}",
      new: "{type: integer, minimum: 1}",
      request: "additive minimum-lowered", response: "breaking minimum-lowered"),
    Part(
      old: "{type: string}",
      new: "{type: string, description: other}",
      request: "cosmetic documentation-changed", response: "cosmetic documentation-changed"),
    Part(
      old: "{type: array, items: {type: string}}",
      new: "{type: array, items: {type: boolean}}",
      request: "breaking type-changed", response: "breaking type-changed"),
    Part(
      old: "{type: object, properties: {a: {type: string}}}",
      new: "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
      request: "additive property-added", response: "additive property-added"),
    Part(
      old: "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
      new: "{type: object, properties: {a: {type: string}, b: {type: integer}}, required: [b]}",
      request: "breaking property-became-required", response: "additive property-became-required"),
    Part(
      old: "{type: object, properties: {a: {type: string}, b: {type: integer}}}",
      new: "{type: object, properties: {a: {type: string}}}",
      request: "breaking property-removed", response: "breaking property-removed"),
    Part(
      old: "{type: object, properties: {k: {enum: [x]}, a: {type: string}}, required: [k]}",
      new: "{type: object, properties: {k: {enum: [x]}, a: {type: number}}, required: [k]}",
      request: "breaking type-changed", response: "breaking type-changed"),
  ]

  static let wholes = [
    Whole("an optional property") { "{type: object, properties: {p: \($0), q: {type: string}}}" },
    Whole("a required property") { "{type: object, properties: {p: \($0)}, required: [p]}" },
    Whole("a property beside what is required") {
      "{type: object, properties: {p: \($0), q: {type: string, enum: [u]}}, required: [q]}"
    },
    Whole("a property of a closed object") {
      "{type: object, additionalProperties: false, properties: {p: \($0)}}"
    },
    Whole("an element") { "{type: array, items: \($0)}" },
    Whole("a property of an element") {
      "{type: object, properties: {l: {type: array, items: {type: object, properties: {p: \($0)}}}}}"
    },
    Whole("a property of an alternative told by its type") {
      "{anyOf: [{type: object, properties: {p: \($0)}}, {type: string}]}"
    },
    Whole("a property of an alternative told by its tag") {
      "{oneOf: [{type: object, required: [t], properties: {t: {enum: [one]}, p: \($0)}},"
        + " {type: object, required: [t], properties: {t: {enum: [two]}, q: {type: string}}}]}"
    },
    Whole("a property of an alternative told by its tag, beside a discriminator") {
      "{oneOf: [{type: object, required: [t], properties: {t: {enum: [one]}, p: \($0)}},"
        + " {type: object, required: [t], properties: {t: {enum: [two]}, q: {type: string}}}],"
        + " discriminator: {propertyName: t}}"
    },
    Whole("a property of an alternative beside a type that all have") {
      "{type: object, oneOf: ["
        + "{type: object, required: [t], properties: {t: {enum: [one]}, p: \($0)}},"
        + " {type: object, required: [t], properties: {t: {enum: [two]}, q: {type: string}}}]}"
    },
    Whole("a property of an alternative of an alternative told by its tag, or null") {
      "{anyOf: [{oneOf: ["
        + "{type: object, required: [t], properties: {t: {enum: [one]}, p: \($0)}},"
        + " {type: object, required: [t], properties: {t: {enum: [two]}, q: {type: string}}}],"
        + " discriminator: {propertyName: t}}, {type: 'null'}]}"
    },
    Whole("an element of a list that must not be empty") {
      "{type: array, minItems: 2, maxItems: 5, items: \($0)}"
    },
    Whole("a property of an alternative beside one that requires another name") {
      "{anyOf: [{type: object, required: [id], properties: {id: {type: string}, p: \($0)}},"
        + " {type: object, required: [gone], properties: {gone: {type: boolean, enum: [true]}}}]}"
    },
    Whole("a property of an alternative of an alternative") {
      "{anyOf: [{anyOf: [{type: object, properties: {p: \($0)}}, {type: integer}]}, {type: string}]}"
    },
  ]

  @Test(arguments: wholes)
  func `what is around a part and says nothing of its own changes no verdict`(
    _ whole: Whole
  ) throws {
    for part in Self.parts {
      for isRequest in [true, false] {
        for prunes in [true, false] {
          let found = try Self.verdicts(
            whole.around(part.old), whole.around(part.new), isRequest, prunes)
          #expect(
            found == [isRequest ? part.request : part.response],
            "\(part.old) to \(part.new), request: \(isRequest)")
        }
      }
    }
  }

  @Test(arguments: wholes)
  func `texts that are the same on both sides change no verdict of what they refer to`(
    _ whole: Whole
  ) throws {
    let around = whole.around("{$ref: '#/components/schemas/Part'}")
    for part in Self.parts {
      for isRequest in [true, false] {
        for prunes in [true, false] {
          let found = try Self.verdicts(
            "{$ref: '#/components/schemas/Whole'}", "{$ref: '#/components/schemas/Whole'}",
            isRequest, prunes, oldComponents: "{Whole: \(around), Part: \(part.old)}",
            newComponents: "{Part: \(part.new), Whole: \(around)}")
          #expect(
            found == [isRequest ? part.request : part.response],
            "\(part.old) to \(part.new), request: \(isRequest)")
        }
      }
    }
  }

  /// One pair of schemas of a message, with the verdicts that it should have.
  struct Pair: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let old: String
    let new: String
    let request: [String]
    let response: [String]
  }

  static let pairs = [
    Pair(
      testDescription: "an alternative that declares nothing accepts what another one refuses",
      old: "{anyOf: [{type: object, properties: {p: {type: string}}}, {type: object}]}",
      new: "{anyOf: [{type: object, properties: {p: {type: integer}}}, {type: object}]}",
      request: ["breaking type-changed (presumed)"], response: ["breaking type-changed (presumed)"]),
    Pair(
      testDescription: "an alternative that declares the same accepts what another one refuses",
      old: "{anyOf: [{type: object, properties: {p: {type: string, enum: [a, b]}}},"
        + " {type: object, properties: {p: {type: string}, q: {type: string}}}]}",
      new: "{anyOf: [{type: object, properties: {p: {type: string, enum: [a]}}},"
        + " {type: object, properties: {p: {type: string}, q: {type: string}}}]}",
      request: ["additive enum-value-removed"], response: ["additive enum-value-removed"]),
    Pair(
      testDescription: "no object has the property",
      old: "{type: object, maxProperties: 0, properties: {p: {type: string}}}",
      new: "{type: object, maxProperties: 0, properties: {p: {type: integer}}}",
      request: ["breaking type-changed (presumed)"], response: ["breaking type-changed (presumed)"]),
    Pair(
      testDescription: "no object is valid",
      old: "{type: object, required: [n], properties: {n: {type: string, enum: [1]},"
        + " p: {type: string}}}",
      new: "{type: object, required: [n], properties: {n: {type: string, enum: [1]},"
        + " p: {type: integer}}}",
      request: ["breaking type-changed (presumed)"], response: ["breaking type-changed (presumed)"]),
    Pair(
      testDescription: "requests leave the property out",
      old: "{type: object, properties: {p: {type: string, readOnly: true}}}",
      new: "{type: object, properties: {p: {type: integer, readOnly: true}}}",
      request: ["cosmetic type-changed"], response: ["breaking type-changed"]),
    Pair(
      testDescription: "requests leave out what another alternative flags",
      old: "{anyOf: [{type: object, required: [k], properties: {k: {enum: [x]},"
        + " c: {type: string, readOnly: true}}}, {type: object, properties: {c: {type: string}}}]}",
      new: "{anyOf: [{type: object, required: [k], properties: {k: {enum: [x]},"
        + " c: {type: string, readOnly: true}}}, {type: object, properties: {c: {type: integer}}}]}",
      request: ["cosmetic type-changed"], response: ["breaking type-changed"]),
    Pair(
      testDescription: "an alternative demands what requests leave out",
      old: "{anyOf: [{type: object, required: [a], properties: {a: {type: string}}},"
        + " {type: object, required: [b], properties: {b: {type: string, readOnly: true}}}]}",
      new: "{anyOf: [{type: object, required: [a], properties: {a: {type: integer}}},"
        + " {type: object, required: [b], properties: {b: {type: string, readOnly: true}}}]}",
      request: ["breaking type-changed (presumed)"], response: ["breaking type-changed"]),
    Pair(
      testDescription: "a fresh name in an object of an alternative",
      old: "{anyOf: [{type: object, properties: {o: {type: object,"
        + " properties: {a: {type: string}}}}}, {type: string}]}",
      new: "{anyOf: [{type: object, properties: {o: {type: object, properties: {a: {type: string},"
        + " b: {type: integer}}}}}, {type: string}]}",
      request: ["additive property-added"], response: ["additive property-added"]),
    Pair(
      testDescription: "a fresh name in an alternative, beside a change of what it demands",
      old: "{anyOf: [{type: object, minProperties: 2, properties: {o: {type: object,"
        + " properties: {a: {type: string}}}}}, {type: string}]}",
      new: "{anyOf: [{type: object, minProperties: 1, properties: {o: {type: object,"
        + " properties: {a: {type: string}, b: {type: integer}}}}}, {type: string}]}",
      request: ["additive min-properties-lowered", "additive property-added"],
      response: ["additive property-added", "breaking min-properties-lowered"]),
    Pair(
      testDescription: "alternatives that exclude each other by the book",
      old: "{oneOf: [{type: object, properties: {a: {type: string}}},"
        + " {type: object, properties: {b: {type: string}}}]}",
      new: "{oneOf: [{type: object, properties: {a: {type: integer}}},"
        + " {type: object, properties: {b: {type: string}}}]}",
      request: ["breaking type-changed (presumed)"],
      response: ["breaking type-changed (presumed)"]),
    Pair(
      testDescription: "a list without elements",
      old: "{type: array, maxItems: 0, items: {type: string}}",
      new: "{type: array, maxItems: 0, items: {type: integer}}",
      request: ["cosmetic type-changed"], response: ["cosmetic type-changed"]),
  ]

  @Test(arguments: pairs, [true, false])
  func `what has a say of its own is asked`(_ pair: Pair, prunes: Bool) throws {
    #expect(try Self.verdicts(pair.old, pair.new, true, prunes) == pair.request)
    #expect(try Self.verdicts(pair.old, pair.new, false, prunes) == pair.response)
  }

  // MARK: Comparing

  private static func verdicts(
    _ old: String, _ new: String, _ isRequest: Bool, _ prunes: Bool,
    oldComponents: String = "{}", newComponents: String = "{}"
  ) throws -> [String] {
    let inquiry = Inquiry(
      Description(description(old, isRequest, oldComponents)),
      Description(description(new, isRequest, newComponents)), prunes: prunes)
    return try inquiry.changes().map { change in
      let doubt = change.certainty == .proven ? "" : " (\(change.certainty.rawValue))"
      return "\(change.impact.rawValue) \(change.rule)\(doubt)"
    }.sorted()
  }

  private static func description(
    _ schema: String, _ isRequest: Bool, _ components: String
  ) -> String {
    let content = "{application/json: {schema: \(schema)}}"
    let operation =
      isRequest
      ? "{requestBody: {required: true, content: \(content)}, responses: {'204': {description: d}}}"
      : "{responses: {'200': {description: d, content: \(content)}}}"
    return """
      openapi: 3.1.0
      info: {title: A, version: '1'}
      paths: {/p: {post: \(operation)}}
      components: {schemas: \(components)}
      """
  }
}
