import SchemaLogic
import Testing

/// Several `contains` for one array (JSON Schema 2020-12 core §10.3.1.3).
struct InclusionContainsTests {
  /// An array that contains each of some constants.
  private func holding(_ constants: [Int], beside keywords: String = "") -> String {
    let parts = constants.map { #"{"contains": {"const": \#($0)}}"# }
    return #"{"type": "array", \#(keywords) "allOf": [\#(parts.joined(separator: ","))]}"#
  }

  @Test(arguments: 2...7)
  func `one constant more than another array contains is missed`(count: Int) throws {
    let few = holding(Array(1..<count))
    let pair = try InclusionPair(few, holding(Array(1...count)))
    #expect(pair.answer == "[\((1..<count).map(String.init).joined(separator: ","))]")
    #expect(pair.reverse == "included")
    #expect(try InclusionPair(few, holding(Array(2...count))).answer == pair.answer)
  }

  @Test func `different constants need as many elements`() throws {
    let four = holding([1, 2, 3, 4])
    #expect(try InclusionPair(four, #"{"minItems": 4}"#).answer == "included")
    #expect(try InclusionPair(four, #"{"minItems": 5}"#).answer == "[1,2,3,4]")
    let crowded = holding([1, 2, 3, 4], beside: #""maxItems": 3,"#)
    #expect(try InclusionPair(crowded, "false").answer == "included")
    let unique = holding([1, 2, 3, 4], beside: #""uniqueItems": true, "minItems": 5,"#)
    #expect(try InclusionPair(unique, #"{"contains": {"type": "string"}}"#).answer != "included")
    #expect(try InclusionPair(unique, #"{"items": {"maximum": 4}}"#).answer != "included")
  }

  @Test func `one element may serve several`() throws {
    let parts = (1...5).map { #"{"contains": {"multipleOf": \#($0), "type": "integer"}}"# }
    let many = #"{"type": "array", "maxItems": 1, "allOf": [\#(parts.joined(separator: ","))]}"#
    #expect(try InclusionPair(many, #"{"items": {"multipleOf": 60}}"#).answer == "included")
    #expect(try InclusionPair(many, #"{"items": {"multipleOf": 7}}"#).answer == "[60]")
  }

  @Test func `what must not be contained is none of the elements`() throws {
    let none = (1...5).map {
      #"{"contains": {"const": \#($0)}, "minContains": 0, "maxContains": 0}"#
    }
    let old = """
      {"type": "array", "items": {"type": "integer", "minimum": 1, "maximum": 6},
       "allOf": [\(none.joined(separator: ","))]}
      """
    #expect(try InclusionPair(old, #"{"items": {"const": 6}}"#).answer == "included")
    #expect(try InclusionPair(old, #"{"maxItems": 0}"#).answer == "[6]")
  }
}
