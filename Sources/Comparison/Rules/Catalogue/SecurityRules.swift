import APIGraph
import DocumentTree

/// Rules about who gets in, and how.
let securityRules: [Rule] = [
  Rule(
    "authentication-required", "Authentication required", .narrows,
    because:
      "Calls without credentials were served before and are refused now; where the API is the "
      + "one that calls, it brings credentials that the receiver may ignore.",
    migration: "Authenticate with every call.",
    when: .securityChanged { security, context in
      guard let open = security.lost.first(where: \.isOpen) else { return [] }
      let ways = security.newAlternatives.map(\.text).sorted().joined(separator: ", or ")
      let message =
        context.isReceived
        ? "authentication is now required: \(ways)"
        : "the receiver now gets credentials with every call: \(ways)"
      return [Finding(message, old: open.origin, new: security.new.origin)]
    }),
  Rule(
    "security-scope-required", "Further scope required", .narrows,
    because:
      "Credentials without the scope were enough before and are refused now; a receiver that the "
      + "API calls gets more than it looks for.",
    migration: "Ask for the scope when you authorise.",
    when: .securityChanged { security, _ in
      security.lost.filter { !$0.isOpen }.compactMap { lost in
        guard let partner = security.partner(of: lost) else { return nil }
        let scopes = partner.scopes.flatMap { name, scopes in
          scopes.subtracting(lost.scopes[name] ?? [])
        }.sorted()
        return Finding(
          "\(lost.text) now needs also \(scopes.map { "'\($0)'" }.joined(separator: ", "))",
          detail: lost.identity, old: lost.origin, new: partner.origin)
      }
    }),
  Rule(
    "security-alternative-removed", "Way to authenticate removed", .narrows,
    because:
      "Callers who authenticated in this way are refused now; a receiver that the API calls has "
      + "one way less to expect.",
    migration: "Authenticate in one of the other ways.",
    when: .securityChanged { security, context in
      security.lost.filter { !$0.isOpen && security.partner(of: $0) == nil }.map { lost in
        let ways = security.newAlternatives.map(\.text).sorted().joined(separator: ", or ")
        let message =
          context.isReceived
          ? "\(lost.text) is no longer enough to get in; needed is now \(ways)"
          : "the receiver is no longer called with \(lost.text); it gets now \(ways)"
        return Finding(
          message, detail: lost.identity, old: lost.origin, new: security.new.origin)
      }
    }),
  Rule(
    "authentication-no-longer-required", "Authentication no longer required", .widens,
    because:
      "Who got in before gets in still; but a receiver that the API calls, and that looks for "
      + "credentials, refuses calls without them.",
    migration: "Nothing to do, unless you are called: then do without credentials.",
    when: .securityChanged { security, context in
      guard let open = security.gained.first(where: \.isOpen) else { return [] }
      let message =
        context.isReceived
        ? "authentication is no longer required"
        : "the receiver may now be called without credentials"
      return [Finding(message, old: security.old.origin, new: open.origin)]
    }),
  Rule(
    "security-alternative-added", "Way to authenticate added", .widens,
    because:
      "Who got in before gets in still; but a receiver that the API calls does not know the new "
      + "credentials.",
    migration: "Nothing to do, unless you are called: then accept the new credentials.",
    when: .securityChanged { security, context in
      security.gained.filter { !$0.isOpen }.map { gained in
        let message =
          context.isReceived
          ? "\(gained.text) is now enough to get in"
          : "the receiver may now be called with \(gained.text)"
        return Finding(
          message, detail: gained.identity, old: security.old.origin, new: gained.origin)
      }
    }),
  Rule(
    "security-alternative-redundant", "Redundant way to authenticate changed", .annotates,
    because: "Who gets in is the same as before.",
    migration: "Nothing to do.",
    when: .securityChanged { security, _ in
      guard security.lost.isEmpty, security.gained.isEmpty,
        Set(security.oldAlternatives.map(\.scopes)) != Set(security.newAlternatives.map(\.scopes))
      else { return [] }
      return [Finding("security is written otherwise and lets in the same callers")]
    }),
  Rule(
    "security-scheme-changed", "Way to authenticate changed", .replaces,
    covers: SecurityScheme.wireFields,
    because: "Credentials that are sent as before are not understood any more.",
    migration: "Send credentials in the new way.",
    when: .securitySchemeChanged { old, new, _ in
      // Another type comes with other fields, which is one change.
      let fields: [Field] =
        differ(old.facts["type"], new.facts["type"]) ? ["type"] : SecurityScheme.wireFields
      return fields.filter { differ(old.facts[$0], new.facts[$0]) }.map { field in
        // Where a server is described further can be read from then on; nobody relied on it before (RFC 8414).
        let isNew = field == "oauth2MetadataUrl" && old.facts[field] == nil
        return Finding(
          "'\(field.name)' of security scheme '\(new.name)' changed from "
            + "\(quoted(old.facts[field]?.value)) to \(quoted(new.facts[field]?.value))", at: field,
          detail: field.name, effect: isNew ? .annotates : nil)
      }
    }),
  Rule(
    "oauth-flow-removed", "OAuth flow removed", .narrows,
    because: "Callers who got their tokens by this flow get none any more.",
    migration: "Get tokens by one of the other flows.",
    when: .securitySchemeChanged { old, new, _ in
      old.flows.filter { flow in !new.flows.contains { $0.name == flow.name } }.map { flow in
        Finding("OAuth flow '\(flow.name)' of '\(new.name)' removed", detail: flow.name)
      }
    }),
  Rule(
    "oauth-flow-added", "OAuth flow added", .widens,
    because: "The flows that were there are there still; but a receiver that the API calls does "
      + "not know tokens of the new one.",
    migration: "Nothing to do, unless you are called: then accept tokens of the new flow.",
    when: .securitySchemeChanged { old, new, _ in
      new.flows.filter { flow in !old.flows.contains { $0.name == flow.name } }.map { flow in
        Finding("OAuth flow '\(flow.name)' of '\(new.name)' added", detail: flow.name)
      }
    }),
  Rule(
    "oauth-scope-removed", "OAuth scope removed", .narrows,
    because: "Asking for a scope that does not exist fails.",
    migration: "Ask for other scopes.",
    when: .securitySchemeChanged { old, new, _ in
      scopes(of: old, missingIn: new).map { flow, scope in
        Finding(
          "OAuth scope '\(scope)' of '\(new.name)' removed", detail: "\(flow) \(scope)")
      }
    }),
  Rule(
    "oauth-scope-added", "OAuth scope added", .states(.additive),
    because: "The scopes that were there are there still.",
    migration: "Nothing to do.",
    when: .securitySchemeChanged { old, new, _ in
      scopes(of: new, missingIn: old).map { flow, scope in
        Finding("OAuth scope '\(scope)' of '\(new.name)' added", detail: "\(flow) \(scope)")
      }
    }),
  Rule(
    "oauth-url-changed", "OAuth address changed", .states(.breaking),
    because: "Callers who know the old address ask there for tokens.",
    migration: "Get tokens from the new address.",
    when: .securitySchemeChanged { old, new, _ in
      differingFields(old.facts, new.facts).filter(\.isFlowURL).compactMap { field in
        // A flow that came or went has rules of its own.
        guard let before = old.facts[field], let after = new.facts[field] else { return nil }
        return Finding(
          "'\(field.name)' of '\(new.name)' changed from \(quoted(before.value)) "
            + "to \(quoted(after.value))", at: field, detail: field.name)
      }
    }),
  Rule(
    "oauth-url-removed", "OAuth address removed", .withdraws,
    because: "Callers who were told to ask there are told so no more.",
    migration: "Ask for new tokens at the token address.",
    formerly: ["oauth-url-added-or-removed"],
    when: .securitySchemeChanged { old, new, _ in
      oneSidedURLs(old, new, { old.facts[$0] != nil }).map { field in
        Finding(
          "'\(field.name)' of '\(new.name)' removed", at: field, detail: field.name,
          certainty: .presumed, reason: "the address may be served still, or known otherwise")
      }
    }),
  Rule(
    "oauth-url-added", "OAuth address added", .annotates,
    because: "The flow is there on both sides, and the address is optional.",
    migration: "Nothing to do.",
    when: .securitySchemeChanged { old, new, _ in
      oneSidedURLs(old, new, { new.facts[$0] != nil }).map { field in
        Finding("'\(field.name)' of '\(new.name)' added", at: field, detail: field.name)
      }
    }),
  Rule(
    "security-scheme-deprecated", "Security scheme deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It still lets callers in, and will go one day.",
    migration: "Plan to authenticate in another way.",
    when: .securitySchemeChanged { old, new, _ in
      guard old.facts.deprecation == nil, let word = new.facts.deprecation else { return [] }
      return [
        Finding("security scheme '\(new.name)' is now deprecated", deprecation: word, on: .new)
      ]
    }),
  Rule(
    "security-scheme-undeprecated", "Security scheme no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .securitySchemeChanged { old, new, _ in
      guard let word = old.facts.deprecation, new.facts.deprecation == nil else { return [] }
      return [
        Finding(
          "security scheme '\(new.name)' is no longer deprecated", deprecation: word, on: .old)
      ]
    }),
]

