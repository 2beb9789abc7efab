import Comparison
import TestSupport
import Testing

/// The laws about the two audiences, over every case of the corpus.
@Suite struct AudienceTests {
  @Test(arguments: CorpusCase.all)
  func `generated code never breaks less than the wire`(_ example: CorpusCase) throws {
    for change in try Inquiry(example.old(), example.new(), options: example.options()).changes() {
      #expect(change.audience.sdk >= change.audience.wire, "\(example): \(change.message)")
      #expect(change.reach.allSatisfy { $0.impact <= change.audience.wire }, "\(example)")
    }
  }

  @Test(arguments: CorpusCase.all)
  func `a report for generated code has the same changes and those of the order`(
    _ example: CorpusCase
  ) throws {
    var options = try example.options()
    options.audience = .wire
    let wire = try Inquiry(example.old(), example.new(), options: options).changes()
    options.audience = .sdk
    let sdk = try Inquiry(example.old(), example.new(), options: options).changes()
    let kept = sdk.filter { $0.rule != "property-order-changed" }
    #expect(Set(kept.map(\.fingerprint)) == Set(wire.map(\.fingerprint)), "\(example)")
    #expect(wire.allSatisfy { $0.impact == $0.audience.wire }, "\(example)")
    #expect(sdk.allSatisfy { $0.impact == $0.audience.sdk }, "\(example)")
    #expect(sdk.map(\.impact) == sdk.map(\.impact).sorted(by: >), "\(example)")
  }

  @Test(arguments: CorpusCase.all)
  func `judging components finds whatever is found without`(_ example: CorpusCase) throws {
    let old = try example.old()
    let new = try example.new()
    let plain = try Inquiry(old, new).changes()
    for prunes in [true, false] {
      let options = Inquiry.Options(judgesComponents: true)
      let judged = try Inquiry(old, new, prunes: prunes, options: options).changes()
      let least = Dictionary(judged.map { ($0.fingerprint, $0.impact) }, uniquingKeysWith: max)
      // What differs in an unused component is told part by part then.
      let isToldOtherwise: Set = [
        "component-name-changed", "unreferenced-component-changed",
        "unreferenced-declaration-changed",
      ]
      for change in plain where !isToldOtherwise.contains(change.rule) {
        let impact = least[change.fingerprint]
        #expect(impact.map { $0 >= change.impact } == true, "\(example): \(change.message)")
      }
      let itself = try Inquiry(old, old, prunes: prunes, options: options).changes()
      #expect(itself.isEmpty, "\(example): \(Trace.summary(itself))")
    }
  }
}
