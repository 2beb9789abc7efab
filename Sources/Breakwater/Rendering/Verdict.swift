internal import Comparison

/// What a report says before anything else, in words.
struct Verdict {
  /// The answer in one line, such as `2 breaking changes: this is a major change (2.3.1 → 3.0.0)`.
  let headline: String

  /// What qualifies the answer: what could not be compared, and whether the version is enough.
  let remarks: [String]

  /// How many changes there are of each impact, greatest first, and how many of them could not be decided.
  let counts: String

  /// The verdict on a report.
  init(_ report: Report) {
    let tally = Tally(report)
    let breaking = tally.count(.breaking)
    let findings: String
    switch report.impact {
    case .breaking: findings = counted(breaking, "breaking change")
    case .additive, .cosmetic:
      findings = report.isComplete ? "no breaking changes" : "no breaking changes found so far"
    case nil: findings = report.isComplete ? "no changes" : "no changes found so far"
    }
    headline = findings + Verdict.advice(report)
    remarks = Verdict.remarks(report, tally)
    counts = Impact.allCases.reversed().compactMap { impact in
      let count = tally.count(impact)
      let undecided = tally.undecided(impact)
      return count == 0
        ? nil : "\(count) \(impact.rawValue)" + (undecided > 0 ? " (\(undecided) undecided)" : "")
    }.joined(separator: ", ")
  }

  /// What the changes make of the version.
  private static func advice(_ report: Report) -> String {
    let bump = report.bump
    guard bump.required > .none else { return "" }
    guard let old = report.old.version, let next = bump.next else {
      return bump.declared == nil && bump.isSufficient != nil
        ? "" : ": this is a \(bump.required.rawValue) change"
    }
    let target = bump.isSufficient == true ? report.new.version ?? next : next
    return ": this is a \(bump.required.rawValue) change "
      + "(\(DisplayText.line(old)) → \(DisplayText.line(target)))"
  }

  private static func remarks(_ report: Report, _ tally: Tally) -> [String] {
    var remarks: [String] = []
    if !report.isComplete {
      remarks.append(
        "not everything could be compared, so that this is no verdict of compatibility: "
          + "what could not be read is listed with the warnings")
    }
    let bump = report.bump
    if let remark = bump.remark {
      remarks.append(DisplayText.line(remark))
    } else if bump.isSufficient == false, let new = report.new.version, let next = bump.next,
      let declared = bump.declared
    {
      remarks.append(
        "the new description says \(DisplayText.line(new)), only a \(declared.rawValue) step: "
          + "it should say \(next)")
    }
    let generated = tally.generated
    if generated > 0 {
      let subject =
        report.audience == .sdk ? "\(generated) of them" : counted(generated, "further change")
      remarks.append(
        "\(subject) \(generated == 1 ? "breaks" : "break") "
          + "only code that was generated from the description")
    }
    return remarks
  }
}

/// How many changes of each kind there are.
private struct Tally {
  private var counts = [0, 0, 0]
  private var undecidedCounts = [0, 0, 0]
  /// Those that break only code that was generated from the description.
  private(set) var generated = 0

  init(_ report: Report) {
    for position in report.changes.indices {
      let impact = Tally.position(report.changes[position].impact)
      counts[impact] += 1
      if report.changes[position].certainty == .undecided { undecidedCounts[impact] += 1 }
      let audience = report.changes[position].audience
      if audience.wire < .breaking, audience.sdk == .breaking { generated += 1 }
    }
  }

  func count(_ impact: Impact) -> Int { counts[Tally.position(impact)] }

  func undecided(_ impact: Impact) -> Int { undecidedCounts[Tally.position(impact)] }

  private static func position(_ impact: Impact) -> Int {
    switch impact {
    case .cosmetic: 0
    case .additive: 1
    case .breaking: 2
    }
  }
}
