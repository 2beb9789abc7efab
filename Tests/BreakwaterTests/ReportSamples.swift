import Breakwater
import Comparison

/// Reports made by hand, so that renderers are tested without a comparison.
enum ReportSamples {
  static func place(_ file: String, _ line: Int, _ column: Int, _ pointer: String) -> Place {
    Place(location: SourceLocation(file: file, line: line, column: column), pointer: pointer)
  }

  static let required = Change(
    rule: "parameter-became-required", impact: .breaking,
    audience: Audience(wire: .breaking, sdk: .breaking), certainty: .proven,
    site: "GET /pets › query limit", message: "query parameter 'limit' is now required",
    old: place("old.yaml", 12, 9, "/paths/~1pets/get/parameters/0"),
    new: place("new.yaml", 14, 9, "/paths/~1pets/get/parameters/0"),
    before: .boolean(false), after: .boolean(true),
    reach: [
      Reach(
        operation: "GET /pets", direction: .request, impact: .breaking,
        site: "GET /pets › query limit")
    ],
    fingerprint: "0123456789abcdef")

  static let undecided = Change(
    rule: "schema-undecided", impact: .breaking,
    audience: Audience(wire: .breaking, sdk: .breaking), certainty: .undecided,
    reason: "the pattern uses look-ahead",
    site: "GET /pets › 200 › application/json › items › name",
    message: "the schema changed in a way that could not be decided",
    old: place("old.yaml", 40, 7, "/components/schemas/Name"),
    new: place("new.yaml", 42, 7, "/components/schemas/Name"),
    before: .text("^(?=a).*$"), after: .text("^(?=b).*$"),
    reach: (1...5).map { number in
      Reach(
        operation: number == 1 ? "GET /pets" : "GET /pets/\(number)", direction: .response,
        impact: .breaking, site: "GET /pets/\(number) › 200 › application/json › name")
    },
    renamed: "nickname", fingerprint: "1123456789abcdef")

  static let added = Change(
    rule: "parameter-added", impact: .additive,
    audience: Audience(wire: .additive, sdk: .additive), certainty: .proven,
    site: "POST /pets › query dryRun", message: "optional query parameter 'dryRun' was added",
    new: place("new.yaml", 30, 9, "/paths/~1pets/post/parameters/0"),
    after: .object(["name": .text("dryRun"), "in": .text("query")]),
    reach: [
      Reach(
        operation: "POST /pets", direction: .request, impact: .additive,
        site: "POST /pets › query dryRun")
    ],
    fingerprint: "2123456789abcdef")

  static let reworded = Change(
    rule: "description-changed", impact: .cosmetic,
    audience: Audience(wire: .cosmetic, sdk: .cosmetic), certainty: .proven,
    site: "info › description", message: "the description changed",
    old: place("old.yaml", 4, 3, "/info/description"),
    new: place("new.yaml", 4, 3, "/info/description"),
    before: .text("Pets."), after: .null, fingerprint: "3123456789abcdef")

  /// A change that breaks requests and responses, with a value for each.
  static let witnessed = Change(
    rule: "maximum-lowered", impact: .breaking,
    audience: Audience(wire: .breaking, sdk: .breaking), certainty: .proven,
    site: "POST /pets › body › application/json › age", message: "the maximum was lowered",
    old: place("old.yaml", 50, 9, "/components/schemas/Pet/properties/age/maximum"),
    new: place("new.yaml", 51, 9, "/components/schemas/Pet/properties/age/maximum"),
    before: .number(Decimal(99)), after: .number(Decimal(40)),
    reach: [
      Reach(
        operation: "POST /pets", direction: .request, impact: .breaking,
        site: "POST /pets › body › application/json › age"),
      Reach(
        operation: "GET /pets", direction: .response, impact: .breaking,
        site: "GET /pets › 200 › application/json › items › age"),
    ],
    witnesses: [
      Witness(
        direction: .request, operation: "POST /pets", value: .number(Decimal(41)),
        body: .object(["name": .text("Rex"), "age": .number(Decimal(41))]), acceptedBy: .old,
        at: "/age", keyword: "maximum"),
      Witness(
        direction: .response, operation: "GET /pets", value: .null, acceptedBy: .new, at: "",
        keyword: "type"),
    ],
    fingerprint: "4123456789abcdef")

  static let rules = [
    RuleDescription(
      id: "parameter-became-required", title: "Parameter became required", subject: "parameter",
      effect: "narrows", receivedImpact: .breaking, sentImpact: .additive, covers: ["required"],
      because: "A call that leaves the parameter out was served before and is refused now.",
      migration: "Send the parameter with every call.")
  ]

  static let diagnostic = Diagnostic(
    severity: .warning, code: "duplicate-key", message: "the key 'get' stands here twice",
    location: SourceLocation(file: "old.yaml", line: 7, column: 5), pointer: "/paths/~1pets",
    sourceLine: "    get: {}")

  /// A report with every kind of change.
  static let full = Report(
    old: Report.Input(
      source: "old.yaml", title: "Pet Store", version: "2.3.1", specification: "3.0.3"),
    new: Report.Input(
      source: "new.yaml", title: "Pet Store", version: "2.4.0", specification: "3.1.0"),
    isComplete: true,
    bump: Bump(required: .major, declared: .minor, next: "3.0.0", isSufficient: false),
    changes: [required, undecided, added, reworded], rules: rules, diagnostics: [diagnostic])

  /// A report that found nothing.
  static let empty = Report(
    old: Report.Input(source: "a.json", title: nil, version: nil, specification: "2.0"),
    new: Report.Input(source: "b.json", title: nil, version: nil, specification: "2.0"),
    isComplete: true, bump: Bump(required: .none), changes: [], rules: [], diagnostics: [])
}
