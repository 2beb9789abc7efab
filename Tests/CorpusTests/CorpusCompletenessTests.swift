import Comparison
import TestSupport
import Testing

/// The corpus and the list of rules name each other.
@Suite struct CorpusCompletenessTests {
  private let rules = Set(RuleDescription.all.map(\.id))

  @Test func `there are cases`() {
    #expect(CorpusCase.all.count > 15, "no cases below \(Repository.corpus)")
    #expect(!rules.isEmpty)
  }

  @Test func `every rule has an example`() {
    let examples = Set(CorpusCase.all.filter { $0.kind == .example }.map(\.group))
    let missing = rules.subtracting(examples).sorted()
    #expect(missing.isEmpty, "rules without Corpus/<rule>/example: \(missing)")
  }

  @Test func `every rule has a case that looks alike and in which it is silent`() {
    let counterexamples = Set(
      CorpusCase.all.filter { $0.kind == .counterexample }.map(\.group))
    let missing = rules.subtracting(counterexamples).sorted()
    #expect(missing.isEmpty, "rules without Corpus/<rule>/not-…: \(missing)")
  }

  @Test func `every folder belongs to a rule`() {
    let strangers = CorpusCase.groups.filter {
      $0 != CorpusCase.refactorings && !rules.contains($0)
    }
    #expect(strangers.isEmpty, "folders without a rule: \(strangers)")
  }

  @Test func `there are at least fifteen refactorings`() {
    #expect(CorpusCase.all.filter { $0.kind == .refactoring }.count >= 15)
  }

  @Test func `exceptions name a law and give a reason`() throws {
    for example in CorpusCase.all {
      for name in try example.exceptions() {
        let law = try #require(Law(rawValue: name), "\(example): laws.json names '\(name)'")
        let reason = try #require(try example.exception(from: law))
        #expect(reason.split(separator: " ").count > 3, "\(example): why not \(name)?")
      }
    }
  }

  @Test func `recording fails`() {
    #expect(!Recording.isOn, "RECORD is set: answers were rewritten, not checked")
  }
}