/// The scopes of the flows that both schemes have, and that only the first offers.
private func scopes(
  of scheme: SecurityScheme, missingIn other: SecurityScheme
) -> [(flow: String, scope: ExactString)] {
  scheme.flows.flatMap { flow -> [(flow: String, scope: ExactString)] in
    guard let partner = other.flows.first(where: { $0.name == flow.name }) else { return [] }
    return flow.scopes.subtracting(partner.scopes).sorted().map { (flow.name, $0) }
  }
}

/// The addresses of flows that both schemes have, and that only one of the two gives.
private func oneSidedURLs(
  _ old: SecurityScheme, _ new: SecurityScheme, _ isThere: (Field) -> Bool
) -> [Field] {
  let fields = differingFields(old.facts, new.facts).filter { field in
    field.isFlowURL && (old.facts[field] == nil) != (new.facts[field] == nil) && isThere(field)
  }
  guard !fields.isEmpty else { return [] }
  let told = SecurityScheme.told(old, new)
  return fields.filter { !told.contains($0) }
}

extension Field {
  /// Whether this is the address of an OAuth flow.
  var isFlowURL: Bool { name.hasPrefix("flows.") && name.hasSuffix("Url") }
}

extension SecurityScheme {
  /// The facts that repeat what the rules about flows say: the names of scopes, and all of a flow that came or went.
  static func told(_ old: SecurityScheme, _ new: SecurityScheme) -> Set<Field> {
    let oldFlows = Set(old.flows.map(\.name))
    let newFlows = Set(new.flows.map(\.name))
    let oneSided = oldFlows.symmetricDifference(newFlows)
    let fields = (old.facts.fields + new.facts.fields).filter { field in
      let parts = field.name.split(separator: ".")
      guard parts.count == 3, parts[0] == "flows" else { return false }
      if oneSided.contains(String(parts[1])) { return true }
      return parts[2] == "scopes" && describesAlike(old.facts[field], new.facts[field])
    }
    return Set(fields)
  }

