import APIGraph

/// The rules about everything but schemas, grouped.
struct OperationRuleGroups {
  typealias One<A> = @Sendable (A, Context) -> [Finding]
  typealias Two<A> = @Sendable (A, A, Context) -> [Finding]

  let description: [RuleEntry<Two<API>>]
  let componentAdded: [RuleEntry<One<ComponentPair>>]
  let componentRemoved: [RuleEntry<One<ComponentPair>>]
  let unreferencedComponent: [RuleEntry<One<ComponentPair>>]
  let declarationMoved: [RuleEntry<One<DeclarationMove>>]
  let propertiesReordered: [RuleEntry<One<PropertyOrder>>]
  let lifecycle: [RuleEntry<One<LifecycleChange>>]
  let operationAdded: [RuleEntry<One<OperationPresence>>]
  let operationRemoved: [RuleEntry<One<OperationPresence>>]
  let operationDiverted: [RuleEntry<One<Diversion>>]
  let operationChanged: [RuleEntry<Two<Operation>>]
  let callbackAdded: [RuleEntry<One<Callback>>]
  let callbackRemoved: [RuleEntry<One<Callback>>]
  let callbackChanged: [RuleEntry<Two<Callback>>]
  let security: [RuleEntry<One<SecurityComparison>>]
  let securityScheme: [RuleEntry<Two<SecurityScheme>>]
  let serverAdded: [RuleEntry<One<ServerPresence>>]
  let serverRemoved: [RuleEntry<One<ServerPresence>>]
  let serversRespelled: [RuleEntry<One<ServerRespelling>>]
  let serverChanged: [RuleEntry<Two<Server>>]
  let serverVariable: [RuleEntry<Two<Server.Variable>>]
  let parameterAdded: [RuleEntry<One<Parameter>>]
  let parameterRemoved: [RuleEntry<One<Parameter>>]
  let parameterChanged: [RuleEntry<Two<Parameter>>]
  let parametersRegrouped:
    [RuleEntry<@Sendable (Parameter, [Parameter], Bool, Context) -> [Finding]>]
  let requestBodyAdded: [RuleEntry<One<RequestBody>>]
  let requestBodyRemoved: [RuleEntry<One<RequestBody>>]
  let requestBodyChanged: [RuleEntry<Two<RequestBody>>]
  let mediaTypeAdded: [RuleEntry<One<MediaType>>]
  let mediaTypeRemoved: [RuleEntry<One<MediaType>>]
  let mediaTypeChanged: [RuleEntry<Two<MediaType>>]
  let encodingAdded: [RuleEntry<One<Encoding>>]
  let encodingRemoved: [RuleEntry<One<Encoding>>]
  let encodingChanged: [RuleEntry<Two<Encoding>>]
  let responseAdded: [RuleEntry<@Sendable (Response, ResponseSet, Context) -> [Finding]>]
  let responseRemoved: [RuleEntry<@Sendable (Response, ResponseSet, Context) -> [Finding]>]
  let responseChanged: [RuleEntry<Two<Response>>]
  let linkAdded: [RuleEntry<One<Link>>]
  let linkRemoved: [RuleEntry<One<Link>>]
  let linkChanged: [RuleEntry<Two<Link>>]
  let headerAdded: [RuleEntry<One<Header>>]
  let headerRemoved: [RuleEntry<One<Header>>]
  let headerChanged: [RuleEntry<Two<Header>>]
  let unreadPart: [RuleEntry<One<UnreadPart>>]
  let remaining: [RuleEntry<@Sendable (Subject, Field, Context) -> Finding?>]

