package import Comparison
import DocumentTree

/// The words in which tests show what a comparison found.
package enum Trace {
  /// Everything that a change says, on one line.
  package static func line(_ change: Change) -> String {
    let reach = change.reach.map { use in
      "\(use.operation) \(use.direction?.rawValue ?? "-") \(use.impact.rawValue) \(use.site)"
    }
    let parts: [String] = [
      change.rule, change.impact.rawValue,
      "wire \(change.audience.wire.rawValue), sdk \(change.audience.sdk.rawValue)",
      change.certainty.rawValue, change.reason ?? "-", change.site, change.message,
      place(change.old), place(change.new), value(change.before), value(change.after),
      change.renamed ?? "-", change.fingerprint, "[" + reach.joined(separator: "; ") + "]",
    ]
    return parts.joined(separator: " | ")
  }

  /// The first changes of a list with rule, place and values, for a failure's message.
  package static func summary(_ changes: [Change], limit: Int = 8) -> String {
    var lines = changes.prefix(limit).map { change in
      "  \(change.impact.rawValue) \(change.rule) at \(change.site): \(change.message)"
        + "\n    \(place(change.old)) → \(place(change.new)):"
        + " \(short(value(change.before))) → \(short(value(change.after)))"
    }
    if changes.count > limit { lines.append("  and \(changes.count - limit) more") }
    return lines.joined(separator: "\n")
  }

  private static func place(_ place: Place?) -> String {
    guard let place else { return "-" }
    return "\(place.location.file):\(place.location.line):\(place.location.column) \(place.pointer)"
  }

  private static func value(_ value: JSONValue?) -> String { value?.compactText ?? "-" }

  private static func short(_ text: String) -> String {
    text.count > 120 ? text.prefix(120) + "…" : text
  }
}
