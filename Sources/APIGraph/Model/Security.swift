package import DocumentTree

/// How a caller may authenticate: alternatives, each a set of schemes that are needed together (OAS 3.1 §4.8.30).
package struct Security: Sendable {
  /// One way in; empty means that nothing is needed.
  package struct Alternative: Sendable {
    package let uses: [SchemeUse]
    package let origin: Origin

    package init(uses: [SchemeUse], origin: Origin) {
      self.uses = uses
      self.origin = origin
    }
  }

  /// One scheme with the scopes (or roles) that it needs.
  package struct SchemeUse: Sendable {
    package let name: ExactString
    package let scopes: Set<ExactString>
    /// `nil` when the name resolves to nothing.
    package let scheme: SecurityScheme?

    package init(name: ExactString, scopes: Set<ExactString>, scheme: SecurityScheme?) {
      self.name = name
      self.scopes = scopes
      self.scheme = scheme
    }
  }

  /// The ways in; never empty: an API without security has one empty alternative.
  package let alternatives: [Alternative]
  /// The `security` member that applies, or the document when there is none.
  package let origin: Origin

  package init(alternatives: [Alternative], origin: Origin) {
    self.alternatives = alternatives
    self.origin = origin
  }
}

/// A way to authenticate (OAS 3.1 §4.8.27). Swagger 2.0's `basic` is `http` with scheme `basic`.
package struct SecurityScheme: Sendable {
  package let name: ExactString
  /// `type`, `in`, `name` (header names in lower case), `scheme` (lower case), `bearerFormat`, `openIdConnectUrl`,
  /// `oauth2MetadataUrl`, `description`, `deprecated`, extensions; each flow's `authorizationUrl`, `tokenUrl`, `refreshUrl`,
  /// `deviceAuthorizationUrl` as `flows.implicit.authorizationUrl` and so on. Flow names are those of 3.x.
  package var facts = Facts()
  /// The scopes that each flow offers, by the flow's name.
  package var flows: [(name: String, scopes: Set<ExactString>)] = []
  package let origin: Origin

  package init(name: ExactString, origin: Origin) {
    self.name = name
    self.origin = origin
  }
}

/// A base address of an operation (OAS 3.1 §4.8.5; 2.0's `schemes`, `host` and `basePath` make one per scheme).
package struct Server: Sendable {
  /// The template as written, without a trailing slash; `/` when a description names no server.
  package let url: String
  /// `description`, `name`, extensions.
  package var facts = Facts()
  package var variables: [Variable] = []
  package let origin: Origin
  /// Whether the description names no server, which means the root of whatever host it was found on.
  package let isImplied: Bool

  package init(url: String, origin: Origin, isImplied: Bool = false) {
    self.url = url
    self.origin = origin
    self.isImplied = isImplied
  }

  /// A variable of the template (OAS 3.1 §4.8.6).
  package struct Variable: Sendable {
    package let name: ExactString
    /// `default`, `enum` (a set), `description`, extensions.
    package var facts: Facts
    package let origin: Origin

    package init(name: ExactString, facts: Facts, origin: Origin) {
      self.name = name
      self.facts = facts
      self.origin = origin
    }
  }
}
