import APIGraph
import DocumentTree
import TestSupport
import Testing

/// What descriptions tell of the lives of their parts.
@Suite struct LifecycleTests {
  @Test func `every day of four centuries is the day after the one before`() throws {
    var date = try #require(CalendarDate(year: 1900, month: 1, day: 1))
    for days in (date.daysSince1970 + 1)...(date.daysSince1970 + 146_097) {
      let next = try #require(CalendarDate(daysSince1970: days))
      let isNextDay =
        next.day == date.day + 1 && next.month == date.month && next.year == date.year
      let isNextMonth = next.day == 1 && date.day >= 28 && next.month == date.month % 12 + 1
      #expect(isNextDay || isNextMonth, "\(date) \(next)")
      #expect(next.daysSince1970 == days && date < next)
      #expect(CalendarDate(next.description) == next)
      date = next
    }
    #expect(date.description == "2300-01-01")
  }

  @Test func `days outside the years that are written with four digits are none`() {
    for days in [Int.min, Int.min + 1, -4_000_001, -719_529, 2_932_897, 4_000_001, Int.max] {
      #expect(CalendarDate(daysSince1970: days) == nil, "\(days)")
    }
    #expect(CalendarDate(daysSince1970: -719_528)?.description == "0000-01-01")
    #expect(CalendarDate(daysSince1970: 2_932_896)?.description == "9999-12-31")
  }

  @Test(arguments: [
    ("2026-01-31", "2026-01-31T00:00:00Z"), ("2026-01-31T12:00:00+02:00", "2026-01-31T10:00:00Z"),
    ("2026-01-31T23:30:00-01:00", "2026-02-01T00:30:00Z"),
    ("2026-01-31 12:00:00.25Z", "2026-01-31T12:00:00Z"),
  ])
  func `different ways to write a moment are one moment`(_ one: String, _ other: String) throws {
    #expect(try #require(Moment(one)) == #require(Moment(other)))
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", "1994-11-06T08:49:37Z"),
    ("@1688169599", "2023-06-30T23:59:59Z"), ("@-1", "1969-12-31T23:59:59Z"),
    ("2026-01-31", "2026-01-31"),
  ])
  func `headers hold moments in three ways`(_ header: String, _ moment: String) throws {
    #expect(try #require(Moment(ofHeader: header)) == #require(Moment(moment)))
  }

  @Test(arguments: [
    "", "soon", "2026", "2026-02-29", "2026-13-01", "26-01-31", "2026-01-31T",
    "2026-01-31T12:00:00",
    "2026-01-31T24:00:00Z", "2026-01-31T12:00:00.Z", "2026-01-31x", "31.01.2026", "@", "@1e3",
    "Sun, 06 Nov 1994 08:49:37 CET", "Sun, 31 Feb 2026 00:00:00 GMT", "@9223372036854775807",
    "@-9223372036854775808", "@-99999999999999",
  ])
  func `what is no moment is not taken for one`(_ text: String) {
    #expect(Moment(ofHeader: text) == nil)
  }

  @Test func `what cannot be understood is a warning at its place`() throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: '1'}
      paths:
        /a:
          x-removal-date: never
          get:
            x-sunset: soon
            x-deprecated-since: 20260131
            x-stability-level: rocky
            parameters: [{name: p, in: query, x-sunset-date: later, schema: {type: string}}]
            responses:
              '200':
                description: done
                headers:
                  Sunset: {schema: {const: tomorrow}}
                  Deprecation: {schema: {type: string}, example: yesterday}
                content:
                  application/json:
                    schema: {type: object, properties: {a: {type: string, x-eol: [2026]}}}
      """
    let found = try diagnostics(of: text)
    let lines = found.map { ($0.location?.line ?? 0, $0.code) }
    #expect(
      lines.sorted { $0 < $1 }.map { "\($0.0) \($0.1)" } == [
        "5 unreadable-date", "7 unreadable-date", "8 unreadable-date",
        "9 unknown-stability-level", "10 unreadable-date", "15 unreadable-date",
        "16 unreadable-date", "19 unreadable-date",
      ])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test func `what can be understood, and what is not about lives, is no warning`() throws {
    let text = """
      openapi: 3.1.0
      info: {title: T, version: '1', x-audience: component-internal}
      paths:
        /a:
          get:
            deprecated: true
            x-sunset: 2030-01-31T12:00:00Z
            x-deprecated-since: v2.1
            x-deprecated-on: '49'
            x-deprecation: {}
            x-stability-level: Technical Preview
            x-beta: false
            x-internal: for tools
            x-visibility: SDK_ONLY
            x-sunset-policy: soon
            responses:
              '200':
                description: done
                headers:
                  Sunset: {schema: {type: string, const: 'Sun, 06 Nov 1994 08:49:37 GMT'}}
                  Deprecation: {schema: {type: boolean, const: true}}
                  Expires: {schema: {const: tomorrow}}
      """
    #expect(try diagnostics(of: text).map(\.message) == [])
  }

  /// The README has the whole table of what is understood.
  @Test func `every field that is understood, and every level, is in the documentation`() throws {
    let readme = try Files.text(Repository.root + "/README.md")
    let rows = readme.split(separator: "\n").filter { $0.hasPrefix("| ") }.map { row in
      row.split(separator: "|").map { $0.split(separator: "`").map(String.init) }
    }
    func names(_ isRow: (String) -> Bool) -> Set<String> {
      Set(rows.filter { isRow($0[0][0]) }.flatMap { $0[1] })
    }
    func row(of meaning: LifecycleVocabulary.Meaning) -> String {
      switch meaning {
      case .deprecation: " that it is deprecated: "
      case .since: " since when: "
      case .sunset: " the last day: "
      case .members: " that it is deprecated, with both dates in an object "
      case .mark(.internal): " a level of stability, if "
      case .mark(let level): " the same: \(level) "
      case .level: " a level of stability by its name "
      case .audience: " the audience; "
      }
    }
    for (name, meaning) in LifecycleVocabulary.meanings {
      #expect(names { $0.hasPrefix(row(of: meaning)) }.contains(name), "\(name)")
    }
    for (name, level) in LifecycleVocabulary.levels {
      #expect(names { $0 == " \(level) " }.contains(name), "\(name)")
    }
  }

  private func diagnostics(of text: String) throws -> [Diagnostic] {
    let api = try Description(text, named: "a.yaml").api(seed: HashSeed())
    for heading in api.paths {
      for type in api.operation(heading).responses.flatMap(\.content) {
        guard let schema = type.schema else { continue }
        for property in api.schemas.schema(schema).properties {
          _ = api.schemas.schema(property.schema)
        }
      }
    }
    return api.diagnostics
  }
}
