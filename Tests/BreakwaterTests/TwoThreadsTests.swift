import Breakwater
import Foundation
import TestSupport
import Testing

@Suite("Two threads")
struct TwoThreadsTests {
  /// What the current thread is called.
  private static var thread: String { "\(pthread_self())" }

  @Test("do two pieces of work, each once, in a thread of its own")
  func doBoth() {
    for round in 0..<200 {
      let (first, second) = TwoThreads.run(
        { (round, Self.thread) }, beside: { (round, Self.thread) })
      #expect(first == (round, Self.thread))
      #expect(second.0 == round)
      #expect(second.1 != Self.thread)
    }
  }

  @Test("are one that does both where no second can be had")
  func fallBack() {
    // No machine has the address space for such a stack.
    let (first, second) = TwoThreads.run(
      stackSize: Int.max / 2 & ~0xFFFF, { "first" }, beside: { Self.thread })
    #expect(first == "first")
    #expect(second == Self.thread)
  }

  /// The whole report of two files as JSON with its diagnostics, or the error.
  private static func answer(_ old: String, _ new: String, leastBytes: Int) -> String {
    var options = ComparisonOptions()
    options.leastBytesForTwoThreads = leastBytes
    do throws(InputError) {
      let report = try Breakwater.compare(old: old, new: new, options: options)
      return JSONRenderer().render(report)
    } catch {
      return DiagnosticRenderer(width: 80, isColored: false).render(error.diagnostic)
    }
  }

  private static func expectSameAnswer(_ old: String, _ new: String) {
    let inOne = answer(old, new, leastBytes: .max)
    let inTwo = answer(old, new, leastBytes: 0)
    #expect(inOne == inTwo, "\(old) \(new)")
  }

  @Test("read the examples of the corpus as one thread does")
  func readCorpus() throws {
    for example in CorpusCase.all where example.kind == .example {
      let old = try example.old().location
      let new = try example.new().location
      Self.expectSameAnswer(old, new)
      // A file against itself is opened twice at once.
      Self.expectSameAnswer(old, old)
    }
  }

  @Test(
    "read every published description as one thread does",
    .enabled(if: Repository.sharedCorpus != nil, Comment(rawValue: Repository.noSharedFiles)),
    .enabled(if: Repository.isRelease, Comment(rawValue: Repository.needsRelease)),
    arguments: SharedPair.all)
  func readPublished(_ pair: SharedPair) throws {
    // Only the changes: of many like remarks on parts that are read on demand, it is not fixed which one is shown.
    let answers = [Int.max, 0].map { leastBytes in
      Self.answer(pair.old.location, pair.new.location, leastBytes: leastBytes)
        .components(separatedBy: "\n  \"diagnostics\":")
    }
    #expect(answers[0].count == 2)
    #expect(answers[0].first == answers[1].first)
  }

  @Test("say what one thread says of a file that cannot be read, and of the old one if neither can")
  func failAlike() throws {
    let folder = try TemporaryFolder()
    let good = try folder.write(
      "good.yaml", "openapi: 3.0.3\ninfo: {title: A, version: '1'}\npaths: {}\n")
    var files = [good, folder.path("missing.yaml"), folder.path]
    files.append(try folder.write("broken.yaml", "openapi: 3.0.3\npaths: {a: [1, 2}\n"))
    files.append(try folder.write("broken.json", "{\"openapi\": \"3.0.3\",}"))
    files.append(try folder.write("other.json", "{\"name\": \"package\"}"))
    files.append(try folder.write("empty.yaml", ""))
    files.append(
      try folder.write(
        "twice.yaml", "openapi: 3.0.3\ninfo: {title: A, title: B, version: '1'}\npaths: {}\n"))
    for old in files {
      for new in files { Self.expectSameAnswer(old, new) }
    }
    let both = Self.answer(folder.path("broken.yaml"), folder.path("other.json"), leastBytes: 0)
    #expect(both.contains("broken.yaml:2:"))
  }
}
