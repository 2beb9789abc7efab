import DocumentTree
import SchemaLogic
import TestSupport

/// Counts the answers about pairs of named schemas under one reading, and the time that they take.
struct ComponentTally {
  /// The reading, for the table.
  let title: String
  private(set) var pairs = 0
  private(set) var identical = 0
  private(set) var included = 0
  private(set) var refuted = 0
  private(set) var undecided = 0
  private(set) var rejected = 0
  private(set) var witnessLengths: [Int] = []
  private var reasons: [String: Int] = [:]
  private var open: [String: Int] = [:]
  private var times: [Duration] = []
  private var slowest: [(time: Duration, question: String)] = []

  init(title: String) { self.title = title }

  /// The questions about schemas that are not identical.
  var questions: Int { included + refuted + undecided }

  mutating func addPair(isIdentical: Bool) {
    pairs += 1
    if isIdentical { identical += 1 }
  }

  mutating func add(_ answer: Inclusion, time: Duration, _ question: String, document: String) {
    times.append(time)
    slowest.append((time, question))
    if slowest.count > 40 { keepSlowest() }
    switch answer {
    case .included: included += 1
    case .refuted(let counterexample):
      refuted += 1
      witnessLengths.append(counterexample.value.compactText.utf8.count)
    case .undecided(let reason):
      undecided += 1
      if reason == .rejectedWitness { rejected += 1 }
      reasons[reason.kind, default: 0] += 1
      open["\(document) \(reason.text.prefix(100))", default: 0] += 1
    }
  }

  private mutating func keepSlowest() {
    slowest = Array(slowest.sorted { $1.time < $0.time }.prefix(5))
  }

  /// The value below which so many in a hundred lie.
  private static func rank<Value: Comparable>(_ values: [Value], _ percent: Int) -> Value? {
    values.isEmpty ? nil : values.sorted()[(values.count - 1) * percent / 100]
  }
}

extension ComponentTally: CustomStringConvertible {
  /// The line of the table, and what was slow or stayed open.
  var description: String {
    func text(_ time: Duration?) -> String {
      guard let (seconds, attoseconds) = time?.components else { return "-" }
      return "\(Double(seconds * 1_000_000 + attoseconds / 1_000_000_000_000) / 1000) ms"
    }
    let share = questions == 0 ? 0 : Double(undecided * 10_000 / questions) / 100
    var lines = [
      "\(title): \(pairs) pairs, \(identical) identical; \(questions) questions: \(included) included,"
        + " \(refuted) refuted, \(undecided) undecided (\(share)%)",
      "  time: median \(text(Self.rank(times, 50))), 95% \(text(Self.rank(times, 95))),"
        + " 99% \(text(Self.rank(times, 99))), max \(text(times.max()))",
      "  witnesses: median \(Self.rank(witnessLengths, 50) ?? 0) bytes,"
        + " 95% \(Self.rank(witnessLengths, 95) ?? 0), max \(witnessLengths.max() ?? 0)",
    ]
    for counts in [reasons, open] {
      let sorted = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      lines += sorted.prefix(12).map { "  \($0.value) undecided: \($0.key)" }
    }
    for (time, question) in slowest.sorted(by: { $1.time < $0.time }).prefix(3) {
      lines.append("  slow: \(text(time)) \(question)")
    }
    return lines.joined(separator: "\n")
  }
}
