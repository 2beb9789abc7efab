import Comparison
import DocumentTree
import TestSupport
import Testing

/// The laws over every case of the corpus.
@Suite struct CorpusTests {
  @Test(arguments: CorpusCase.all)
  func `the answer is exactly the recorded one`(_ example: CorpusCase) throws {
    let answer = try Inquiry(
      example.old(), example.new(), options: example.options()
    ).answer()
    if Recording.isOn {
      try Recording.record(answer.description, in: example.expectedFile)
      Issue.record("recorded \(example): read it, then run again without RECORD")
      return
    }
    guard let expected = example.expected else {
      Issue.record("\(example) has no expected.json: record it with RECORD=1, then read it")
      return
    }
    check(.exactAnswer, of: example, expected: expected, got: answer)
  }

  @Test(arguments: CorpusCase.all)
  func `a description against itself is silent`(_ example: CorpusCase) throws {
    for (side, description) in [("old", try example.old()), ("new", try example.new())] {
      for prunes in [false, true] {
        let changes = try Inquiry(
          description, description, prunes: prunes, options: example.options()
        ).changes()
        #expect(
          changes.isEmpty,
          """
          \(example): \(side) against itself\(prunes ? "" : ", unpruned")
          \(Trace.summary(changes))
          """)
      }
    }
  }

  @Test(arguments: CorpusCase.all)
  func `renderings of a description mean the same`(_ example: CorpusCase) throws {
    for (side, description) in [("old", try example.old()), ("new", try example.new())] {
      for (name, rendering) in Renderings.all {
        let changes = try Inquiry(description, rendering(description), prunes: false).changes()
        #expect(
          changes.isEmpty,
          """
          \(example): \(side) against itself as \(name)
          \(Trace.summary(changes))
          """)
      }
    }
  }

  @Test(arguments: CorpusCase.all)
  func `the answer is the same in every rendering and without pruning`(_ example: CorpusCase)
    throws
  {
    let old = try example.old()
    let new = try example.new()
    let options = try example.options()
    let expected = try Inquiry(old, new, options: options).answer()
    let unpruned = try Inquiry(old, new, prunes: false, options: options).answer()
    check(.sameAnswerUnpruned, of: example, expected: expected, got: unpruned)
    guard try example.exception(from: .sameAnswerInEveryRendering) == nil else { return }
    for (name, rendering) in Renderings.all {
      for prunes in [true, false] {
        let answer = try Inquiry(
          rendering(old), rendering(new), prunes: prunes, options: options
        ).answer()
        check(
          .sameAnswerInEveryRendering, of: example, detail: "\(name), prunes: \(prunes)",
          expected: expected, got: answer)
      }
    }
  }

  @Test(arguments: CorpusCase.all)
  func `a description of 3·0 rewritten as 3·1 gives the same answer`(_ example: CorpusCase) throws {
    let old = try example.old()
    let new = try example.new()
    let (upgradedOld, upgradedNew) = (try upgraded(old), try upgraded(new))
    guard upgradedOld != nil || upgradedNew != nil,
      try example.exception(from: .sameAnswerAs31) == nil
    else { return }
    let options = try example.options()
    let expected = try Inquiry(old, new, options: options).answer()
    let answer = try Inquiry(upgradedOld ?? old, upgradedNew ?? new, options: options).answer()
    check(.sameAnswerAs31, of: example, expected: expected, got: answer)
  }

  @Test(arguments: CorpusCase.all)
  func `every witness is accepted by one side and refused by the other`(_ example: CorpusCase)
    throws
  {
    let (result, old, new) = try Inquiry(
      example.old(), example.new(), options: example.options()
    ).result()
    let violations = WitnessLaw(old: old, new: new).violations(result.changes)
    #expect(violations.isEmpty, "\(example): \(violations.joined(separator: "\n"))")
  }

  @Test(arguments: CorpusCase.all)
  func `a rule fires in its examples and not in its counterexamples`(_ example: CorpusCase) throws {
    let changes = try Inquiry(
      example.old(), example.new(), options: example.options()
    ).changes()
    let fires = changes.contains { $0.rule == example.group }
    switch example.kind {
    case .example, .further:
      #expect(fires, "\(example): the rule is silent; found:\n\(Trace.summary(changes))")
    case .counterexample:
      #expect(!fires, "\(example): the rule fires:\n\(Trace.summary(changes))")
    case .refactoring:
      let louder = changes.filter { $0.impact >= .additive }
      #expect(louder.isEmpty, "\(example): no refactoring:\n\(Trace.summary(louder))")
    }
  }

  private func upgraded(_ description: Description) throws -> Description? {
    Upgrade.applies(to: try description.rootTree().rootNode)
      ? description.rendered(as: .json, rewriting: Upgrade()) : nil
  }

  private func check(
    _ law: Law, of example: CorpusCase, detail: String = "", expected: Answer, got: Answer,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    guard expected != got else { return }
    Issue.record(
      """
      \(example): \(law.rawValue)\(detail.isEmpty ? "" : " (\(detail))")
      \(got.difference(from: expected))
      """, sourceLocation: sourceLocation)
  }
}
