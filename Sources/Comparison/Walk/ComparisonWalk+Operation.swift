import APIGraph
import DocumentTree
import SchemaLogic

/// The parts of an operation.
extension ComparisonWalk {
  /// Compares two operations with everything that they inherit.
  func compare(_ old: Operation, _ new: Operation, _ context: Context, _ site: Site) {
    compareFacts(old, new, subject: .operation, groups.operationChanged, context, site)
    var context = context
    context.unreadSubjects = compareUnread(
      old.unread, new.unread, context, old: { _ in site }, new: { _ in site })
    compareServers(old.servers, new.servers, context, site)
    compareSecurity(old.security, new.security, context, site)
    let request = context.message(.request)
    compareParameters(old.parameters, new.parameters, request, site)
    compareBodies(old.requestBody, new.requestBody, request, site.part("request body"))
    var response = context.message(.response)
    // RFC 9110 §9.3.2.
    response.isNeverSent = old.heading.method == "HEAD" && new.heading.method == "HEAD"
    compareResponses(old.responses, new.responses, response, site)
    compareCallbacks(old.callbacks, new.callbacks, context, site)
  }

  private func compareServers(
    _ old: [Server], _ new: [Server], _ context: Context, _ site: Site
  ) {
    let pairing = ServerPairing(old: old, new: new)
    for (oldServer, newServer) in pairing.matched {
      let part = site.part("server \(newServer.url)")
      compareFacts(oldServer, newServer, subject: .server, groups.serverChanged, context, part)
      for variable in oldServer.variables {
        if let partner = newServer.variables.first(where: { $0.name == variable.name }) {
          compareFacts(
            variable, partner, subject: .server, groups.serverVariable, context,
            part.part("variable \(variable.name)"))
        }
      }
    }
    for server in pairing.removed {
      emit(
        groups.serverRemoved, old: server.place, new: nil, context,
        site.part("server \(server.url)")
      ) { $0(server, new, context) }
    }
    for server in pairing.added {
      emit(
        groups.serverAdded, old: nil, new: server.place, context, site.part("server \(server.url)")
      ) { $0(server, old, context) }
    }
  }

  private func compareSecurity(
    _ old: Security, _ new: Security, _ context: Context, _ site: Site
  ) {
    let comparison = SecurityComparison(old: old, new: new)
    emit(
      groups.security, old: ElementPlace(facts: Facts(), origin: old.origin),
      new: ElementPlace(facts: Facts(), origin: new.origin), context, site.part("security")
    ) { $0(comparison, context) }
    for (oldScheme, newScheme) in comparison.schemes {
      compareFacts(
        oldScheme, newScheme, subject: .securityScheme, groups.securityScheme, context,
        site.part("security \(newScheme.name)"), told: SecurityScheme.told(oldScheme, newScheme))
    }
  }

  private func compareParameters(
    _ old: [Parameter], _ new: [Parameter], _ context: Context, _ site: Site
  ) {
    let objects = ExplodedObjects(
      old: comparable(old), new: comparable(new), schemas, isReceived: context.isReceived)
    let pairing = ParameterPairing(old: objects.old, new: objects.new)
    for (oldParameter, newParameter) in pairing.matched {
      let part = site.part(newParameter.label)
      compareFacts(
        oldParameter, newParameter, subject: .parameter, groups.parameterChanged, context, part)
      var value = context
      value.isAlwaysPresent = oldParameter.isRequired && newParameter.isRequired
      compareValues(
        WireValue(oldParameter), WireValue(newParameter), value, part,
        facts: (oldParameter.facts, newParameter.facts))
    }
    for object in objects.regrouped {
      emit(
        groups.parametersRegrouped, old: object.isOld ? object.object.place : nil,
        new: object.isOld ? nil : object.object.place, context, site.part(object.object.label)
      ) { $0(object.object, object.members, object.isOld, context) }
    }
    for parameter in pairing.removed where parameter.location == .path {
      compareSchemas(
        parameter.schema, nil, context.spelling(.wire), site.part(parameter.label))
    }
    for parameter in pairing.added where parameter.location == .path {
      compareSchemas(
        nil, parameter.schema, context.spelling(.wire), site.part(parameter.label))
    }
    for parameter in pairing.removed {
      emit(
        groups.parameterRemoved, old: parameter.place, new: nil, context, site.part(parameter.label)
      ) { rule in
        rule(parameter, context).map { $0.renamed(parameter.likeness(among: pairing.added)) }
      }
    }
    for parameter in pairing.added {
      emit(
        groups.parameterAdded, old: nil, new: parameter.place, context, site.part(parameter.label)
      ) { rule in
        rule(parameter, context).map { $0.renamed(parameter.likeness(among: pairing.removed)) }
      }
    }
  }

