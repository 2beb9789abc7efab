import APIGraph
import DocumentTree

/// Looks at both sides' operations to say what is special about one that only one side has.
struct PathSides {
  private let pairing: OperationPairing
  private let hints: RenameHints
  /// The methods at the paths of those operations, by their templates.
  private let methodsByPath: (old: [ExactString: [String]], new: [ExactString: [String]])

  init(_ pairing: OperationPairing, old: API, new: API) {
    self.pairing = pairing
    hints = RenameHints(
      removed: pairing.removed, added: pairing.added, old: old.documents, new: new.documents)
    let templates = (pairing.removed + pairing.added).templates
    methodsByPath = (
      old: old.paths.methods(atTemplates: templates), new: new.paths.methods(atTemplates: templates)
    )
  }

  /// What rules are shown of an operation that only the old side has.
  func removed(_ index: Int) -> OperationPresence {
    presence(
      pairing.removed, index, hints.newOfRemoved, pairing.added,
      methods: (methodsByPath.old, methodsByPath.new))
  }

  /// What rules are shown of an operation that only the new side has.
  func added(_ index: Int) -> OperationPresence {
    presence(
      pairing.added, index, hints.oldOfAdded, pairing.removed,
      methods: (methodsByPath.new, methodsByPath.old))
  }

  private func presence(
    _ own: [OperationHeading], _ index: Int, _ partners: [Int: Int], _ others: [OperationHeading],
    methods: (own: [ExactString: [String]], other: [ExactString: [String]])
  ) -> OperationPresence {
    let heading = own[index]
    let whole = wholePath(heading, own, methods)
    var renamed = partners[index].map { others[$0].label }
    if whole != nil {
      // All of the path is one change, which is hinted at where all of it went to one path.
      let paths = own.indices.filter { own[$0].place == heading.place }.map { index in
        partners[index].flatMap { others[$0].path }
      }
      if let first = paths.first, let path = first, paths.allSatisfy({ $0 == path }) {
        renamed = path
      }
    }
    return OperationPresence(
      heading: heading, label: heading.label, methodsOfWholePath: whole, renamed: renamed)
  }

  /// The methods of the path, when all of them are on one side only.
  private func wholePath(
    _ heading: OperationHeading, _ own: [OperationHeading],
    _ methods: (own: [ExactString: [String]], other: [ExactString: [String]])
  ) -> [String]? {
    guard let key = heading.template, methods.other[key] == nil, let all = methods.own[key],
      all.count > 1,
      own.count(where: { $0.place == heading.place }) == all.count
    else { return nil }
    return all
  }
}

extension OperationHeading {
  /// The path without the names of its parameters, for operations of `paths`.
  var template: ExactString? { path.map { ExactString(PathTemplate.erased($0)) } }
}

extension [OperationHeading] {
  /// Their paths without the names of parameters.
  var templates: Set<ExactString> { Set(compactMap(\.template)) }
}

extension OperationPresence {
  /// Where it stands: the path item when all of it is on one side only, so that this is one change.
  func origin(_ heading: OperationHeading) -> Origin {
    methodsOfWholePath == nil ? heading.origin : heading.declaration
  }
}
