import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

@Suite(
  "Inclusion between versions of real schemas",
  .enabled(if: Repository.sharedCorpus != nil, "\(Repository.noSharedFiles)"),
  .enabled(if: Repository.isRelease, "\(Repository.needsRelease)"))
struct InclusionCorpusTests {
  /// The answers to both questions about all pairs of schemas that are not the same.
  private struct Tally: CustomStringConvertible {
    var pairs = 0
    var same = 0
    var included = 0
    var refuted = 0
    var reasons: [String: Int] = [:]
    var times: [Double] = []
    var lengths: [Int] = []
    var slowest: [(time: Double, name: String)] = []

    var undecided: Int { reasons.values.reduce(0, +) }

    var description: String {
      let times = times.sorted()
      let lengths = lengths.sorted()
      func part(_ share: Double) -> Double {
        times.isEmpty ? 0 : times[min(times.count - 1, Int(Double(times.count) * share))]
      }
      let reasons = reasons.sorted { $0.key < $1.key }.map { "  \($0.value) \($0.key)" }
      let slowest = slowest.sorted { $1.time < $0.time }.prefix(12)
        .map { "  \($0.time * 1000) ms \($0.name)" }
      return """
        \(pairs) pairs, \(same) the same; \(included) included, \(refuted) refuted, \(undecided) undecided
        median \(part(0.5) * 1000) ms, 95% \(part(0.95) * 1000) ms, all \(times.reduce(0, +)) s
        witnesses of \(lengths.isEmpty ? 0 : lengths[lengths.count / 2]) characters, 95% \(lengths.isEmpty ? 0 : lengths[lengths.count * 95 / 100]), together \(lengths.filter { $0 < 10_000 }.reduce(0, +))
        \((reasons + slowest).joined(separator: "\n"))
        """
    }
  }

  @Test(arguments: [Assumption.openWorld, .freshNames])
  func `few questions are left open, and every witness stands the test`(
    _ assumption: Assumption
  ) throws {
    var tally = Tally()
    for pair in SharedPair.all {
      guard let old = try? Components(pair.old), let new = try? Components(pair.new) else {
        continue
      }
      add(pair.id, old, new, assumption, to: &tally)
    }
    print("real schemas, \(assumption)\n\(tally)")
    #expect(tally.pairs > 15_000)
    #expect(tally.reasons["rejectedWitness"] == nil)
    #expect(tally.undecided * 50 <= 2 * (tally.pairs - tally.same))
  }

  private func add(
    _ name: String, _ old: Components, _ new: Components, _ assumption: Assumption,
    to tally: inout Tally
  ) {
    let byName = Dictionary(new.schemas.map { ($0.name, $0.id) }) { first, _ in first }
    let decider = InclusionDecider(old: old.store, new: new.store)
    for (component, id) in old.schemas {
      guard let other = byName[component] else { continue }
      tally.pairs += 1
      if decider.areIdentical(old: id, new: other) {
        tally.same += 1
        continue
      }
      for sender in [InclusionDecider.Sender.old, .new] {
        let (answer, duration) = ThreadTime.measure {
          decider.inclusion(
            old: id, new: other, from: sender, reading: .pure, assumption: assumption)
        }
        let time = duration / .seconds(1)
        tally.times.append(time)
        if time > 0.02 {
          tally.slowest.append((time, "\(name) \(component) from \(sender)"))
        }
        switch answer {
        case .included: tally.included += 1
        case .refuted(let counterexample):
          tally.refuted += 1
          tally.lengths.append(counterexample.value.compactText.utf8.count)
        case .undecided(let reason):
          tally.reasons["\(reason)", default: 0] += 1
          print("undecided: \(name) \(component) from \(sender): \(reason)")
        }
      }
    }
  }
}
