import APIGraph

/// The rules about everything but schemas, grouped when they are first asked for.
final class OperationRuleGroups {
  typealias One<A> = @Sendable (A, Context) -> [Finding]
  typealias Two<A> = @Sendable (A, A, Context) -> [Finding]

  private let rules: RuleSet

  init(_ rules: RuleSet) { self.rules = rules }

  private(set) lazy var description: RuleGroup<Two<API>> = rules.group {
    if case .descriptionChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var componentAdded: RuleGroup<One<ComponentPair>> = rules.group {
    if case .componentAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var componentRemoved: RuleGroup<One<ComponentPair>> = rules.group {
    if case .componentRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var unreferencedComponent: RuleGroup<One<ComponentPair>> = rules.group {
    if case .unreferencedComponentChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var declarationMoved: RuleGroup<One<DeclarationMove>> = rules.group {
    if case .declarationMoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var propertiesReordered: RuleGroup<One<PropertyOrder>> = rules.group {
    if case .propertiesReordered(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var lifecycle: RuleGroup<One<LifecycleChange>> = rules.group {
    if case .lifecycleChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var operationAdded: RuleGroup<One<OperationPresence>> = rules.group {
    if case .operationAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var operationRemoved: RuleGroup<One<OperationPresence>> = rules.group {
    if case .operationRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var operationDiverted: RuleGroup<One<Diversion>> = rules.group {
    if case .operationDiverted(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var operationChanged: RuleGroup<Two<Operation>> = rules.group {
    if case .operationChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var callbackAdded: RuleGroup<One<Callback>> = rules.group {
    if case .callbackAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var callbackRemoved: RuleGroup<One<Callback>> = rules.group {
    if case .callbackRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var callbackChanged: RuleGroup<Two<Callback>> = rules.group {
    if case .callbackChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var security: RuleGroup<One<SecurityComparison>> = rules.group {
    if case .securityChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var securityScheme: RuleGroup<Two<SecurityScheme>> = rules.group {
    if case .securitySchemeChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var serverAdded: RuleGroup<One<ServerPresence>> = rules.group {
    if case .serverAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var serverRemoved: RuleGroup<One<ServerPresence>> = rules.group {
    if case .serverRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var serversRespelled: RuleGroup<One<ServerRespelling>> = rules.group {
    if case .serversRespelled(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var serverChanged: RuleGroup<Two<Server>> = rules.group {
    if case .serverChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var serverVariable: RuleGroup<Two<Server.Variable>> = rules.group {
    if case .serverVariableChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var parameterAdded: RuleGroup<One<Parameter>> = rules.group {
    if case .parameterAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var parameterRemoved: RuleGroup<One<Parameter>> = rules.group {
    if case .parameterRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var parameterChanged: RuleGroup<Two<Parameter>> = rules.group {
    if case .parameterChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var parametersRegrouped:
    RuleGroup<@Sendable (Parameter, [Parameter], Bool, Context) -> [Finding]> = rules.group {
      if case .parametersRegrouped(let ask) = $0 { ask } else { nil }
    }
  private(set) lazy var requestBodyAdded: RuleGroup<One<RequestBody>> = rules.group {
    if case .requestBodyAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var requestBodyRemoved: RuleGroup<One<RequestBody>> = rules.group {
    if case .requestBodyRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var requestBodyChanged: RuleGroup<Two<RequestBody>> = rules.group {
    if case .requestBodyChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var mediaTypeAdded: RuleGroup<One<MediaType>> = rules.group {
    if case .mediaTypeAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var mediaTypeRemoved: RuleGroup<One<MediaType>> = rules.group {
    if case .mediaTypeRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var mediaTypeChanged: RuleGroup<Two<MediaType>> = rules.group {
    if case .mediaTypeChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var encodingAdded: RuleGroup<One<Encoding>> = rules.group {
    if case .encodingAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var encodingRemoved: RuleGroup<One<Encoding>> = rules.group {
    if case .encodingRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var encodingChanged: RuleGroup<Two<Encoding>> = rules.group {
    if case .encodingChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var responseAdded:
    RuleGroup<@Sendable (Response, ResponseSet, Context) -> [Finding]> = rules.group {
      if case .responseAdded(let ask) = $0 { ask } else { nil }
    }
  private(set) lazy var responseRemoved:
    RuleGroup<@Sendable (Response, ResponseSet, Context) -> [Finding]> = rules.group {
      if case .responseRemoved(let ask) = $0 { ask } else { nil }
    }
  private(set) lazy var responseChanged: RuleGroup<Two<Response>> = rules.group {
    if case .responseChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var linkAdded: RuleGroup<One<Link>> = rules.group {
    if case .linkAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var linkRemoved: RuleGroup<One<Link>> = rules.group {
    if case .linkRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var linkChanged: RuleGroup<Two<Link>> = rules.group {
    if case .linkChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var headerAdded: RuleGroup<One<Header>> = rules.group {
    if case .headerAdded(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var headerRemoved: RuleGroup<One<Header>> = rules.group {
    if case .headerRemoved(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var headerChanged: RuleGroup<Two<Header>> = rules.group {
    if case .headerChanged(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var unreadPart: RuleGroup<One<UnreadPart>> = rules.group {
    if case .unreadPart(let ask) = $0 { ask } else { nil }
  }
  private(set) lazy var remaining: RuleGroup<@Sendable (Subject, Field, Context) -> Finding?> =
    rules.group {
      if case .remainingField(let ask) = $0 { ask } else { nil }
    }
}
