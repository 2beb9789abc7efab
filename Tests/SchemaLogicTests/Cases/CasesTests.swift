import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The pairs of `../shared/subsumption/cases.json`, whose labels were made by hand and checked by other programs.
@Suite(.enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct CasesTests {
  /// The questions that are left open beside those that may be, each with the reason; never more than six.
  private static let openQuestions: [String: String] = [:]

  @Test func `there are 333 cases and at most six open questions`() {
    #expect(SubsumptionCase.all.count == 333)
    #expect(Self.openQuestions.count <= 6)
  }

  @Test(arguments: SubsumptionCase.all)
  func `the validator judges the listed values as they are labelled`(
    _ sample: SubsumptionCase
  ) throws {
    let judge = try OracleJudge(sample.pair)
    for value in sample.onlyOld + sample.both {
      #expect(judge.isOld(value) == true, "\(value.compactText) is valid under old")
    }
    for value in sample.onlyNew + sample.both {
      #expect(judge.isNew(value) == true, "\(value.compactText) is valid under new")
    }
    for value in sample.onlyOld {
      #expect(judge.isNew(value) == false, "\(value.compactText) is invalid under new")
    }
    for value in sample.onlyNew {
      #expect(judge.isOld(value) == false, "\(value.compactText) is invalid under old")
    }
  }

  @Test(arguments: SubsumptionCase.all)
  func `both questions are answered as they are labelled`(_ sample: SubsumptionCase) throws {
    let judge = try OracleJudge(sample.pair)
    for (sender, expected, arrow) in [
      (InclusionDecider.Sender.old, sample.isOldInNew, "→"), (.new, sample.isNewInOld, "←"),
    ] {
      let question = "\(sample.name) \(arrow)"
      let answer = judge.inclusion(from: sender, sample.assumption)
      let reason = Self.openQuestions[question]
      switch answer {
      case .included: #expect(expected, "\(question) is refuted")
      case .refuted(let counterexample):
        #expect(!expected, "\(question) is included: \(counterexample.value.compactText)")
        let (isOld, isNew) = (judge.isOld(counterexample.value), judge.isNew(counterexample.value))
        #expect(isOld == (sender == .old), "\(question): \(counterexample.value.compactText)")
        #expect(isNew == (sender == .new), "\(question): \(counterexample.value.compactText)")
      case .undecided(let why):
        #expect(why != .rejectedWitness, "\(question)")
        #expect(
          sample.mayBeUndecided || reason == why.kind, "\(question) is undecided: \(why.text)")
      }
      if reason != nil, case .undecided = answer { continue }
      #expect(reason == nil, "\(question) is decided and should leave the list")
    }
  }

  @Test(arguments: SubsumptionCase.all)
  func `the relation has the word that it is labelled with`(_ sample: SubsumptionCase) throws {
    guard let expected = sample.relation else { return }
    let judge = try OracleJudge(sample.pair)
    let relation = judge.decider.relation(
      old: judge.old.id, new: judge.new.id, reading: sample.pair.reading,
      assumption: sample.assumption)
    if relation == .undecided {
      let isOpen = ["→", "←"].contains { Self.openQuestions["\(sample.name) \($0)"] != nil }
      #expect(sample.mayBeUndecided || isOpen, "\(sample.name)")
    } else {
      #expect(relation == expected, "\(sample.name)")
    }
  }
}
