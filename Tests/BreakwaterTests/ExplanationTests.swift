import Breakwater
import DocumentTree
import Testing

@Suite("Explanations")
struct ExplanationTests {
  private let catalogue = RuleCatalogue()

  @Test("find the rules of every subject, whatever its spelling")
  func findSubjects() {
    #expect(catalogue.rulesBySubject.count > 10)
    for (subject, rules) in catalogue.rulesBySubject {
      let words = subject.split(separator: " ").map(String.init)
      let joined =
        words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
      let plural = subject.hasSuffix("y") ? subject.dropLast() + "ies" : subject + "s"
      for spelling in [subject, subject.uppercased(), words.joined(separator: "-"), joined, plural]
      {
        #expect(catalogue.rules(about: spelling).rules == rules, "\(spelling)")
      }
    }
    #expect(catalogue.rules(about: "").rules.isEmpty)
    #expect(catalogue.rules(about: "weather").rules.isEmpty)
  }

  @Test("find rules by a word of their name and by their fields")
  func findWords() {
    for rule in catalogue.rules {
      #expect(catalogue.rules(matching: rule.id).rules.contains(rule))
      for field in rule.covers {
        #expect(catalogue.rules(matching: field).rules.contains(rule), "\(field)")
      }
      for former in rule.formerly { #expect(catalogue.rule(former) == rule) }
    }
    for word in ["", "a", "-", "qqqq"] {
      #expect(catalogue.rules(matching: word).rules.isEmpty, "\(word)")
    }
  }

  @Test("suggest what differs by a slip")
  func suggest() {
    for rule in catalogue.rules {
      #expect(catalogue.suggestions(for: String(rule.id.dropLast())).contains(rule.id))
    }
    #expect(catalogue.suggestions(for: "paramter") == ["parameter"])
    #expect(catalogue.suggestions(for: String(repeating: "q", count: 10_000)).isEmpty)
  }

  @Test("are read back from their JSON")
  func areJSON() throws {
    let text = ExplanationJSONRenderer().render(catalogue)
    let source = Source(name: "rules.json", bytes: Array(text.utf8))
    let root = try Tree.parseJSON(source, seed: HashSeed()).rootNode
    let rules = try #require(root["rules"]).elements
    #expect(rules.count == catalogue.rules.count)
    for (node, rule) in zip(rules, catalogue.rules) {
      #expect(node["rule"]?.string == rule.id)
      #expect(node["because"]?.string == rule.because)
      #expect(node["impact"]?["sent"]?["sdk"]?.string == rule.impactOnGeneratedCode.sent.rawValue)
    }
  }

  @Test("say of each side what its messages break, and what generated code does")
  func tellImpact() throws {
    let added = try #require(catalogue.rule("media-type-added"))
    #expect(added.impact == (.additive, .additive))
    #expect(added.impactOnGeneratedCode == (.additive, .breaking))
    let removed = try #require(catalogue.rule("operation-removed"))
    #expect(removed.options == [.acceptedRemovals])
    let text = ExplanationTextRenderer().render(added)
    #expect(text.contains("generated code, sent      breaking"))
    #expect(text.contains("--audience sdk: "))
    let page = ExplanationMarkdownRenderer().render(added)
    #expect(page.contains("| in what the API sends | additive | breaking |"))
    #expect(
      ExplanationMarkdownRenderer().render(removed).contains("| anywhere | breaking | breaking |"))
  }

  @Test("fit their width", arguments: [40, 80, 120])
  func fitWidth(_ width: Int) {
    let renderer = ExplanationTextRenderer(width: width)
    let pages = catalogue.rules.map(renderer.render) + [renderer.render(catalogue)]
    for page in pages {
      let longest = page.split(separator: "\n").map(\.count).max() ?? 0
      #expect(longest <= width, "\(page)")
    }
  }
}
