import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The validator's checks of formats and the languages that the search has of them, each made without the other.
@Suite struct ValidatorFormatTests {
  /// A format, strings that have it, and the characters that random edits put in.
  struct Format: CustomTestStringConvertible, Sendable {
    let name: String
    let samples: [String]
    let alphabet: String

    var testDescription: String { name }
  }

  static let formats = [
    Format(
      name: "date", samples: ["2024-02-29", "1900-02-28", "2000-02-29", "0004-12-31"],
      alphabet: "0123456789-"),
    Format(
      name: "time",
      samples: ["08:30:06Z", "23:59:60z", "01:29:60+01:30", "15:59:60-08:00", "12:00:00.5-00:00"],
      alphabet: "0123456789:+-.Zz"),
    Format(
      name: "date-time",
      samples: [
        "2024-02-29T23:59:60Z", "1999-12-31t00:29:60.25-23:30", "2001-01-01T00:00:00+14:00",
      ],
      alphabet: "0123456789:+-.ZTzt"),
    Format(
      name: "duration", samples: ["P1Y2M3DT4H5M6S", "P2W", "PT1H", "P1M", "PT5M0S"],
      alphabet: "0123PTYMDHSW-."),
    Format(
      name: "uuid", samples: ["2eb8aa08-AA98-11ea-b4aa-73b441d16380"], alphabet: "09afAFgG-"),
    Format(
      name: "ipv4", samples: ["192.168.0.1", "255.249.199.99", "0.0.0.0"], alphabet: "0123456789."),
    Format(
      name: "ipv6",
      samples: [
        "::", "::1", "1::", "1:2:3:4:5:6:7:8", "1:2:3::8", "::ffff:192.168.0.1",
        "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8", "1:2:3:4:5::1.2.3.4",
      ], alphabet: "01aF:.g"),
    Format(
      name: "hostname",
      samples: [
        "example.com", "a-b.c", "1", String(repeating: "a", count: 63),
        String(repeating: "abcdefg.", count: 31) + "abcde",
      ], alphabet: "aZ0-._"),
    Format(
      name: "email", samples: ["a@b", "x.y@z", "é@😀"], alphabet: "a@ .\u{FEFF}\u{3000}\n\u{85}"),
    Format(name: "byte", samples: ["", "YQ==", "YWI=", "YWJj", "+/+/YWJj"], alphabet: "aZ9+/=-"),
  ]

  @Test(arguments: formats)
  func `a check accepts the strings of the language and no others`(_ format: Format) throws {
    let language = try #require(FormatSemantics(format.name)?.expression)
    let schema = try SchemaText(flow: "{format: \(format.name)}")
    let validator = Validator(schema.store, reading: .pure)
    var generator = SeededGenerator(seed: 11)
    var accepted = 0
    var refused = 0
    for sample in format.samples {
      #expect(validator.judge(.text(sample), by: schema.id) == .valid)
      for _ in 0..<400 {
        let text = Self.edited(sample, format.alphabet, using: &generator)
        let isMember = try #require(language.matches(text) as Bool?, "\(text)")
        isMember ? (accepted += 1) : (refused += 1)
        #expect(
          validator.judge(.text(text), by: schema.id)
            == (isMember ? .valid : .invalid(at: "", keyword: "format")), "\(text)")
      }
    }
    // Both kinds have been tried.
    #expect(accepted > 10)
    #expect(refused > 10)
  }

  @Test func `check and language agree on every day of some years`() throws {
    let language = try #require(FormatSemantics("date")?.expression)
    let schema = try SchemaText(flow: "{format: date}")
    let validator = Validator(schema.store, reading: .pure)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    for year in ["0000", "0001", "0100", "0400", "1900", "2000", "2023", "2024", "2100", "9996"] {
      for month in 0...13 {
        for day in 0...32 {
          let text = "\(year)-\(two(month))-\(two(day))"
          #expect(
            (validator.judge(.text(text), by: schema.id) == .valid) == language.matches(text),
            "\(text)")
        }
      }
    }
  }

  /// A text with one or two characters put in, left out or replaced.
  private static func edited(
    _ text: String, _ alphabet: String, using generator: inout SeededGenerator
  ) -> String {
    var scalars = Array(text.unicodeScalars)
    let letters = Array(alphabet.unicodeScalars)
    for _ in 0..<Int.random(in: 1...2, using: &generator) {
      let position = Int.random(in: 0...scalars.count, using: &generator)
      let letter = letters.randomElement(using: &generator) ?? "a"
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: scalars.insert(letter, at: position)
      case 1 where position < scalars.count: scalars.remove(at: position)
      default:
        if position < scalars.count { scalars[position] = letter }
      }
    }
    var edited = ""
    edited.unicodeScalars.append(contentsOf: scalars)
    return edited
  }
}