  /// Whether the scopes that both sides have are described with the same words.
  private static func describesAlike(_ old: Fact?, _ new: Fact?) -> Bool {
    // Every operation asks, and the words may be many.
    guard let before = old?.node, let after = new?.node else { return true }
    return before.members.allSatisfy { member in
      member.key.flatMap { after[$0] }.map { $0.isEqual(to: member) } ?? true
    }
  }
}

extension SecurityComparison {
  /// The old alternatives by which nobody gets in any more.
  var lost: [Alternative] {
    oldAlternatives.filter { old in !newAlternatives.contains { $0.admits(old) } }
  }

  /// The new alternatives that let in callers who were refused before.
  var gained: [Alternative] {
    newAlternatives.filter { new in !oldAlternatives.contains { $0.admits(new) } }
  }

  /// The new alternative that needs the same schemes with more scopes; of several the one that needs least.
  func partner(of lost: Alternative) -> Alternative? {
    newAlternatives.filter { Set($0.scopes.keys) == Set(lost.scopes.keys) }
      .min { missing($0, lost) < missing($1, lost) }
  }

  /// How many scopes an alternative needs that another has not.
  private func missing(_ alternative: Alternative, _ other: Alternative) -> Int {
    alternative.scopes.map { $1.subtracting(other.scopes[$0] ?? []).count }.reduce(0, +)
  }
}
