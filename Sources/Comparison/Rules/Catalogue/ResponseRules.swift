import APIGraph
import DocumentTree

/// Rules about responses, their statuses and their links.
let responseRules: [Rule] = [
  Rule(
    "success-status-removed", "Success status removed", .withdraws,
    because: "Callers who wait for this status wait in vain.",
    migration: "Treat another status as the success.",
    when: .responseRemoved { response, _, _ in
      guard response.status.isSuccess else { return [] }
      return [Finding("success status \(response.status) removed")]
    }),
  Rule(
    "error-status-removed", "Error status removed", .states(.additive),
    because: "An answer that callers had to expect does not come any more.",
    migration: "Nothing to do.",
    when: .responseRemoved { response, _, _ in
      guard !response.status.isSuccess, response.status != .default else { return [] }
      return [Finding("status \(response.status) removed")]
    }),
  Rule(
    "default-response-removed", "Default response removed", .withdraws,
    because: "What an answer without a status of its own looks like is not described any more.",
    migration: "Be ready for answers that are not described.",
    when: .responseRemoved { response, responses, _ in
      guard response.status == .default else { return [] }
      return [
        Finding(
          "default response removed",
          effect: responses.bothNameSuccess ? .states(.additive) : nil)
      ]
    }),
  Rule(
    "response-added", "Status added", .extends,
    because: "Callers treat a status that they do not know like its class (RFC 9110 §15).",
    migration: "Nothing to do, or treat the new status.", sdk: .breaking,
    when: .responseAdded { response, _, _ in [Finding("status \(response.status) added")] }),
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
