import APIGraph
import DocumentTree
import SchemaLogic

/// The parts of an operation.
extension ComparisonWalk {
  /// Compares two operations with everything that they inherit.
  func compare(
    _ old: Operation, _ new: Operation, _ match: OperationMatch, _ context: Context, _ site: Site
  ) {
    let lifecycle = LifecycleChange(
      "operation", Lifecycle(old, schemas.old), Lifecycle(new, schemas.new))
    if let name = site.operation { recorder.promise(lifecycle.old.stability, of: name) }
    compareFacts(
      old, new, subject: .operation, groups.operationChanged, context, site, lifecycle: lifecycle)
    var context = context
    context.unreadSubjects = compareUnread(
      old.unread, new.unread, context, old: { _ in site }, new: { _ in site })
    compareServers(old, new, match, context, site)
    compareSecurity(old.security, new.security, context, site)
    let request = context.message(.request)
    compareParameters(old.parameters, new.parameters, request, site)
    compareBodies(old.requestBody, new.requestBody, request, site.part("request body"))
    var response = context.message(.response)
    // RFC 9110 §9.3.2.
    response.isNeverSent = old.heading.method == "HEAD" && new.heading.method == "HEAD"
    compareResponses(old.responses, new.responses, response, site)
    compareCallbacks(old, new, context, site)
  }

  func compareParameters(
    _ old: [Parameter], _ new: [Parameter], _ context: Context, _ site: Site
  ) {
    let objects = ExplodedObjects(
      old: comparable(old), new: comparable(new), schemas, isReceived: context.isReceived)
    let pairing = ParameterPairing(old: objects.old, new: objects.new)
    for (oldParameter, newParameter) in pairing.matched {
      let part = site.part(newParameter.label)
      compareDeclarations(
        "parameters", oldParameter.origin, newParameter.origin, isType: false, context, part)
      if isUnchanged(oldParameter, newParameter) { continue }
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
      // As for a property, the schema may tell what becomes of it.
      let life = Lifecycle(
        parameter.facts, ofValue: parameter.schema.map { schemas.old.schema($0).facts } ?? Facts())
      emit(
        groups.parameterRemoved, old: parameter.place, new: nil, context,
        site.part(parameter.label), removed: life
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