  init(_ rules: RuleSet) {
    description = rules.waiting { if case .descriptionChanged(let ask) = $0 { ask } else { nil } }
    componentAdded = rules.waiting { if case .componentAdded(let ask) = $0 { ask } else { nil } }
    componentRemoved = rules.waiting {
      if case .componentRemoved(let ask) = $0 { ask } else { nil }
    }
    unreferencedComponent = rules.waiting {
      if case .unreferencedComponentChanged(let ask) = $0 { ask } else { nil }
    }
    declarationMoved = rules.waiting {
      if case .declarationMoved(let ask) = $0 { ask } else { nil }
    }
    propertiesReordered = rules.waiting {
      if case .propertiesReordered(let ask) = $0 { ask } else { nil }
    }
    lifecycle = rules.waiting { if case .lifecycleChanged(let ask) = $0 { ask } else { nil } }
    operationAdded = rules.waiting { if case .operationAdded(let ask) = $0 { ask } else { nil } }
    operationRemoved = rules.waiting {
      if case .operationRemoved(let ask) = $0 { ask } else { nil }
    }
    operationDiverted = rules.waiting {
      if case .operationDiverted(let ask) = $0 { ask } else { nil }
    }
    operationChanged = rules.waiting {
      if case .operationChanged(let ask) = $0 { ask } else { nil }
    }
    callbackAdded = rules.waiting { if case .callbackAdded(let ask) = $0 { ask } else { nil } }
    callbackRemoved = rules.waiting { if case .callbackRemoved(let ask) = $0 { ask } else { nil } }
    callbackChanged = rules.waiting { if case .callbackChanged(let ask) = $0 { ask } else { nil } }
    security = rules.waiting { if case .securityChanged(let ask) = $0 { ask } else { nil } }
    securityScheme = rules.waiting {
      if case .securitySchemeChanged(let ask) = $0 { ask } else { nil }
    }
    serverAdded = rules.waiting { if case .serverAdded(let ask) = $0 { ask } else { nil } }
    serverRemoved = rules.waiting { if case .serverRemoved(let ask) = $0 { ask } else { nil } }
    serversRespelled = rules.waiting {
      if case .serversRespelled(let ask) = $0 { ask } else { nil }
    }
    serverChanged = rules.waiting { if case .serverChanged(let ask) = $0 { ask } else { nil } }
    serverVariable = rules.waiting {
      if case .serverVariableChanged(let ask) = $0 { ask } else { nil }
    }
    parameterAdded = rules.waiting { if case .parameterAdded(let ask) = $0 { ask } else { nil } }
    parameterRemoved = rules.waiting {
      if case .parameterRemoved(let ask) = $0 { ask } else { nil }
    }
    parameterChanged = rules.waiting {
      if case .parameterChanged(let ask) = $0 { ask } else { nil }
    }
    parametersRegrouped = rules.waiting {
      if case .parametersRegrouped(let ask) = $0 { ask } else { nil }
    }
    requestBodyAdded = rules.waiting {
      if case .requestBodyAdded(let ask) = $0 { ask } else { nil }
    }
    requestBodyRemoved = rules.waiting {
      if case .requestBodyRemoved(let ask) = $0 { ask } else { nil }
    }
    requestBodyChanged = rules.waiting {
      if case .requestBodyChanged(let ask) = $0 { ask } else { nil }
    }
    mediaTypeAdded = rules.waiting { if case .mediaTypeAdded(let ask) = $0 { ask } else { nil } }
    mediaTypeRemoved = rules.waiting {
      if case .mediaTypeRemoved(let ask) = $0 { ask } else { nil }
    }
    mediaTypeChanged = rules.waiting {
      if case .mediaTypeChanged(let ask) = $0 { ask } else { nil }
    }
    encodingAdded = rules.waiting { if case .encodingAdded(let ask) = $0 { ask } else { nil } }
    encodingRemoved = rules.waiting { if case .encodingRemoved(let ask) = $0 { ask } else { nil } }
    encodingChanged = rules.waiting { if case .encodingChanged(let ask) = $0 { ask } else { nil } }
    responseAdded = rules.waiting { if case .responseAdded(let ask) = $0 { ask } else { nil } }
    responseRemoved = rules.waiting { if case .responseRemoved(let ask) = $0 { ask } else { nil } }
    responseChanged = rules.waiting { if case .responseChanged(let ask) = $0 { ask } else { nil } }
    linkAdded = rules.waiting { if case .linkAdded(let ask) = $0 { ask } else { nil } }
    linkRemoved = rules.waiting { if case .linkRemoved(let ask) = $0 { ask } else { nil } }
    linkChanged = rules.waiting { if case .linkChanged(let ask) = $0 { ask } else { nil } }
    headerAdded = rules.waiting { if case .headerAdded(let ask) = $0 { ask } else { nil } }
    headerRemoved = rules.waiting { if case .headerRemoved(let ask) = $0 { ask } else { nil } }
    headerChanged = rules.waiting { if case .headerChanged(let ask) = $0 { ask } else { nil } }
    unreadPart = rules.waiting { if case .unreadPart(let ask) = $0 { ask } else { nil } }
    remaining = rules.waiting { if case .remainingField(let ask) = $0 { ask } else { nil } }
  }
}
