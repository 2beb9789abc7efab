import APIGraph
import DocumentTree

/// Rules about request bodies as a whole.
let requestBodyRules: [Rule] = [
  Rule(
    "request-body-removed", "Request body removed", .withdraws,
    because: "What callers sent is not honoured any more; a receiver that the API calls waits for "
      + "it in vain.",
    migration: "Stop sending a body, and do without one where you are called.",
    when: .requestBodyRemoved { _, _ in [Finding("request body removed")] }),
  Rule(
    "request-body-added", "Optional request body added", .extends,
    because: "Calls without a body are served as before.",
    migration: "Nothing to do.",
    when: .requestBodyAdded { body, _ in
      body.isRequired ? [] : [Finding("optional request body added")]
    }),
  Rule(
    "required-request-body-added", "Required request body added", .narrows,
    because: "Calls without a body were served before and are refused now.",
    migration: "Send a body with every call; nothing to do where you are called.",
    when: .requestBodyAdded { body, _ in
      body.isRequired ? [Finding("required request body added")] : []
    }),
  Rule(
    "request-body-became-required", "Request body became required", .narrows, covers: ["required"],
    because: "Calls without a body were served before and are refused now.",
    migration: "Send a body with every call; nothing to do where you are called.",
    when: .requestBodyChanged { old, new, _ in
      guard !old.isRequired, new.isRequired else { return [] }
      return [
        Finding(
          "request body is now required", at: "required", before: .boolean(false),
          after: .boolean(true), effect: new.isMadeOfParts && old.isMadeOfParts ? .annotates : nil)
      ]
    }),
  Rule(
    "request-body-became-optional", "Request body became optional", .widens, covers: ["required"],
    because: "Calls with a body are served as before; but a receiver that the API calls may find "
      + "none.",
    migration: "Nothing to do, unless you are called: then be ready for calls without a body.",
    when: .requestBodyChanged { old, new, _ in
      guard old.isRequired, !new.isRequired else { return [] }
      return [
        Finding(
          "request body is now optional", at: "required", before: .boolean(true),
          after: .boolean(false), effect: new.isMadeOfParts && old.isMadeOfParts ? .annotates : nil)
      ]
    }),
]
