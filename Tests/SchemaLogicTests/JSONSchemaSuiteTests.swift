import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The published tests of JSON Schema. Whatever is answered otherwise is listed here with its reason.
@Suite(
  "The JSON Schema test suite",
  .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct JSONSchemaSuiteTests {
  @Test func `all required tests of 2020-12 pass`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft2020-12")
    #expect(groups.flatMap(\.cases).count > 1000)
    #expect(try JSONSchemaSuite.differences(in: groups, dialect: .openAPI31) == [:])
  }

  @Test func `the optional tests of 2020-12 pass but for two things`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft2020-12/optional")
    #expect(
      try JSONSchemaSuite.differences(in: groups, dialect: .openAPI31) == [
        // A description has one dialect; a file with another `$schema` is read in the same.
        "cross-draft: refs to historic drafts are processed as historic drafts": 1,
        // Whether formats are asserted is for the reading to say, not for a metaschema.
        "format-assertion: schema that uses custom metaschema with format-assertion: false": 1,
        "format-assertion: schema that uses custom metaschema with format-assertion: true": 1,
      ])
  }

  /// The files of formats that are asserted.
  private static let asserted: Set<String> = [
    "date", "date-time", "time", "duration", "uuid", "ipv4", "ipv6", "hostname", "email",
  ]

  @Test func `formats that are asserted pass, e-mail addresses being simple ones`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft2020-12/optional/format")
      .filter { Self.asserted.contains($0.file) }
    #expect(Set(groups.map(\.file)) == Self.asserted)
    #expect(
      try JSONSchemaSuite.differences(in: groups, dialect: .openAPI31, assertsFormats: true) == [
        // Something, `@`, something: quoted local parts are refused, misplaced dots and odd domains are not.
        "email: validation of e-mail addresses": 7,
        // Names are not decoded from Punycode, so that any label of letters and digits will do.
        "hostname: validation of A-label (punycode) host names": 23,
      ])
  }

  @Test func `formats that are annotations refuse nothing`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft2020-12/optional/format")
      .filter { !Self.asserted.contains($0.file) }
    #expect(groups.count > 10)
    for group in groups {
      let (validator, schema) = try group.validator(.openAPI31, assertsFormats: true)
      for test in group.cases where test.isValid || group.schema.isFormatAlone {
        #expect(validator.judge(test.value, by: schema) == .valid, "\(group.title): \(test.title)")
      }
    }
  }

  @Test func `what OpenAPI 3.0 can say of draft 4 passes`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft4")
    #expect(groups.flatMap(\.cases).count > 500)
    #expect(
      try JSONSchemaSuite.differences(in: groups, dialect: .openAPI30) == [
        // The metaschema of draft 4 is not at hand.
        "definitions: validate definition against metaschema": 2,
        "ref: remote ref, containing refs itself": 2,
        // `id` is no keyword of OpenAPI 3.0 and names nothing there.
        "ref: $ref prevents a sibling id from changing the base uri": 2,
        "ref: Recursive references between schemas": 2,
        "ref: Location-independent identifier": 2,
        "ref: Location-independent identifier with base URI change in subschema": 2,
        "ref: id must be resolved against nearest parent, not just immediate parent": 2,
        "refRemote: base URI change": 2,
        "refRemote: base URI change - change folder": 2,
        "refRemote: base URI change - change folder in subschema": 2,
        "refRemote: root ref in remote ref": 3,
        "refRemote: Location-independent identifier in remote ref": 2,
      ])
  }

  @Test func `the optional tests of draft 4 pass as far as OpenAPI 3.0 can say them`() throws {
    let groups = try JSONSchemaSuite.groups(in: "draft4/optional")
    #expect(
      try JSONSchemaSuite.differences(in: groups, dialect: .openAPI30) == [
        // `id` is no keyword of OpenAPI 3.0.
        "id: id inside an enum is not a real identifier": 2,
        // `1.0` is an integer, as in every later draft.
        "zeroTerminatedFloats: some languages do not distinguish between different types of numeric"
          + " value": 1,
      ])
  }
}

extension JSONValue {
  /// Whether a schema says nothing but `format`.
  fileprivate var isFormatAlone: Bool {
    guard case .object(let keywords) = self else { return false }
    return Set(keywords.keys).isSubset(of: ["$schema", "format"])
  }
}
