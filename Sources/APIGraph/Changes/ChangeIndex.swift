import DocumentTree

/// Which parts of two descriptions can differ at all, found without reading them.
package struct ChangeIndex {
  /// Whether what operations inherit from their document is the same on both sides: servers, security and its schemes,
  /// 2.0's `consumes` and `produces`.
  package let operationsInheritTheSame: Bool
  /// Components that differ, or exist on one version only, and that no operation of either version can reach.
  package let unreferencedComponents: [ComponentPair]
  /// The documents of both versions that have the same place beside the root document.
  package let documents: [(old: Int32, new: Int32)]

  /// Whether the two sides are read alike.
  private let isComparable: Bool
  private let old: Side
  private let new: Side
  private let counterparts: Counterparts

  /// What is known of the nodes of one version.
  private struct Side {
    let documents: DocumentSet
    let locations: [ExactString]
    let marks: [[NodeMarks]]

    func marks(of origin: Origin) -> NodeMarks? {
      // A document that was loaded since then has not been looked at.
      guard Int(origin.document) < marks.count else { return nil }
      return marks[Int(origin.document)][Int(origin.node.index)]
    }
  }

  /// With `includesComponents`, what cannot be read in components is said whether an operation reaches it or not.
  package init(old: API, new: API, includesComponents: Bool = false) {
    let graph = PlaceGraph(PairedPlaces(old: DependencyScan(old), new: DependencyScan(new)))
    let dirt = DirtyPlaces(graph)
    isComparable =
      old.specification.family == new.specification.family
      && Self.isSame(old.documents, new.documents, "jsonSchemaDialect")
    self.old = Side(
      documents: old.documents,
      locations: graph.paired.locations.old,
      marks: NodeMarks.all(of: graph, dirt, .old))
    self.new = Side(
      documents: new.documents,
      locations: graph.paired.locations.new,
      marks: NodeMarks.all(of: graph, dirt, .new))
    counterparts = Counterparts(graph)
    operationsInheritTheSame =
      isComparable
      && InheritedParts.areUnchanged(
        graph, isUnchanged: Self.judge(isComparable, self.old, self.new))
    documents = graph.paired.documents
    unreferencedComponents = ComponentPair.unreferenced(in: graph)
    Self.remarkOnDanglingReferences(graph, everywhere: includesComponents)
  }

  /// Says what cannot be read below operations that nobody may read, because they are the same in both versions.
  private static func remarkOnDanglingReferences(_ graph: PlaceGraph, everywhere: Bool) {
    for version in Version.allCases {
      let scan = graph.scans[version]
      guard !scan.dangling.isEmpty else { continue }
      let reach = Reach(graph, version)
      for origin in scan.dangling where everywhere || reach.contains(origin) {
        scan.api.remark(onReference: origin)
      }
    }
  }

  /// Equal text, and equal in all that it depends on: comparing the two can find nothing.
  ///
  /// What an operation takes from its path item and its document is not part of its own node: ask for its declaration and
  /// for `operationsInheritTheSame` as well.
  package func isUnchanged(_ old: Origin, _ new: Origin) -> Bool {
    Self.judge(isComparable, self.old, self.new)(old, new)
  }

  /// A node of the new version that is the same as a node of the old one, as far as one stands at the same place.
  package func counterpart(ofOld origin: Origin) -> Origin? {
    guard old.marks(of: origin)?.isDisjoint(with: .tainted) == true,
      let new = counterparts.new(for: origin), isUnchanged(origin, new)
    else { return nil }
    return new
  }

  private static func judge(
    _ isComparable: Bool, _ old: Side, _ new: Side
  ) -> (Origin, Origin) -> Bool {
    { first, second in
      guard isComparable, let marks = old.marks(of: first), let others = new.marks(of: second),
        marks.isDisjoint(with: .tainted), others.isDisjoint(with: .tainted),
        old.documents.node(first).isEqual(to: new.documents.node(second))
      else { return false }
      // One text means two things when the references in it start from different documents.
      return !marks.contains(.dependent)
        || old.locations[Int(first.document)] == new.locations[Int(second.document)]
    }
  }

  private static func isSame(_ old: DocumentSet, _ new: DocumentSet, _ key: String) -> Bool {
    old.documents[0].tree.rootNode[key]?.hash == new.documents[0].tree.rootNode[key]?.hash
  }
}
