import APIGraph
import DocumentTree

/// What operations inherit or bring about: base addresses, ways to authenticate, callbacks.
extension ComparisonWalk {
  /// Compares base addresses; what stands in front of the path on one side only belongs to the addresses of that side.
  func compareServers(
    _ old: Operation, _ new: Operation, _ match: OperationMatch, _ context: Context, _ site: Site
  ) {
    let oldServers = old.servers.map { $0.appending(match.prefixes.old) }
    let newServers = new.servers.map { $0.appending(match.prefixes.new) }
    lazy var oldURLs = ServedURLs(
      oldServers, path: match.commonPath, elsewhere: match.elsewhere.old)
    lazy var newURLs = ServedURLs(
      newServers, path: match.commonPath, elsewhere: match.elsewhere.new)
    let pairing = ServerPairing(old: oldServers, new: newServers)
    var context = context
    // Where the API calls, the address is the one that it was given (OAS 3.1 §4.8.18.1).
    context.isBesideTheWire = context.isCalledByAPI
    for (oldServer, newServer) in pairing.matched {
      let part = site.part("server \(newServer.url)")
      compareFacts(oldServer, newServer, subject: .server, groups.serverChanged, context, part)
      let variables = oldServer.variables(with: newServer)
      if variables.isEmpty { continue }
      var context = context
      context.isServedOtherwise = (newURLs.include(oldServer), oldURLs.include(newServer))
      for (variable, partner) in variables {
        compareFacts(
          variable, partner, subject: .server, groups.serverVariable, context,
          part.part("variable \(partner.name)"))
      }
    }
    for server in pairing.removed {
      let presence = ServerPresence(
        server: server, others: newServers, isServed: newURLs.include(server))
      emit(
        groups.serverRemoved, old: server.place, new: nil, context,
        site.part("server \(server.url)")
      ) { $0(presence, context) }
    }
    for server in pairing.added {
      let presence = ServerPresence(
        server: server, others: oldServers, isServed: oldURLs.include(server))
      emit(
        groups.serverAdded, old: nil, new: server.place, context,
        site.part("server \(server.url)")
      ) { $0(presence, context) }
    }
    let respelling = ServerRespelling(
      old: pairing.removed.filter { !$0.isOnOwnHost && newURLs.includeHere($0) },
      new: pairing.added.filter { !$0.isOnOwnHost && oldURLs.includeHere($0) })
    guard let server = respelling.new.first ?? respelling.old.first else { return }
    emit(
      groups.serversRespelled, old: respelling.old.first?.place, new: respelling.new.first?.place,
      context, site.part("server \(server.url)")
    ) { $0(respelling, context) }
  }

  /// Compares the ways to authenticate: as what the API asks of its callers, or what it brings along where it calls.
  func compareSecurity(
    _ old: Security, _ new: Security, _ context: Context, _ site: Site
  ) {
    if isUnchanged(old.origin, new.origin) { return }
    let comparison = SecurityComparison(
      old: old, new: new,
      oldDeclares: { [api = self.old] in api.securityScheme(named: $0) },
      newDeclares: { [api = self.new] in api.securityScheme(named: $0) })
    emit(
      groups.security, old: ElementPlace(facts: Facts(), origin: old.origin),
      new: ElementPlace(facts: Facts(), origin: new.origin), context, site.part("security")
    ) { $0(comparison, context) }
    for (oldScheme, newScheme) in comparison.schemes {
      var context = context
      context.isBesideTheWire = !comparison.depends(
        on: oldScheme.name, newScheme.name, isReceived: context.isReceived)
      compareFacts(
        oldScheme, newScheme, subject: .securityScheme, groups.securityScheme, context,
        site.part("security \(newScheme.name)"), told: SecurityScheme.told(oldScheme, newScheme))
    }
  }

  /// Compares the callbacks of two operations.
  ///
  /// An operation is served by one side of an exchange, and its callbacks are calls that this side makes (OAS 3.1
  /// §4.8.18). So the roles swap with each level: what the API is called back with inside one of its own callbacks is
  /// sent by the receiver of that callback.
  func compareCallbacks(_ old: Operation, _ new: Operation, _ context: Context, _ site: Site) {
    let paths = (old: old.heading.path, new: new.heading.path)
    let pairing = CallbackPairing(old: old.callbacks, new: new.callbacks, paths: paths)
    for callback in pairing.removed {
      emit(
        groups.callbackRemoved, old: callback.place, new: nil, context,
        site.part("callback \(callback.name)")
      ) { $0(callback, context) }
    }
    for (oldCallback, newCallback) in pairing.matched {
      compare(oldCallback, newCallback, paths, context.calledBack, site)
    }
    for callback in pairing.added {
      emit(
        groups.callbackAdded, old: nil, new: callback.place, context,
        site.part("callback \(callback.name)")
      ) { $0(callback, context) }
    }
  }

  /// Compares two callbacks that belong together; `paths` are those of the operations that they belong to.
  func compare(
    _ old: Callback, _ new: Callback, _ paths: (old: String?, new: String?), _ context: Context,
    _ site: Site
  ) {
    compareFacts(
      old, new, subject: .callback, groups.callbackChanged, context,
      site.part("callback \(new.name)"))
    let pairing = OperationPairing(
      callback: old.operations.map(\.heading), new.operations.map(\.heading), paths: paths)
    compare(old.operations, new.operations, pairing, context, site)
  }

  /// Compares the operations of a callback, or of a path item that is a component.
  func compare(
    _ old: [Operation], _ new: [Operation], _ pairing: OperationPairing, _ context: Context,
    _ site: Site
  ) {
    func part(_ heading: OperationHeading) -> Site {
      let path = site.path.appending(heading.label)
      return Site(path: path, operation: path.text)
    }
    for match in pairing.matched {
      compare(
        old[match.oldIndex], new[match.newIndex], match, context, part(match.new))
    }
    report(
      pairing, context, part,
      removed: { heading in old.first { $0.heading.origin == heading.origin } }
    ) { _, _ in false }
  }
}

extension OperationHeading {
  /// The template, for operations of `paths`.
  var path: String? { if case .path(let path) = place { path } else { nil } }
}

extension OperationMatch {
  /// The path without what the other side has in its servers.
  var commonPath: String { String((new.path ?? "").dropFirst(prefixes.new.count)) }
}
