package import APIGraph
package import Comparison
import DocumentTree

/// The whole answer to a comparison without wording or places: what `expected.json` of a case holds.
package struct Answer: Hashable, Sendable, CustomStringConvertible {
  /// The answer as pretty-printed JSON.
  package let description: String

  /// The answer of a comparison.
  package init(_ result: ComparisonResult, old: API, new: API) {
    let impact = result.changes.map(\.impact).max()
    let bump = Bump.advise(impact: impact, old: old.version, new: new.version)
    var text = "{\n  \"bump\": \"\(bump.required.rawValue)\",\n  \"changes\": ["
    text += result.changes.map { "\n    " + Answer.text(of: $0) }.joined(separator: ",")
    text += result.changes.isEmpty ? "]\n}\n" : "\n  ]\n}\n"
    description = text
  }

  /// An answer as it was recorded.
  package init(recorded text: String) { description = text }

  private static func text(of change: Change) -> String {
    let fields = [
      ("rule", change.rule), ("impact", change.impact.rawValue),
      ("certainty", change.certainty.rawValue), ("at", change.site),
    ]
    var text = "{"
    for (name, value) in fields { text += "\n      \"\(name)\": \(quoted(value))," }
    if let announced = change.announced {
      let members = [
        "\"by\": \(quoted(announced.by))",
        "\"since\": \(announced.since.map(quoted) ?? "null")",
        "\"sunset\": \(announced.sunset.map(quoted) ?? "null")",
        "\"passed\": \(announced.hasPassed.map(String.init) ?? "null")",
      ]
      text += "\n      \"announced\": { " + members.joined(separator: ", ") + " },"
    }
    let reach = change.reach.map { "\n        " + Answer.text(of: $0) }
    text += "\n      \"reach\": [" + reach.joined(separator: ",")
    return text + (reach.isEmpty ? "]" : "\n      ]") + "\n    }"
  }

  private static func text(of reach: Reach) -> String {
    let direction = reach.direction.map { quoted($0.rawValue) } ?? "null"
    return "{ \"operation\": \(quoted(reach.operation)), \"direction\": \(direction), "
      + "\"impact\": \(quoted(reach.impact.rawValue)), \"at\": \(quoted(reach.site)) }"
  }

  private static func quoted(_ text: String) -> String { JSONValue.text(text).compactText }

  /// What differs from another answer, line by line, for people who look for the cause.
  package func difference(from expected: Answer) -> String {
    let old = expected.description.split(separator: "\n").map(String.init)
    let new = description.split(separator: "\n").map(String.init)
    var lines: [(offset: Int, text: String)] = []
    for edit in new.difference(from: old) {
      switch edit {
      case .remove(let offset, let element, _): lines.append((offset, "  expected: \(element)"))
      case .insert(let offset, let element, _): lines.append((offset, "  got:      \(element)"))
      }
    }
    lines.sort { ($0.offset, $0.text) < ($1.offset, $1.text) }
    let shown = lines.prefix(40).map(\.text).joined(separator: "\n")
    return lines.count > 40 ? shown + "\n  and \(lines.count - 40) more lines" : shown
  }
}
