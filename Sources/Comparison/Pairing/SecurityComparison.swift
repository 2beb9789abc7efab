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

  package init(old: Security, new: Security) {
    self.old = old
    self.new = new
    let oldSchemes = Self.schemes(old)
    let newSchemes = Self.schemes(new)
    var partners: [ExactString: ExactString] = [:]
    var pairs: [(old: SecurityScheme, new: SecurityScheme)] = []
    for (name, scheme) in oldSchemes.sorted(by: { $0.key < $1.key }) {
      let likely = newSchemes.sorted { $0.key < $1.key }.first { other in
        scheme.isSameOnTheWire(as: other.value)
      }
      if let partner = newSchemes[name], likely == nil || scheme.isSameOnTheWire(as: partner) {
        pairs.append((scheme, partner))
      } else if let likely {
        partners[name] = likely.key
        pairs.append((scheme, likely.value))
      }
    }
    schemes = pairs
    oldAlternatives = old.alternatives.map { Self.alternative($0, partners) }
    newAlternatives = new.alternatives.map { Self.alternative($0, [:]) }
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

  /// Whether a caller authenticates in the same way with both.
  func isSameOnTheWire(as other: SecurityScheme) -> Bool {
    func values(_ scheme: SecurityScheme) -> [JSONValue?] {
      Self.wireFields.map { scheme.facts[$0]?.value }
    }
    return values(self) == values(other)
      && Set(flows.map(\.name)) == Set(other.flows.map(\.name))
  }
}
