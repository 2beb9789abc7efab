import Breakwater
import Comparison
import Testing

@Suite("The report for a terminal")
struct TextRendererTests {
  @Test("puts the verdict first, then what breaks, then the rest")
  func isInOrder() {
    #expect(
      TextRenderer().render(ReportSamples.full) == """
        2 breaking changes: this is a major change (2.3.1 → 3.0.0)
        the new description says 2.4.0, only a minor step: it should say 3.0.0
        Pet Store: 2 breaking (1 undecided), 1 additive, 1 cosmetic

        Breaking changes

        GET /pets
          query parameter 'limit' is now required
            old.yaml:12:9  → new.yaml:14:9  parameter-became-required
          the schema changed in a way that could not be decided
            200 › application/json › items › name
            "^(?=a).*$" → "^(?=b).*$"
            old.yaml:40:7  → new.yaml:42:7  schema-undecided
            also in GET /pets/2, GET /pets/3, GET /pets/4, GET /pets/5
            undecided: the pattern uses look-ahead
            perhaps renamed: nickname

        Additive changes

        POST /pets
          optional query parameter 'dryRun' was added
            new.yaml:30:9

        Cosmetic changes (--verbose lists them)

          1  description-changed

        """)
  }

  @Test("says once what is the same of several places")
  func groupsAlike() {
    let changes = ["width", "height"].enumerated().map { index, name in
      Change(
        rule: "maximum-lowered", impact: .breaking,
        audience: Audience(wire: .breaking, sdk: .breaking), certainty: .proven,
        site: "PUT /crates › request body › application/json › \(name)",
        message: "maximum lowered from 9 to 5",
        old: ReportSamples.place("old.yaml", 20 + index, 7, "/a"),
        new: ReportSamples.place("new.yaml", 30 + index, 7, "/b"),
        reach: [
          Reach(
            operation: "PUT /crates", direction: .request, impact: .breaking,
            site: "PUT /crates › request body › application/json › \(name)")
        ],
        fingerprint: name)
    }
    var report = ReportSamples.full
    report.changes = changes
    #expect(
      TextRenderer().render(report).contains(
        """
        PUT /crates
          maximum lowered from 9 to 5, in 2 places
            maximum-lowered
            request body › application/json › width
              old.yaml:20:7  → new.yaml:30:7
            request body › application/json › height
              old.yaml:21:7  → new.yaml:31:7

        """))
  }

  @Test("names the operations of what is said of the API as a whole")
  func tellsOfTheAPI() {
    var change = ReportSamples.required
    change.site = "API › server https://eu.example.com"
    change.message = "server removed"
    var report = ReportSamples.full
    report.changes = [change]
    #expect(
      TextRenderer().render(report).contains(
        """
        API
          server removed
            server https://eu.example.com
            old.yaml:12:9  → new.yaml:14:9  parameter-became-required
            in GET /pets

        """))
  }

  @Test(
    "no line is wider than the terminal, unless a single word is", arguments: [40, 60, 80, 120])
  func fits(width: Int) {
    for line in TextRenderer(width: width).render(ReportSamples.full).split(separator: "\n") {
      let words = line.split(separator: " ").map(\.count)
      #expect(line.count <= width || words.contains { $0 > width - 6 }, "\(line)")
    }
  }

  @Test("colour adds escape sequences and nothing else")
  func addsColor() {
    let colored = TextRenderer(width: 100, isColored: true).render(ReportSamples.full)
    #expect(colored.contains("\u{1B}["))
    var plain = ""
    var rest = Substring(colored)
    while let start = rest.firstIndex(of: "\u{1B}"), let end = rest[start...].firstIndex(of: "m") {
      plain += rest[..<start]
      rest = rest[rest.index(after: end)...]
    }
    #expect(plain + rest == TextRenderer(width: 100).render(ReportSamples.full))
  }

  @Test("says that nothing was found only when everything was compared")
  func isHonest() {
    var report = ReportSamples.empty
    #expect(TextRenderer().render(report) == "no changes\n")
    report.isComplete = false
    let text = TextRenderer().render(report)
    #expect(text.hasPrefix("no changes found so far\nnot everything could be compared"))
    report.changes = [ReportSamples.added]
    #expect(TextRenderer().render(report).hasPrefix("no breaking changes found so far"))
  }

  @Test(
    "says what the versions make of it",
    arguments: [
      (
        Impact?.some(.breaking), "1.0.0", "2.0.0",
        "1 breaking change: this is a major change (1.0.0 → 2.0.0)"
      ),
      (.breaking, "1.0.0", "5.0.0", "1 breaking change: this is a major change (1.0.0 → 5.0.0)"),
      (.breaking, "1.0.0", "1.1.0", "1 breaking change: this is a major change (1.0.0 → 2.0.0)"),
      (.breaking, "0.1.0", "0.2.0", "1 breaking change: this is a minor change (0.1.0 → 0.2.0)"),
      (.additive, "1.0.0", "1.1.0", "no breaking changes: this is a minor change (1.0.0 → 1.1.0)"),
      (.cosmetic, "1.0.0", "1.0.1", "no breaking changes: this is a patch change (1.0.0 → 1.0.1)"),
      (.breaking, "2024-01-01", "2024-01-01", "1 breaking change"),
      (.breaking, "main", "main", "1 breaking change: this is a major change"),
      (nil, "1.0.0", "1.0.0", "no changes"),
    ])
  func tellsVersions(_ impact: Impact?, old: String, new: String, headline: String) {
    var report = ReportSamples.full
    report.old.version = old
    report.new.version = new
    report.changes = ReportSamples.full.changes.filter { $0.impact == impact }.prefix(1).map { $0 }
    report.bump = Bump.advise(impact: impact, old: old, new: new)
    let lines = TextRenderer().render(report).split(separator: "\n")
    #expect(lines.first.map(String.init) == headline)
  }

  @Test("text from documents cannot steer the terminal")
  func isSafe() {
    var report = ReportSamples.full
    let hostile = "\u{1B}]0;owned\u{7}\r\n\u{202E}\u{9B}2J"
    report.new.title = hostile
    report.new.version = hostile
    for index in report.changes.indices {
      report.changes[index].message += hostile
      report.changes[index].site += hostile
      report.changes[index].before = .text(hostile)
      report.changes[index].old?.location.file += hostile
      report.changes[index].reason = hostile
      report.changes[index].renamed = hostile
    }
    for text in [TextRenderer().render(report), MarkdownRenderer().render(report)] {
      let unfit = text.unicodeScalars.filter {
        $0 != "\n" && ($0.properties.generalCategory == .control || $0 == "\u{202E}")
      }
      #expect(unfit.isEmpty)
      #expect(text.contains("owned"))
    }
  }

  @Test(
    "the path is left out only where the message names the same thing",
    arguments: [
      ("query parameter 'a' is now required", "query a", false),
      ("maximum lowered", "query a", true),
      ("status 200 added", "200", false), ("maximum 100 set", "query 10", true),
      ("property 'a' removed", "200 › application/json › a", true),
    ])
  func leavesOutPath(_ message: String, steps: String, isShown: Bool) {
    var report = ReportSamples.full
    report.changes = [ReportSamples.required]
    report.changes[0].message = message
    report.changes[0].site = "GET /pets › " + steps
    let lines = TextRenderer().render(report).split(separator: "\n").map(String.init)
    #expect(lines.contains("    " + steps) == isShown)
  }

  @Test("an operation that is a callback is a heading of its own")
  func groupsCallbacks() {
    var change = ReportSamples.required
    let callback = "POST /orders › callback onShipped POST {$request.body#/url}"
    change.site = callback + " › body › application/json › id"
    change.reach = [
      Reach(operation: callback, direction: .request, impact: .breaking, site: change.site)
    ]
    var report = ReportSamples.full
    report.changes = [change]
    let lines = TextRenderer().render(report).split(separator: "\n").map(String.init)
    #expect(lines.contains(callback))
    #expect(lines.contains("    body › application/json › id"))
  }
}
