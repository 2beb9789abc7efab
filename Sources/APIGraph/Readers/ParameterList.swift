import DocumentTree

/// Joins the parameters of a path item with those of an operation, the same way in every family.
enum ParameterList {
  /// What tells parameters apart (OAS 3.1 §4.8.10.1).
  private struct Key: Hashable {
    let location: Parameter.Location
    let key: ExactString

    init(_ parameter: Parameter) {
      location = parameter.location
      key = parameter.key
    }
  }

  /// The parameters that apply to an operation: its own and those that it inherits and does not override.
  static func effective(
    inherited: [Parameter], own: [Parameter], place: OperationHeading.Place, operation: Site,
    in context: ReadingContext
  ) -> [Parameter] {
    let own = unique(own, in: context)
    var parameters = unique(inherited, in: context)
    if !own.isEmpty, !parameters.isEmpty {
      let overridden = Set(own.map(Key.init))
      parameters.removeAll { overridden.contains(Key($0)) }
    }
    parameters += own
    guard case .path(let template) = place else { return parameters }
    let variables = PathTemplate.names(template)
    var declared: Set<ExactString> = []
    for index in parameters.indices where parameters[index].location == .path {
      parameters[index].position = variables.firstIndex(of: parameters[index].name)
      declared.insert(parameters[index].name)
      guard parameters[index].position == nil else { continue }
      context.note(
        "unused-path-parameter",
        "the path '\(template)' has no place for the parameter '\(parameters[index].name)'",
        at: operation)
    }
    for variable in variables where !declared.contains(variable) {
      context.note(
        "undeclared-path-parameter",
        "the operation declares no path parameter '\(variable)' for the path '\(template)'",
        at: operation)
    }
    return parameters
  }

  /// The first of parameters that share place and name.
  private static func unique(_ parameters: [Parameter], in context: ReadingContext) -> [Parameter] {
    guard parameters.count > 1 else { return parameters }
    func site(_ origin: Origin) -> Site {
      Site(node: context.documents.node(origin), document: origin.document)
    }
    var used: [Key: Parameter] = [:]
    return parameters.filter { parameter in
      guard let other = used[Key(parameter)] else {
        used[Key(parameter)] = parameter
        return true
      }
      context.under("\(parameter.location.rawValue) \(parameter.name)") {
        context.markUnused(
          "parameter", site(parameter.origin), insteadOf: site(other.origin),
          "a second \(parameter.location) parameter '\(parameter.name)' is ignored",
          code: "duplicate-parameter")
      }
      return false
    }
  }

  /// Makes a path parameter required, as all of them are (OAS 3.1 §4.8.12.2.1).
  static func requirePathParameter(
    _ parameter: inout Parameter, _ site: Site, in context: ReadingContext
  ) {
    context.note(
      "path-parameter-not-required",
      "the path parameter '\(parameter.name)' is required although it does not say so", at: site)
    parameter.isRequired = true
    parameter.facts.set("required", Fact(.boolean(true), origin: site.origin))
  }
}
