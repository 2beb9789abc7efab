import Breakwater
import TestSupport

/// The page of a rule: what the rule says of itself, its example, and what looks alike.
struct RulePage {
  /// The folder with all pages of the library's documentation.
  static let catalogue = Repository.root + "/Sources/Breakwater/Breakwater.docc"

  /// The folder with the pages of the rules.
  static let folder = catalogue + "/Rules"

  /// What stands at the end of every page that is written by the tests.
  static let note = "<!-- Written by `RECORD=1 swift test --filter DocumentationTests`. -->\n"

  let rule: RuleDescription

  /// The file of the page.
  var file: String { "\(RulePage.folder)/\(rule.id).md" }

  /// The page as Markdown.
  func text() throws -> String {
    let cases = CorpusCase.all.filter { $0.group == rule.id }
    var text = ExplanationMarkdownRenderer().render(rule)
    for example in cases where example.kind == .example {
      let answer = try CaseAnswer(example)
      text += "\n## Example\n\nThe descriptions stand in \(RulePage.link(to: example)).\n\n"
      text += block("diff", answer.difference)
      text += "\n" + block("console", answer.transcript(of: rule.id))
    }
    text += "\n## What looks alike\n\nIn these cases the rule finds nothing.\n"
    for example in cases where example.kind == .counterexample {
      let answer = try CaseAnswer(example)
      text += "\n### \(RulePage.title(of: example))\n\n\(summary(answer))\n\n"
      // Readers of raw HTML fold it, others leave the tags out and show what is between them.
      text += "<details><summary>The difference</summary>\n\n"
      text += block("diff", answer.difference) + "\n</details>\n"
    }
    return text + "\n" + RulePage.note
  }

  /// What the answer to a case that looks alike is instead.
  private func summary(_ answer: CaseAnswer) -> String {
    var findings: [String] = []
    for change in answer.report.changes {
      let finding = "\(RulePage.link(toRule: change.rule)) (\(change.impact.rawValue))"
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings.isEmpty
      ? "Breakwater finds no change." : "Breakwater finds \(findings.joined(separator: ", "))."
  }

  private func block(_ language: String, _ text: String) -> String {
    "```\(language)\n\(text)```\n"
  }

  /// The folder's name in words.
  private static func title(of example: CorpusCase) -> String {
    let abbreviations = ["json": "JSON", "oauth": "OAuth", "url": "URL", "xml": "XML"]
    let words = example.name.split(separator: "-").map(String.init)
      .map { abbreviations[$0] ?? $0 }.joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// A link that leads to the case where the repository is read, and is plain code in DocC, which knows no folders.
  private static func link(to example: CorpusCase) -> String {
    let path = "Corpus/\(example)"
    return "<a href=\"../../../../\(path)\">`\(path)`</a>"
  }

  /// The same for the page of a rule in the same folder.
  private static func link(toRule id: String) -> String { "<a href=\"\(id).md\">`\(id)`</a>" }
}
