import APIGraph
import DocumentTree

/// Rules about responses, their statuses and their links.
let responseRules: [Rule] = [
  Rule(
    "success-status-removed", "Status other than an error removed", .withdraws,
    because: "Who waits for this status waits in vain, and who answers a call of the API with it "
      + "is not understood.",
    migration: "Treat another status as the outcome, or answer with one.",
    when: .responseRemoved { response, responses, _ in
      guard !response.status.isError, response.status != .default,
        !responses.namesParts(of: response.status)
      else { return [] }
      // Who asks must be able to do without; only 101 was asked for (RFC 9110 §15.2).
      let isInterim = response.status.isInterim && response.status != .code(101)
      return [Finding("\(response.status.title) removed", effect: isInterim ? .narrows : nil)]
    }),
  Rule(
    "error-status-removed", "Error status removed", .narrows,
    because: "An answer that had to be expected does not come any more, or is not understood.",
    migration: "Nothing to do where you read it; do not answer with it where you send it.",
    when: .responseRemoved { response, responses, _ in
      guard response.status.isError, !responses.namesParts(of: response.status) else { return [] }
      return [Finding("\(response.status.title) removed")]
    }),
  Rule(
    "status-range-narrowed", "Status range narrowed", .withdraws,
    because: "Statuses of the range that are not named any more were declared before.",
    migration: "Expect, and answer with, only the statuses that are named.",
    when: .responseRemoved { response, responses, _ in
      guard responses.namesParts(of: response.status) else { return [] }
      return [
        Finding(
          "\(response.status.title) is now spelt out by single statuses",
          effect: response.status.isError ? .narrows : nil, certainty: .presumed,
          reason: "which statuses of the range were ever used is not described")
      ]
    }),
  Rule(
    "default-response-removed", "Default response removed", .withdraws,
    because: "What an answer without a status of its own looks like is not described any more.",
    migration: "Be ready for answers that are not described.",
    when: .responseRemoved { response, responses, _ in
      guard response.status == .default else { return [] }
      return [
        Finding(
          "default response removed", effect: responses.bothNameSuccess ? .narrows : nil)
      ]
    }),
  Rule(
    "response-added", "Status added", .extends,
    because: "Callers treat a status that they do not know like its class (RFC 9110 §15).",
    migration: "Nothing to do, or treat the new status.",
    when: .responseAdded { response, _, _ in [Finding("\(response.status.title) added")] }),
  Rule(
    "link-removed", "Link removed", .annotates,
    because: "Links describe how operations go together; no message changes.",
    migration: "Nothing to do, unless generated code follows links.",
    when: .linkRemoved { link, _ in [Finding("link '\(link.name)' removed")] }),
  Rule(
    "link-added", "Link added", .annotates,
    because: "Links describe how operations go together; no message changes.",
    migration: "Nothing to do.",
    when: .linkAdded { link, _ in [Finding("link '\(link.name)' added")] }),
  Rule(
    "link-changed", "Link changed", .annotates,
    because: "Links describe how operations go together; no message changes.",
    migration: "Nothing to do, unless generated code follows links.",
    when: .linkChanged { old, new, _ in
      differingFields(old.facts, new.facts).map { field in
        Finding(
          "'\(field.name)' of link '\(new.name)' "
            + presence(old.facts[field], new.facts[field]), at: field, detail: field.name)
      }
    }),
]

extension StatusRange {
  /// Whether it stands for nothing but errors.
  var isError: Bool {
    switch self {
    case .code(let code): code >= 400
    case .family(let family): family >= 4
    case .default: false
    }
  }

  /// Whether it only tells that the answer is still to come (RFC 9110 §15.2).
  var isInterim: Bool {
    switch self {
    case .code(let code): code < 200
    case .family(let family): family == 1
    case .default: false
    }
  }

  /// Whether responses with it never have content, whatever a description says (RFC 9110 §6.4.1, §15.3.5, §15.3.6, §15.4.5).
  var hasNoContent: Bool {
    switch self {
    case .code(204), .code(205), .code(304): true
    default: isInterim
    }
  }

  /// How messages call it.
  var title: String { self == .default ? "default response" : "status \(self)" }
}

extension ResponseSet {
  /// Whether the new side names single statuses of a family.
  func namesParts(of status: StatusRange) -> Bool {
    guard case .family(let family) = status else { return false }
    return new.contains {
      if case .code(let code) = $0.status { code / 100 == family } else { false }
    }
  }
}
