import APIGraph
import DocumentTree

/// Rules about operations, webhooks and callbacks as a whole.
let operationRules: [Rule] = [
  Rule(
    "operation-removed", "Operation removed", .states(.breaking),
    because: "Calls to it are not served any more.",
    migration: "Stop calling the operation, or call what replaces it.",
    when: .operationRemoved { presence, _ in
      guard presence.methodsOfWholePath == nil, presence.isInPaths else { return [] }
      return [Finding("operation '\(presence.label)' removed", renamed: presence.renamed)]
    }),
  Rule(
    "path-removed", "Path removed", .states(.breaking),
    because: "Calls to all of its operations are not served any more.",
    migration: "Stop calling the path, or call what replaces it.",
    when: .operationRemoved { presence, _ in
      guard let methods = presence.methodsOfWholePath, case .path(let path) = presence.heading.place
      else { return [] }
      return [
        Finding(
          "path '\(path)' removed with \(methods.sorted().joined(separator: ", "))",
          renamed: presence.renamed)
      ]
    }),
  Rule(
    "webhook-removed", "Webhook removed", .withdraws,
    because: "The API does not send these requests any more, and receivers wait in vain.",
    migration: "Find out by another way what the webhook told.",
    when: .operationRemoved { presence, _ in
      guard presence.isWebhook else { return [] }
      return [Finding("'\(presence.label)' removed", renamed: presence.renamed)]
    }),
  Rule(
    "operation-added", "Operation added", .states(.additive),
    because: "No call that worked is touched.",
    migration: "Nothing to do.",
    when: .operationAdded { presence, _ in
      guard presence.methodsOfWholePath == nil, presence.isInPaths else { return [] }
      return [Finding("operation '\(presence.label)' added", renamed: presence.renamed)]
    }),
  Rule(
    "path-added", "Path added", .states(.additive),
    because: "No call that worked is touched.",
    migration: "Nothing to do.",
    when: .operationAdded { presence, _ in
      guard let methods = presence.methodsOfWholePath, case .path(let path) = presence.heading.place
      else { return [] }
      return [
        Finding(
          "path '\(path)' added with \(methods.sorted().joined(separator: ", "))",
          renamed: presence.renamed)
      ]
    }),
  Rule(
    "operation-diverted", "Calls of an operation diverted", .states(.additive),
    because: "A path without parameters is served before one with them, so that some calls reach "
      + "another operation than before.",
    migration: "Look whether you call the operation with the value that is a path of its own now.",
    when: .operationDiverted { diversion, _ in
      guard diversion.isPossible else { return [] }
      let values = listed(diversion.values.map { "'\($0)'" })
      // As with new names of properties: what only the new side names was not used before, unless it was listed.
      return [
        Finding(
          "calls with \(values) are now served by '\(diversion.to)'", detail: diversion.to,
          effect: diversion.isDeclared ? .states(.breaking) : nil, certainty: .presumed,
          reason: diversion.isDeclared
            ? "the two operations are not held against each other"
            : "nobody is taken to have called it with this value")
      ]
    }),
  Rule(
    "webhook-added", "Webhook added", .states(.additive),
    because: "Receivers that do not subscribe to it do not notice.",
    migration: "Nothing to do.",
    when: .operationAdded { presence, _ in
      guard presence.isWebhook else { return [] }
      return [Finding("'\(presence.label)' added", renamed: presence.renamed)]
    }),
  Rule(
    "callback-operation-removed", "Operation of a callback removed", .withdraws,
    because: "The API does not make this call any more, and receivers wait in vain.",
    migration: "Find out by another way what the callback told.",
    when: .operationRemoved { presence, _ in
      guard presence.isCallback else { return [] }
      return [Finding("'\(presence.label)' removed", renamed: presence.renamed)]
    }),
  Rule(
    "callback-operation-added", "Operation of a callback added", .extends,
    because: "The API calls back only where a caller has asked for it.",
    migration: "Nothing to do.",
    when: .operationAdded { presence, _ in
      guard presence.isCallback else { return [] }
      return [Finding("'\(presence.label)' added", renamed: presence.renamed)]
    }),
  Rule(
    "callback-removed", "Callback removed", .withdraws,
    because: "The API does not make these calls any more, and receivers wait in vain.",
    migration: "Find out by another way what the callback told.",
    when: .callbackRemoved { callback, _ in [Finding("callback '\(callback.name)' removed")] }),
  Rule(
    "callback-added", "Callback added", .extends,
    because: "The API calls back only where a caller has asked for it.",
    migration: "Nothing to do.",
    when: .callbackAdded { callback, _ in [Finding("callback '\(callback.name)' added")] }),
  Rule(
    "callback-renamed", "Callback renamed", .annotates,
    because: "The API makes the same calls; their name is not on the wire.",
    migration: "Rename what was generated for the callback.",
    when: .callbackChanged { old, new, _ in
      guard old.name != new.name else { return [] }
      return [
        Finding(
          "callback '\(old.name)' renamed to '\(new.name)'",
          detail: "\(old.name) \(new.name)")
      ]
    }),
  Rule(
    "operation-id-added", "Operation identifier added", .annotates, covers: ["operationId"],
    because: "Nothing on the wire changes, but generated methods get a name of their own.",
    migration: "Rename the calls of generated methods.",
    when: .operationChanged { old, new, _ in
      guard old.heading.operationID == nil, let name = new.heading.operationID else { return [] }
      return [Finding("operationId '\(name)' added", at: "operationId")]
    }),
  Rule(
    "operation-id-changed", "Operation identifier changed", .annotates, covers: ["operationId"],
    because: "Nothing on the wire changes, but generated methods get another name.",
    migration: "Rename the calls of generated methods.",
    when: .operationChanged { old, new, _ in
      guard let name = old.heading.operationID, name != new.heading.operationID else { return [] }
      let after = new.heading.operationID.map { "to '\($0)'" } ?? "to nothing"
      return [Finding("operationId changed from '\(name)' \(after)", at: "operationId")]
    }),
  Rule(
    "operation-deprecated", "Operation deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It still works, and will go one day.",
    migration: "Plan to call what replaces it.",
    when: .operationChanged { old, new, context in
      guard Lifecycle(old, context.schemas.old).deprecation == nil,
        let word = Lifecycle(new, context.schemas.new).deprecation
      else { return [] }
      return [Finding("operation is now deprecated", deprecation: word, on: .new)]
    }),
  Rule(
    "operation-undeprecated", "Operation no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .operationChanged { old, new, context in
      guard let word = Lifecycle(old, context.schemas.old).deprecation,
        Lifecycle(new, context.schemas.new).deprecation == nil
      else { return [] }
      return [Finding("operation is no longer deprecated", deprecation: word, on: .old)]
    }),
  Rule(
    "operation-tags-changed", "Tags of an operation changed", .annotates, covers: ["tags"],
    because: "Tags group operations in documentation, and classes in generated code.",
    migration: "Nothing to do on the wire; generated classes may have other names.",
    when: .operationChanged { old, new, _ in
      guard differ(old.facts["tags"], new.facts["tags"]) else { return [] }
      return [
        Finding(
          "tags changed from \(quoted(old.facts["tags"]?.value)) "
            + "to \(quoted(new.facts["tags"]?.value))", at: "tags")
      ]
    }),
]

/// Whether a fact is not the same on both sides.
func differ(_ old: Fact?, _ new: Fact?) -> Bool {
  switch (old, new) {
  case (nil, nil): false
  case (let old?, let new?): !old.hasSameValue(as: new)
  default: true
  }
}

extension OperationPresence {
  /// Whether it is called by clients, as operations of `paths` and of path items that are components are.
  var isInPaths: Bool { !isWebhook && !isCallback }
  var isWebhook: Bool { if case .webhook = heading.place { true } else { false } }
  var isCallback: Bool { if case .callback = heading.place { true } else { false } }
}
