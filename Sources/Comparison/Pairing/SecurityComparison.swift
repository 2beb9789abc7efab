package import APIGraph
package import DocumentTree

/// The ways in of both sides, with schemes told apart by what they are and not by what they are called.
package struct SecurityComparison: Sendable {
  package let old: Security
  package let new: Security
  /// The old alternatives, each scheme under the name of its partner on the new side.
  package let oldAlternatives: [Alternative]
  package let newAlternatives: [Alternative]
  /// The schemes that both sides use, with their partners.
  package let schemes: [(old: SecurityScheme, new: SecurityScheme)]

  /// One way in: the scopes that it needs of each scheme.
  package struct Alternative: Hashable, Sendable {
    package let scopes: [ExactString: Set<ExactString>]
    package let origin: Origin

    /// Whether whoever gets in by `other` gets in by this one too.
    package func admits(_ other: Alternative) -> Bool {
      scopes.allSatisfy { name, scopes in other.scopes[name].map(scopes.isSubset(of:)) ?? false }
    }

    /// Whether nothing is needed.
    package var isOpen: Bool { scopes.isEmpty }

    /// What the alternative is, whatever messages call it.
    package var identity: String {
      scopes.sorted { $0.key < $1.key }.map { name, scopes in
        JSONValue.array([.string(name)] + scopes.sorted().map(JSONValue.string)).compactText
      }.joined()
    }

    /// The alternative for people, such as `oauth (read, write) and apiKey`.
    package var text: String {
      if scopes.isEmpty { return "no authentication" }
      return scopes.sorted { $0.key < $1.key }.map { name, scopes in
        scopes.isEmpty
          ? "'\(name)'"
          : "'\(name)' (\(scopes.sorted().map(\.string).joined(separator: ", ")))"
      }.joined(separator: " and ")
    }
  }

  /// Compares the ways in of two operations. What the descriptions declare under a name tells a scheme that was renamed
  /// from one that is there still and no longer needed.
  package init(
    old: Security, new: Security, oldDeclares: (ExactString) -> SecurityScheme?,
    newDeclares: (ExactString) -> SecurityScheme?
  ) {
    self.old = old
    self.new = new
    let oldSchemes = Self.schemes(old)
    let newSchemes = Self.schemes(new)
    var partners: [ExactString: ExactString] = [:]
    var pairs: [(old: SecurityScheme, new: SecurityScheme)] = []
    for (name, scheme) in oldSchemes.sorted(by: { $0.key < $1.key }) {
      let namesake = newSchemes[name]
      if let namesake, scheme.isSameOnTheWire(as: namesake) {
        pairs.append((scheme, namesake))
        continue
      }
      let alike = newSchemes.filter { scheme.isSameOnTheWire(as: $0.value) }
        .sorted { $0.key < $1.key }
      // Two schemes that are described alike are two all the same where a description has both.
      let declared = newDeclares(name)
      let renamed = alike.filter { other in
        !Self.isAnother(declared, alike: scheme, than: other.value)
          && !Self.isAnother(oldDeclares(other.key), alike: other.value, than: scheme)
      }
      if let partner = renamed.first(where: { $0.value.hasSameFlows(as: scheme) }) ?? renamed.first
      {
        partners[name] = partner.key
        pairs.append((scheme, partner.value))
      } else if let namesake {
        pairs.append((scheme, namesake))
      }
    }
    schemes = pairs
    oldAlternatives = old.alternatives.map { Self.alternative($0, partners) }
    newAlternatives = new.alternatives.map { Self.alternative($0, [:]) }
  }

  /// Whether getting in as before hangs on a scheme and its partner: no other way serves those who used it.
  ///
  /// Where the API calls, it comes in one of the new ways, and the receiver knows the old ones.
  func depends(on oldName: ExactString, _ newName: ExactString, isReceived: Bool) -> Bool {
    let given = isReceived ? oldAlternatives : newAlternatives
    let taken = isReceived ? newAlternatives : oldAlternatives
    // The old alternatives are told by the names of the new side.
    return given.contains { way in
      way.scopes[newName] != nil
        && !taken.contains { $0.scopes[newName] == nil && $0.admits(way) }
    }
  }

  /// Whether a description declares a scheme that is described alike and is not the one that is used instead, which may
  /// also be used by its URI (OAS 3.2 §4.30).
  private static func isAnother(
    _ declared: SecurityScheme?, alike scheme: SecurityScheme, than used: SecurityScheme
  ) -> Bool {
    guard let declared, declared.isSameOnTheWire(as: scheme) else { return false }
    return declared.origin != used.origin
  }

  private static func schemes(_ security: Security) -> [ExactString: SecurityScheme] {
    var schemes: [ExactString: SecurityScheme] = [:]
    for use in security.alternatives.flatMap(\.uses) {
      if let scheme = use.scheme { schemes[use.name] = scheme }
    }
    return schemes
  }

  private static func alternative(
    _ alternative: Security.Alternative, _ partners: [ExactString: ExactString]
  ) -> Alternative {
    var scopes: [ExactString: Set<ExactString>] = [:]
    for use in alternative.uses {
      scopes[partners[use.name] ?? use.name, default: []].formUnion(use.scopes)
    }
    return Alternative(scopes: scopes, origin: alternative.origin)
  }
}

extension SecurityScheme {
  /// The fields that decide what a caller sends.
  package static let wireFields: [Field] = [
    "type", "in", "name", "scheme", "openIdConnectUrl", "oauth2MetadataUrl",
  ]

  /// Whether a caller authenticates in the same way with both. Where OAuth is described further may be said by one only.
  func isSameOnTheWire(as other: SecurityScheme) -> Bool {
    Self.wireFields.allSatisfy { field in
      let values = (facts[field]?.value, other.facts[field]?.value)
      let isOptional = field == "oauth2MetadataUrl"
      return values.0 == values.1 || isOptional && (values.0 == nil || values.1 == nil)
    } && Set(flows.map(\.name)) == Set(other.flows.map(\.name))
  }

  /// Whether both send callers to the same addresses for their tokens.
  func hasSameFlows(as other: SecurityScheme) -> Bool {
    func addresses(_ scheme: SecurityScheme) -> [Field: JSONValue] {
      var addresses: [Field: JSONValue] = [:]
      for (field, fact) in scheme.facts.entries where field.isFlowURL {
        addresses[field] = fact.value
      }
      return addresses
    }
    return addresses(self) == addresses(other)
  }
}
