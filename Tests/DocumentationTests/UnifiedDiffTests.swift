import TestSupport
import Testing

/// A difference says how one text becomes the other.
@Suite struct UnifiedDiffTests {
  @Test(arguments: UInt64(1)...300)
  func `a difference makes the new text of the old one`(_ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let old = text(using: &generator)
    let new = text(using: &generator)
    for context in [0, 1, 3] {
      let diff = UnifiedDiff(old: old, new: new, context: context)
      #expect(try Patch(diff.text).applied(to: old) == new, "\(diff.text)")
    }
    #expect(UnifiedDiff(old: old, new: old).text.isEmpty)
  }

  @Test func `a difference shows the lines around it and no others`() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = (1...20).map { $0 == 10 ? "ten\n" : "\($0)\n" }.joined()
    #expect(
      UnifiedDiff(old: old, new: new, context: 2).text == """
        --- old.yaml
        +++ new.yaml
        @@ -8,5 +8,5 @@
         8
         9
        -10
        +ten
         11
         12

        """)
  }

  @Test func `a patch is refused where its lines are not`() {
    let diff = UnifiedDiff(old: "a\nb\n", new: "a\nc\n").text
    #expect(throws: Patch.Failure.self) { try Patch(diff).applied(to: "a\nd\n") }
    #expect(throws: Patch.Failure.self) { try Patch(diff).applied(to: "") }
  }

  /// Few different lines, so that there is something in common.
  private func text(using generator: inout SeededGenerator) -> String {
    (0..<Int.random(in: 0...14, using: &generator))
      .map { _ in ["a", "b", "c", ""].randomElement(using: &generator).map { $0 + "\n" } ?? "" }
      .joined()
  }
}
