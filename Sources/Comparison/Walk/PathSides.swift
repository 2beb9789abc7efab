import APIGraph
import DocumentTree

/// Looks at both sides' operations to say what is special about one that only one side has.
struct PathSides {
  private let methodsByPath: (old: [ExactString: [String]], new: [ExactString: [String]])

  init(old: API, new: API) {
    methodsByPath = (old: Self.methods(old), new: Self.methods(new))
  }

  /// What rules are shown of an operation that only one side has; `others` are those that only the other side has.
  func presence(of heading: OperationHeading, isOld: Bool, others: [OperationHeading])
    -> OperationPresence
  {
    OperationPresence(
      heading: heading, label: heading.label, methodsOfWholePath: wholePath(heading, isOld: isOld),
      renamed: partner(heading, among: others))
  }

  private func wholePath(_ heading: OperationHeading, isOld: Bool) -> [String]? {
    guard case .path(let path) = heading.place else { return nil }
    let key = ExactString(PathTemplate.erased(path))
    let own = isOld ? methodsByPath.old : methodsByPath.new
    let other = isOld ? methodsByPath.new : methodsByPath.old
    guard other[key] == nil, let methods = own[key], methods.count > 1 else { return nil }
    return methods
  }

  /// The one operation of the other side that has the same `operationId`, or the same method and nearly the same path.
  private func partner(_ heading: OperationHeading, among others: [OperationHeading]) -> String? {
    if let identifier = heading.operationID {
      let same = others.filter { $0.operationID == identifier }
      if same.count == 1 { return same[0].label }
    }
    guard others.count <= 50 else { return nil }
    let alike = others.filter {
      $0.method == heading.method && NameSimilarity.share($0.label, heading.label) >= 0.8
    }
    return alike.count == 1 ? alike[0].label : nil
  }

  private static func methods(_ api: API) -> [ExactString: [String]] {
    var methods: [ExactString: [String]] = [:]
    for heading in api.operations {
      guard case .path(let path) = heading.place else { continue }
      methods[ExactString(PathTemplate.erased(path)), default: []].append(heading.method)
    }
    return methods
  }
}

extension OperationPresence {
  /// Where it stands: the path item when all of it is on one side only, so that this is one change.
  func origin(_ heading: OperationHeading) -> Origin {
    methodsOfWholePath == nil ? heading.origin : heading.declaration
  }
}
