import Comparison
import DocumentTree
import TestSupport
import Testing

/// What is written alike is judged alike, however it is declared.
@Suite("The wire")
struct WireLawTests {
  /// The greatest impact of the changes between two descriptions with one operation.
  private func impact(_ old: String, _ new: String) throws -> Impact {
    let seed = HashSeed()
    func description(_ operation: String) -> Description {
      Description(
        """
        openapi: 3.2.0
        info: {title: Shop, version: 1.0.0}
        paths:
          /orders:
            post: {\(operation), responses: {'204': {description: Done.}}}
        """)
    }
    return compare(
      old: try description(old).api(seed: seed), new: try description(new).api(seed: seed)
    ).changes.map(\.impact).max() ?? .cosmetic
  }

  private func isBreaking(_ old: String, _ new: String) throws -> Bool {
    try impact(old, new) == .breaking
  }

  private static let values = [
    "type: integer", "type: string", "type: boolean", "type: array, items: {type: integer}",
    "type: string, enum: [a, b]", "type: string, maxLength: 3",
  ]

  // MARK: Members and parameters

  /// A member with a name, and whether it has to be there.
  struct Member: CustomStringConvertible, Sendable {
    let name: String
    let value: String
    let isRequired: Bool

    var parameter: String {
      "{name: \(name), in: query, required: \(isRequired), schema: {\(value)}}"
    }

    var description: String { "\(name): {\(value)}\(isRequired ? " required" : "")" }
  }

  private static func parameters(_ members: [Member]) -> String {
    "parameters: [\(members.map(\.parameter).joined(separator: ", "))]"
  }

  private static func schema(_ members: [Member]) -> String {
    let required = members.filter(\.isRequired).map(\.name).joined(separator: ", ")
    let properties = members.map { "\($0.name): {\($0.value)}" }.joined(separator: ", ")
    return "{type: object, required: [\(required)], properties: {\(properties)}}"
  }

  private static func object(_ members: [Member]) -> String {
    "parameters: [{name: filter, in: query, required: true, schema: \(schema(members))}]"
  }

  private static func queryString(_ members: [Member]) -> String {
    let content = "application/x-www-form-urlencoded: {schema: \(schema(members))}"
    return "parameters: [{name: filter, in: querystring, required: true, content: {\(content)}}]"
  }

  private static let memberLists: [[Member]] = values.flatMap { value in
    [false, true].map { isRequired in
      [
        Member(name: "a", value: value, isRequired: isRequired),
        Member(name: "b", value: "type: integer", isRequired: false),
      ]
    }
  }

  @Test(arguments: memberLists)
  func `members of an exploded object break as parameters of their own do`(
    _ old: [Member]
  ) throws {
    for new in Self.memberLists {
      let expected = try isBreaking(Self.parameters(old), Self.parameters(new))
      for spelling in [Self.object, Self.queryString] {
        #expect(try isBreaking(spelling(old), Self.parameters(new)) == expected, "\(old) → \(new)")
        #expect(try isBreaking(Self.parameters(old), spelling(new)) == expected, "\(old) → \(new)")
      }
    }
  }

  // MARK: Parts of forms

  private static func body(_ mediaType: String, _ schema: String) -> String {
    "requestBody: {required: true, content: {\(mediaType): {schema: \(schema)}}}"
  }

  private static let documents = values.map { "{type: object, properties: {v: {\($0)}}}" }

  @Test(arguments: documents)
  func `an object in a form is judged like a body of JSON`(_ old: String) throws {
    for new in Self.documents {
      let expected = try impact(
        Self.body("application/json", old), Self.body("application/json", new))
      for mediaType in ["multipart/form-data", "application/x-www-form-urlencoded"] {
        for form in [
          "{type: object, properties: {part: @}}",
          "{type: object, properties: {part: {type: array, items: @}}}",
          "{allOf: [{type: object, properties: {part: @}}, {anyOf: [{required: [part]}, {minProperties: 0}]}]}",
        ] {
          let answer = try impact(
            Self.body(mediaType, form.replacing("@", with: old)),
            Self.body(mediaType, form.replacing("@", with: new)))
          #expect(answer == expected, "\(mediaType) \(form): \(old) → \(new)")
        }
      }
    }
  }

  @Test(arguments: values)
  func `a text in a form is judged like one in a query`(_ old: String) throws {
    for new in Self.values {
      let expected = try isBreaking(
        "parameters: [{name: v, in: query, schema: {\(old)}}]",
        "parameters: [{name: v, in: query, schema: {\(new)}}]")
      for mediaType in ["multipart/form-data", "application/x-www-form-urlencoded"] {
        let answer = try isBreaking(
          Self.body(mediaType, "{type: object, properties: {v: {\(old)}}}"),
          Self.body(mediaType, "{type: object, properties: {v: {\(new)}}}"))
        #expect(answer == expected, "\(mediaType): \(old) → \(new)")
      }
    }
  }

  // MARK: Open enumerations

  private static let markers = [
    "type: string, x-extensible-enum: @",
    "type: string, enum: @, x-extensible-enum: true",
    "type: string, enum: @, x-enum-open: true",
    "type: string, enum: @, x-ms-enum: {name: Status, modelAsString: true}",
    "type: string, examples: @, x-enum-open: true",
  ]

  @Test(arguments: markers)
  func `open enumerations are one thing, whatever marks them`(_ marker: String) throws {
    for (old, new) in [("[a]", "[a, b]"), ("[a, b]", "[a]"), ("[a, b]", "[b, a]")] {
      let expected = try impact(
        Self.body("application/json", "{\(Self.markers[0].replacing("@", with: old))}"),
        Self.body("application/json", "{\(Self.markers[0].replacing("@", with: new))}"))
      for other in Self.markers {
        let answer = try impact(
          Self.body("application/json", "{\(marker.replacing("@", with: old))}"),
          Self.body("application/json", "{\(other.replacing("@", with: new))}"))
        #expect(answer == expected, "\(marker) \(old) → \(other) \(new)")
      }
    }
  }
}
