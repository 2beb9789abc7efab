import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The formats as languages. The validator reads them by plain code, and nothing is shared.
struct RegularExpressionFormatTests {
  private static let formats = [
    "date", "time", "date-time", "duration", "uuid", "ipv4", "ipv6", "hostname", "email", "byte",
  ]

  /// Judges texts by the validator.
  private struct Judge {
    let schema: SchemaText

    init(_ format: String) throws { schema = try SchemaText(#"{"format": "\#(format)"}"#) }

    func accepts(_ text: String) -> Bool {
      Validator(schema.store, reading: .pure).judge(.text(text), by: schema.id) == .valid
    }
  }

  @Test(arguments: formats)
  func `the language of a format has the strings that the validator accepts`(format: String) throws
  {
    let expression = try #require(FormatSemantics(format)?.expression)
    let judge = try Judge(format)
    var random = SeededGenerator(seed: 11)
    let marks = Array("0123456789abzATZtPDHMSWYz:.-+=/@ é".unicodeScalars)
    var accepted = 0
    for sample in seeds(of: expression) {
      #expect(judge.accepts(sample), "\(sample)")
      for _ in 0..<300 {
        var scalars = Array(sample.unicodeScalars)
        for _ in 0..<Int.random(in: 1...2, using: &random) {
          let place = Int.random(in: 0...scalars.count, using: &random)
          let mark = marks[Int.random(in: 0..<marks.count, using: &random)]
          switch Int.random(in: 0..<4, using: &random) {
          case 0: scalars.insert(mark, at: place)
          case 1 where place < scalars.count: scalars.remove(at: place)
          default: if place < scalars.count { scalars[place] = mark }
          }
        }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        let text = String(view)
        if judge.accepts(text) { accepted += 1 }
        #expect(expression.matches(text) == judge.accepts(text), "\(format): '\(text)'")
      }
    }
    #expect(accepted > 50)
  }

  @Test(arguments: [
    "date", "time", "date-time", "duration", "uuid", "ipv4", "ipv6", "hostname", "email",
  ])
  func `what is given for a format is of its language`(_ format: String) throws {
    let expression = try #require(FormatLanguage.expression(format))
    let samples = FormatLanguage.samples(format)
    #expect(!samples.isEmpty && samples == expression.samples)
    for sample in samples { #expect(expression.matches(sample.string) == true, "\(sample)") }
  }

  @Test func `the first language of which too little is known is told`() throws {
    let before = #"{"type": "string", "format": "date-time", "pattern": "(a)\\1"}"#
    let after = #"{"type": "string", "format": "date-time", "pattern": "(a)\\1", "maxLength": 20}"#
    let inclusion = try InclusionPair(before, after).inclusion
    guard case .undecided(.format("date-time")) = inclusion else {
      Issue.record("\(inclusion)")
      return
    }
  }

  /// Strings of a language of many kinds: its samples, and others that are asked for by their look.
  private func seeds(of expression: RegularExpression) -> [String] {
    let solver = StringSolver()
    var seeds = expression.samples.map(\.string)
    for look in [
      "^$", "[5-9]", "Y.*M.*T", "::$", "^.{40}", "\\.", "60", "-02-29", "-0[46]-", "=$", "^[^1]*$",
    ] {
      guard let look = RegularExpression(look) else { continue }
      var steps = StringSolver.standardSteps
      let query = StringQuery(matching: [
        RegularExpression(expression.pattern, bounds: expression.bounds) ?? expression, look,
      ])
      if case .word(let word) = solver.word(query, steps: &steps) { seeds.append(word.string) }
    }
    return seeds
  }

  @Test func `a leap second is the last of a day of UTC`() throws {
    let expression = try #require(FormatLanguage.expression("time"))
    let judge = try Judge("time")
    for hour in ["00", "01", "12", "15", "22", "23"] {
      for minute in ["00", "14", "29", "44", "58", "59"] {
        for offset in [
          "Z", "+00:00", "-00:00", "+01:00", "-08:00", "+05:30", "-23:59", "+00:01", "-00:30",
        ] {
          let text = "\(hour):\(minute):60.5\(offset)"
          #expect(expression.matches(text) == judge.accepts(text), "\(text)")
        }
      }
    }
    let west = try #require(RegularExpression("^15:59:60"))
    var steps = StringSolver.standardSteps
    #expect(
      StringSolver().word(
        StringQuery(matching: [expression, west], notMatching: []), steps: &steps)
        != .none)
  }

  @Test(arguments: [
    ("date", "^2024", "2024-01-01"), ("date", "-02-29$", "0000-02-29"), ("date", "", "2000-01-01"),
    ("date-time", "", "2000-01-01T00:00:00Z"), ("ipv4", "^1", "192.0.2.1"), ("uuid", "^f", nil),
    ("hostname", "^[^.]*$", "a"), ("email", "", "a@example.com"), ("byte", ".", "aaaa"),
    ("ipv6", "^[^2]*$", "::"), ("duration", "W", "P0W"),
  ])
  func `a string of a format looks natural`(format: String, look: String, word: String?) throws {
    let expression = try #require(FormatLanguage.expression(format))
    var steps = StringSolver.standardSteps
    let query = StringQuery(matching: [expression, try #require(RegularExpression(look))])
    let answer = StringSolver().word(query, steps: &steps)
    if let word {
      #expect(answer == .word(ExactString(word)))
    } else {
      #expect(answer != .none)
    }
  }

  @Test(arguments: [
    ("date", "^\\d{4}-\\d{2}-\\d{2}$"), ("uuid", "^[0-9a-fA-F-]{36}$"), ("email", "@"),
    ("ipv4", "^(?:[0-9]{1,3}\\.){3}[0-9]{1,3}$"), ("hostname", "^[a-zA-Z0-9.-]{1,253}$"),
    ("ipv6", "^[0-9a-fA-F:.]{2,45}$"), ("date-time", "^\\d{4}-\\d\\d-\\d\\d[Tt]"),
    ("byte", "^[A-Za-z0-9+/=]*$"),
    ("time", "^\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:[Zz]|[+-]\\d\\d:\\d\\d)$"),
    ("duration", "^P[0-9TYMDHSW]+$"),
  ])
  func `every string of a format has the usual pattern, and not the other way round`(
    format: String, pattern: String
  ) throws {
    let expression = try #require(FormatLanguage.expression(format))
    let usual = try #require(RegularExpression(pattern))
    var steps = StringSolver.standardSteps
    let solver = StringSolver()
    let missed = solver.word(
      StringQuery(matching: [expression], notMatching: [usual]), steps: &steps)
    #expect(missed == .none)
    let more = solver.word(StringQuery(matching: [usual], notMatching: [expression]), steps: &steps)
    guard case .word(let word) = more else {
      Issue.record("\(more)")
      return
    }
    #expect(usual.matches(word.string) == true && expression.matches(word.string) == false)
  }

  @Test(
    .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)),
    arguments: ["date", "time", "date-time", "duration", "uuid", "ipv4", "ipv6"])
  func `the languages agree with the test suite`(format: String) throws {
    let path = "/suites/json-schema/draft2020-12/optional/format/\(format).json"
    let bytes = try Files.read(#require(Repository.shared) + path)
    let tree = try Tree.parseJSON(Source(name: format, bytes: bytes), seed: HashSeed())
    let expression = try #require(FormatLanguage.expression(format))
    var count = 0
    for group in tree.rootNode.jsonValue.elements {
      for test in group["tests"]?.elements ?? [] {
        guard let text = test["data"]?.string else { continue }
        count += 1
        #expect(expression.matches(text) == test["valid"]?.boolean, "\(text)")
      }
    }
    #expect(count > 10)
  }

  @Test func `numeric formats are ranges`() throws {
    let single = try #require(FormatSemantics("float")?.range)
    let double = try #require(FormatSemantics("double")?.range)
    #expect(single.through == Decimal("3.40282346638528859811704183484516925440e38"))
    #expect(double.from < single.from && single.through < double.through)
    #expect(double.through < (try #require(Decimal("1.7976931348623158e308"))))
    #expect(FormatSemantics("int32")?.range?.from == Decimal(-2_147_483_648))
    #expect(FormatSemantics("date")?.range == nil && FormatSemantics("date-fns") == nil)
  }
}
