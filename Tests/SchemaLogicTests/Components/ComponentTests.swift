import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The decider on the named schemas of the published descriptions.
@Suite(
  .enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)),
  .enabled(if: Repository.isRelease, Comment(rawValue: Repository.needsRelease)))
struct ComponentTests {
  private static let readings: [(title: String, SchemaReading, Assumption)] = [
    ("pure, open world", .pure, .openWorld),
    (
      "request, fresh names",
      SchemaReading(omission: .readOnly, readsDiscriminators: true), .freshNames
    ),
    (
      "response, fresh names",
      SchemaReading(omission: .writeOnly, readsDiscriminators: true), .freshNames
    ),
  ]

  @Test func `nearly every question about schemas of the same name is decided`() {
    var tallies = Self.readings.map { ComponentTally(title: $0.title) }
    var wrong: [String] = []
    for shared in SharedPair.all {
      guard let components = ComponentPairs(shared) else { continue }
      let decider = InclusionDecider(old: components.old, new: components.new)
      for (index, (_, reading, assumption)) in Self.readings.enumerated() {
        let old = Validator(components.old, reading: reading)
        let new = Validator(components.new, reading: reading)
        for pair in components.pairs {
          let isIdentical = decider.areIdentical(old: pair.old, new: pair.new)
          tallies[index].addPair(isIdentical: isIdentical)
          guard !isIdentical else { continue }
          for sender in [InclusionDecider.Sender.old, .new] {
            let (answer, time) = ThreadTime.measure {
              decider.inclusion(
                old: pair.old, new: pair.new, from: sender, reading: reading,
                assumption: assumption)
            }
            let question = "\(shared) \(pair.name) from \(sender)"
            tallies[index].add(answer, time: time, question, document: shared.id)
            guard case .refuted(let counterexample) = answer else { continue }
            let value = counterexample.value
            let isOld = old.judge(value, by: pair.old).isValid
            let isNew = new.judge(value, by: pair.new).isValid
            if isOld != (sender == .old) || isNew != (sender == .new) {
              wrong.append("\(tallies[index].title), \(question): \(value.compactText.prefix(300))")
            }
          }
        }
      }
    }
    for tally in tallies { print("components, \(tally)") }
    let wrongCount = wrong.count
    #expect(wrongCount == 0, "\(wrong.prefix(8).joined(separator: "\n"))")
    for tally in tallies {
      let (open, questions, rejected) = (tally.undecided, tally.questions, tally.rejected)
      #expect(open * 100 < questions * 2, "2% or more undecided: \(tally.title)")
      #expect(rejected == 0, "\(tally.title)")
    }
  }
}
