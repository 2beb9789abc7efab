package import APIGraph

/// When a rule is asked, and what it is shown. The walk asks all rules of a case for each pair that it meets.
package enum Trigger: Sendable {
  case descriptionChanged(@Sendable (API, API, Context) -> [Finding])
  case componentAdded(@Sendable (ComponentPair, Context) -> [Finding])
  case componentRemoved(@Sendable (ComponentPair, Context) -> [Finding])
  /// A component that no operation uses.
  case unreferencedComponentChanged(@Sendable (ComponentPair, Context) -> [Finding])
  /// A part is the same component no more, or became one.
  case declarationMoved(@Sendable (DeclarationMove, Context) -> [Finding])
  /// The properties of an object stand in another order, in which no message differs.
  case propertiesReordered(@Sendable (PropertyOrder, Context) -> [Finding])

  case lifecycleChanged(@Sendable (LifecycleChange, Context) -> [Finding])

  case operationAdded(@Sendable (OperationPresence, Context) -> [Finding])
  case operationRemoved(@Sendable (OperationPresence, Context) -> [Finding])
  case operationDiverted(@Sendable (Diversion, Context) -> [Finding])
  case operationChanged(@Sendable (Operation, Operation, Context) -> [Finding])
  case callbackAdded(@Sendable (Callback, Context) -> [Finding])
  case callbackRemoved(@Sendable (Callback, Context) -> [Finding])
  case callbackChanged(@Sendable (Callback, Callback, Context) -> [Finding])

  case securityChanged(@Sendable (SecurityComparison, Context) -> [Finding])
  case securitySchemeChanged(@Sendable (SecurityScheme, SecurityScheme, Context) -> [Finding])
  case serverAdded(@Sendable (ServerPresence, Context) -> [Finding])
  case serverRemoved(@Sendable (ServerPresence, Context) -> [Finding])
  case serversRespelled(@Sendable (ServerRespelling, Context) -> [Finding])
  case serverChanged(@Sendable (Server, Server, Context) -> [Finding])
  case serverVariableChanged(@Sendable (Server.Variable, Server.Variable, Context) -> [Finding])

  case parameterAdded(@Sendable (Parameter, Context) -> [Finding])
  case parameterRemoved(@Sendable (Parameter, Context) -> [Finding])
  case parameterChanged(@Sendable (Parameter, Parameter, Context) -> [Finding])
  /// An object of the old side (or of the new one) whose members the other side declares in another way.
  case parametersRegrouped(@Sendable (Parameter, [Parameter], Bool, Context) -> [Finding])

  case requestBodyAdded(@Sendable (RequestBody, Context) -> [Finding])
  case requestBodyRemoved(@Sendable (RequestBody, Context) -> [Finding])
  case requestBodyChanged(@Sendable (RequestBody, RequestBody, Context) -> [Finding])

  case mediaTypeAdded(@Sendable (MediaType, Context) -> [Finding])
  case mediaTypeRemoved(@Sendable (MediaType, Context) -> [Finding])
  case mediaTypeChanged(@Sendable (MediaType, MediaType, Context) -> [Finding])
  case encodingAdded(@Sendable (Encoding, Context) -> [Finding])
  case encodingRemoved(@Sendable (Encoding, Context) -> [Finding])
  case encodingChanged(@Sendable (Encoding, Encoding, Context) -> [Finding])

  case responseAdded(@Sendable (Response, ResponseSet, Context) -> [Finding])
  case responseRemoved(@Sendable (Response, ResponseSet, Context) -> [Finding])
  case responseChanged(@Sendable (Response, Response, Context) -> [Finding])
  case linkAdded(@Sendable (Link, Context) -> [Finding])
  case linkRemoved(@Sendable (Link, Context) -> [Finding])
  case linkChanged(@Sendable (Link, Link, Context) -> [Finding])
  case headerAdded(@Sendable (Header, Context) -> [Finding])
  case headerRemoved(@Sendable (Header, Context) -> [Finding])
  case headerChanged(@Sendable (Header, Header, Context) -> [Finding])

  case schemaChanged(@Sendable (Schema, Schema, Context) -> [Finding])
  /// One of the two allows nothing, and the other something.
  case schemaPossibilityChanged(@Sendable (Schema, Schema, Context) -> [Finding])
  /// What a schema speaks of changed where `unevaluatedProperties` or `unevaluatedItems` counts it.
  case evaluationChanged(@Sendable (Schema, Schema, Context) -> [Finding])
  case propertyAdded(@Sendable (PropertyPresence, Context) -> [Finding])
  case propertyRemoved(@Sendable (PropertyPresence, Context) -> [Finding])
  /// Asked where only one side requires the property, or where the facts of its schemas are not all the same.
  case propertyChanged(@Sendable (PropertyPair, Context) -> [Finding])
  case branchAdded(@Sendable (BranchPresence, Context) -> [Finding])
  case branchRemoved(@Sendable (BranchPresence, Context) -> [Finding])
  case branchChanged(@Sendable (Schema.Branch, Schema.Branch, Context) -> [Finding])

  /// A pair of schemas is known, or feared, to break, and no other rule has said by what.
  case schemaUnexplained(@Sendable (UnexplainedPair, Context) -> [Finding])

  /// What could not be read on a side, and is not the same text on the other.
  case unreadPart(@Sendable (UnreadPart, Context) -> [Finding])

  /// A field that differs and that no rule of its subject has covered.
  case remainingField(@Sendable (Subject, Field, Context) -> Finding?)

  /// The element that the trigger is about.
  package var subject: Subject {
    switch self {
    case .descriptionChanged: .description
    case .componentAdded, .componentRemoved, .unreferencedComponentChanged, .declarationMoved:
      .component
    case .operationAdded, .operationRemoved, .operationDiverted, .operationChanged: .operation
    case .callbackAdded, .callbackRemoved, .callbackChanged: .callback
    case .securityChanged: .security
    case .securitySchemeChanged: .securityScheme
    case .serverAdded, .serverRemoved, .serversRespelled, .serverChanged, .serverVariableChanged:
      .server
    case .parameterAdded, .parameterRemoved, .parameterChanged, .parametersRegrouped: .parameter
    case .requestBodyAdded, .requestBodyRemoved, .requestBodyChanged: .requestBody
    case .mediaTypeAdded, .mediaTypeRemoved, .mediaTypeChanged: .mediaType
    case .encodingAdded, .encodingRemoved, .encodingChanged: .encoding
    case .responseAdded, .responseRemoved, .responseChanged: .response
    case .linkAdded, .linkRemoved, .linkChanged: .link
    case .headerAdded, .headerRemoved, .headerChanged: .header
    case .schemaChanged, .schemaPossibilityChanged, .evaluationChanged, .branchAdded,
      .branchRemoved, .branchChanged, .schemaUnexplained:
      .schema
    case .propertyAdded, .propertyRemoved, .propertyChanged, .propertiesReordered: .property
    case .lifecycleChanged, .unreadPart, .remainingField: .any
    }
  }

  /// The options that bear on what it finds, but for those that bear on every rule.
  package var options: [RuleDescription.Option] {
    switch self {
    case .operationRemoved, .parameterRemoved, .propertyRemoved, .headerRemoved:
      [.acceptedRemovals]
    case .componentAdded, .componentRemoved: [.judgedComponents]
    case .propertiesReordered: [.generatedCodeOnly]
    default: []
    }
  }
}

/// The nouns that rules are about.
package enum Subject: String, Sendable, CaseIterable {
  case description
  case operation
  case parameter
  case requestBody = "request body"
  case mediaType = "media type"
  case encoding
  case response
  case header
  case link
  case callback
  case security
  case securityScheme = "security scheme"
  case server
  case schema
  case property
  case component
  case any = "any part"
}
