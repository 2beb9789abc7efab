import Breakwater
import Comparison

/// The page that lists all rules by subject.
struct RuleListPage {
  /// The file of the page.
  static let file = RulePage.catalogue + "/Rules.md"

  private let subjects = RuleCatalogue().rulesBySubject

  /// The page as Markdown.
  ///
  /// The list stands in it twice: as HTML with links to files for those who read the repository, which DocC leaves out,
  /// and as DocC's topics, which nobody else can follow and which are folded there.
  func text() -> String {
    var lines = [
      "# Rules", "",
      "What Breakwater looks for, by the part of the description that changed.", "",
      "A rule is about one kind of change. It says what the change does to the messages that the "
        + "description allows; what that breaks depends on who sends the message. The API receives "
        + "requests and sends responses; of webhooks and callbacks it sends the requests.", "",
      "| effect | meaning | received by the API | sent by the API |", "|---|---|---|---|",
    ]
    lines += [Effect.narrows, .widens, .replaces, .extends, .withdraws, .annotates].map {
      "| \($0.name) | \($0.meaning) | \($0.impact(isReceived: true).rawValue) "
        + "| \($0.impact(isReceived: false).rawValue) |"
    }
    lines += [
      "| states … | \(Effect.states(.breaking).meaning) | as stated | as stated |", "",
      "What only bears on which values of a schema are valid is additive where all that may be "
        + "sent is proven to be accepted. Below `not` a part that narrows makes the whole "
        + "wider, and its impact is turned with it.", "",
    ]
    for (subject, rules) in subjects {
      lines += ["<h3>\(heading(subject))</h3>", "<table>"]
      lines += rules.map {
        "<tr><td><a href=\"Rules/\($0.id).md\"><code>\($0.id)</code></a></td>"
          + "<td>\($0.title)</td></tr>"
      }
      lines += ["</table>", ""]
    }
    lines += ["<details><summary>The same list for DocC</summary>", "", "## Topics", ""]
    for (subject, rules) in subjects {
      lines += ["### \(heading(subject))", ""]
      lines += rules.map { "- <doc:\($0.id)>" }
      lines.append("")
    }
    return lines.joined(separator: "\n") + "\n</details>\n\n" + RulePage.note
  }

  private func heading(_ subject: String) -> String {
    subject.prefix(1).uppercased() + subject.dropFirst()
  }
}