  /// The parameters without the headers that only one side's specification takes notice of.
  private func comparable(_ parameters: [Parameter]) -> [Parameter] {
    guard (old.specification.family == .swagger2) != (new.specification.family == .swagger2) else {
      return parameters
    }
    return parameters.filter {
      $0.location != .header || !Parameter.isIgnoredHeader($0.name.string)
    }
  }

  private func compareCallbacks(
    _ old: [Callback], _ new: [Callback], _ context: Context, _ site: Site
  ) {
    for callback in old {
      guard let partner = new.first(where: { $0.name == callback.name }) else {
        emit(
          groups.callbackRemoved, old: callback.place, new: nil, context,
          site.part("callback \(callback.name)")
        ) { $0(callback, context) }
        continue
      }
      compare(callback, partner, context, site)
    }
    for callback in new where !old.contains(where: { $0.name == callback.name }) {
      emit(
        groups.callbackAdded, old: nil, new: callback.place, context,
        site.part("callback \(callback.name)")
      ) { $0(callback, context) }
    }
  }

  private func compare(_ old: Callback, _ new: Callback, _ context: Context, _ site: Site) {
    // The roles swap once, however deep callbacks are nested: it is always the API that calls.
    var context = context
    context.isCalledByAPI = true
    compareFacts(
      old, new, subject: .callback, groups.callbackChanged, context,
      site.part("callback \(new.name)"))
    let pairing = OperationPairing(
      old: old.operations.map(\.heading), new: new.operations.map(\.heading))
    func operation(_ heading: OperationHeading, in callback: Callback) -> Operation? {
      callback.operations.first { $0.heading.label == heading.label }
    }
    func part(_ heading: OperationHeading) -> Site {
      let path = site.path.appending(heading.label)
      return Site(path: path, operation: path.text)
    }
    for (oldHeading, newHeading) in pairing.matched {
      guard let oldOperation = operation(oldHeading, in: old),
        let newOperation = operation(newHeading, in: new)
      else { continue }
      compare(oldOperation, newOperation, context, part(newHeading))
    }
    let sides = PathSides(old: self.old, new: self.new)
    for heading in pairing.removed {
      let presence = sides.presence(of: heading, isOld: true, others: pairing.added)
      let place = ElementPlace(facts: Facts(), origin: heading.origin)
      emit(groups.operationRemoved, old: place, new: nil, context, part(heading)) {
        $0(presence, context)
      }
    }
    for heading in pairing.added {
      let presence = sides.presence(of: heading, isOld: false, others: pairing.removed)
      let place = ElementPlace(facts: Facts(), origin: heading.origin)
      emit(groups.operationAdded, old: nil, new: place, context, part(heading)) {
        $0(presence, context)
      }
    }
  }
}

extension Parameter {
  /// How paths and messages call it, such as `query limit`.
  var label: String { "\(location.rawValue) \(name)" }

  /// The one parameter that looks like this one: the same name elsewhere, or a like name in the same place.
  func likeness(among others: [Parameter]) -> String? {
    let moved = others.filter { $0.name.string.lowercased() == name.string.lowercased() }
    if moved.count == 1 { return moved[0].label }
    let alike = others.filter {
      $0.location == location && NameSimilarity.share($0.name.string, name.string) >= 0.6
    }
    return alike.count == 1 ? alike[0].label : nil
  }
}

extension Finding {
  /// The finding with a rename hint.
  func renamed(_ partner: String?) -> Finding {
    var finding = self
    finding.renamed = renamed ?? partner
    return finding
  }
}
