/// What one case of the gate was found to cost.
struct GateCount {
  /// The name of the case.
  let name: String

  /// The instructions of the command; `nil` where they could not be counted.
  var instructions: Int?

  /// Whether the case is measured by a limit.
  let needsLimit: Bool

  /// The instructions of the best library for the syntax reading both files.
  var limit: Int?

  /// How much more, or less, than its threshold a case may take.
  private static let tolerance = 0.1

  /// What is held against the threshold: a multiple of the limit, or millions of instructions.
  var value: Double? {
    guard let instructions else { return nil }
    guard needsLimit else { return Double(instructions) / 1_000_000 }
    return limit.map { Double(instructions) / Double(max(1, $0)) }
  }

  /// Whether the gate has to fail.
  func isTooMuch(threshold: Double?) -> Bool { verdict(threshold: threshold).hasPrefix("FAILED") }

  /// How the case stands to its threshold, in words.
  func verdict(threshold: Double?) -> String {
    if needsLimit && limit == nil { return "SKIPPED: the library of the limit is not there" }
    guard let value else {
      return "FAILED: not counted within \(Command.mostSecondsOfCounting) s"
    }
    guard let threshold else { return "FAILED: no threshold; record it with --gate --record" }
    let percent = Int((value / threshold * 100).rounded()) - 100
    if value > threshold * (1 + GateCount.tolerance) { return "FAILED: \(percent) % above" }
    if value < threshold * (1 - GateCount.tolerance) {
      return "\(-percent) % below: lower it with --gate --record"
    }
    return "good"
  }

  /// A value with two decimals.
  static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
