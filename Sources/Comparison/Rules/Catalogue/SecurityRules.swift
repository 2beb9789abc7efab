import APIGraph
import DocumentTree

/// Rules about who gets in, and how.
let securityRules: [Rule] = [
  Rule(
    "authentication-required", "Authentication required", .states(.breaking),
    because: "Calls without credentials were served before and are refused now.",
    migration: "Authenticate with every call.",
    when: .securityChanged { security, _ in
      guard let open = security.lost.first(where: \.isOpen) else { return [] }
      let ways = security.newAlternatives.map(\.text).sorted().joined(separator: ", or ")
      return [
        Finding(
          "authentication is now required: \(ways)", old: open.origin, new: security.new.origin)
      ]
    }),
  Rule(
    "security-scope-required", "Further scope required", .states(.breaking),
    because: "Credentials without the scope were enough before and are refused now.",
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
    "security-alternative-removed", "Way to authenticate removed", .states(.breaking),
    because: "Callers who authenticated in this way are refused now.",
    migration: "Authenticate in one of the other ways.",
    when: .securityChanged { security, _ in
      security.lost.filter { !$0.isOpen && security.partner(of: $0) == nil }.map { lost in
        let ways = security.newAlternatives.map(\.text).sorted().joined(separator: ", or ")
        return Finding(
          "\(lost.text) is no longer enough to get in; needed is now \(ways)",
          detail: lost.identity,
          old: lost.origin, new: security.new.origin)
      }
    }),
  Rule(
    "authentication-no-longer-required", "Authentication no longer required", .states(.additive),
    because: "Who got in before gets in still.",
    migration: "Nothing to do.",
    when: .securityChanged { security, _ in
      guard let open = security.gained.first(where: \.isOpen) else { return [] }
      return [
        Finding(
          "authentication is no longer required", old: security.old.origin, new: open.origin)
      ]
    }),
  Rule(
    "security-alternative-added", "Way to authenticate added", .states(.additive),
    because: "Who got in before gets in still.",
    migration: "Nothing to do.",
    when: .securityChanged { security, _ in
      security.gained.filter { !$0.isOpen }.map { gained in
        Finding(
          "\(gained.text) is now enough to get in",
          detail: gained.identity, old: security.old.origin,
          new: gained.origin)
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
    "security-scheme-changed", "Way to authenticate changed", .states(.breaking),
    covers: SecurityScheme.wireFields,
    because: "Credentials that are sent as before are not understood any more.",
    migration: "Send credentials in the new way.",
    when: .securitySchemeChanged { old, new, _ in
      // Another type comes with other fields, which is one change.
      let fields: [Field] =
        differ(old.facts["type"], new.facts["type"]) ? ["type"] : SecurityScheme.wireFields
      return fields.filter { differ(old.facts[$0], new.facts[$0]) }.map { field in
        Finding(
          "'\(field.name)' of security scheme '\(new.name)' changed from "
            + "\(quoted(old.facts[field]?.value)) to \(quoted(new.facts[field]?.value))", at: field,
          detail: field.name)
      }
    }),
  Rule(
    "oauth-flow-removed", "OAuth flow removed", .states(.breaking),
    because: "Callers who got their tokens by this flow get none any more.",
    migration: "Get tokens by one of the other flows.",
    when: .securitySchemeChanged { old, new, _ in
      old.flows.filter { flow in !new.flows.contains { $0.name == flow.name } }.map { flow in
        Finding("OAuth flow '\(flow.name)' of '\(new.name)' removed", detail: flow.name)
      }
    }),
  Rule(
    "oauth-flow-added", "OAuth flow added", .states(.additive),
    because: "The flows that were there are there still.",
    migration: "Nothing to do.",
    when: .securitySchemeChanged { old, new, _ in
      new.flows.filter { flow in !old.flows.contains { $0.name == flow.name } }.map { flow in
        Finding("OAuth flow '\(flow.name)' of '\(new.name)' added", detail: flow.name)
      }
    }),
  Rule(
    "oauth-scope-removed", "OAuth scope removed", .states(.breaking),
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
    "oauth-url-added-or-removed", "OAuth address came or went", .annotates,
    because: "The flow is there on both sides, and the address is optional.",
    migration: "Nothing to do.",
    when: .securitySchemeChanged { old, new, _ in
      let told = SecurityScheme.told(old, new)
      return differingFields(old.facts, new.facts).filter(\.isFlowURL).compactMap { field in
        guard old.facts[field] == nil || new.facts[field] == nil, !told.contains(field) else {
          return nil
        }
        return Finding(
          "'\(field.name)' of '\(new.name)' \(presence(old.facts[field], new.facts[field]))",
          at: field, detail: field.name)
      }
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

extension Field {
  /// Whether this is the address of an OAuth flow.
  var isFlowURL: Bool { name.hasPrefix("flows.") && name.hasSuffix("Url") }
}

extension SecurityScheme {
  /// The facts that repeat what the rules about flows say: scopes, and all of a flow that came or went.
  static func told(_ old: SecurityScheme, _ new: SecurityScheme) -> Set<Field> {
    let oldFlows = Set(old.flows.map(\.name))
    let newFlows = Set(new.flows.map(\.name))
    let oneSided = oldFlows.symmetricDifference(newFlows)
    let fields = (old.facts.fields + new.facts.fields).filter { field in
      let parts = field.name.split(separator: ".")
      guard parts.count == 3, parts[0] == "flows" else { return false }
      let flow = String(parts[1])
      // The same scopes, described otherwise, are told by no rule about scopes.
      return oneSided.contains(flow)
        || parts[2] == "scopes" && old.scopes(of: flow) != new.scopes(of: flow)
    }
    return Set(fields)
  }

  /// The names of the scopes that a flow offers.
  private func scopes(of flow: String) -> Set<ExactString>? {
    flows.first { $0.name == flow }?.scopes
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

  /// The new alternative that needs the same schemes with more scopes.
  func partner(of lost: Alternative) -> Alternative? {
    newAlternatives.first { Set($0.scopes.keys) == Set(lost.scopes.keys) }
  }
}
