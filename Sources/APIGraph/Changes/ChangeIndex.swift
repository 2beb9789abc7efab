import DocumentTree

/// Which parts of two descriptions can differ at all, found without reading them.
package final class ChangeIndex {
  /// Whether what operations inherit from their document is the same on both sides: servers, security and its schemes,
  /// 2.0's `consumes` and `produces`.
  package let operationsInheritTheSame: Bool
  /// Components that differ, or exist on one version only, and that no operation of either version can reach.
  package let unreferencedComponents: [ComponentPair]
  /// Components that exist on one version only, and where both are of one family those that differ.
  package let changedComponents: [ComponentPair]

  /// The documents of both versions that have the same place beside the root document.
  package var documents: [(old: Int32, new: Int32)] {
    graph.documents.pairs.compactMap { pair in
      guard let old = pair.old, let new = pair.new else { return nil }
      return (old, new)
    }
  }

  private let graph: PlaceGraph
  private let counterparts: Counterparts
  private let judge: Judge

  /// Tells what is unchanged.
  private struct Judge {
    /// Whether the two sides are read alike.
    let isComparable: Bool
    let old: Side
    let new: Side

    /// What is known of the nodes of one version.
    struct Side {
      let trees: [Tree]
      let locations: [ExactString]
      let marks: [[NodeMarks]]

      init(_ graph: PlaceGraph, _ dirt: DirtyPlaces, _ version: Version) {
        trees = graph.places[version].scan.trees
        locations = graph.documents.locations[version]
        marks = NodeMarks.all(of: graph, dirt, version)
      }

      func marks(of origin: Origin) -> NodeMarks {
        // A document that was loaded since then has not been looked at.
        guard Int(origin.document) < marks.count else { return .tainted }
        return marks[Int(origin.document)][Int(origin.node.index)]
      }

      /// `nil` in a document that was loaded since then.
      func hash(of origin: Origin) -> StructuralHash? {
        guard Int(origin.document) < trees.count else { return nil }
        return trees[Int(origin.document)].hashes[Int(origin.node.index)]
      }
    }

    func isUnchanged(_ first: Origin, _ second: Origin) -> Bool {
      guard isComparable else { return false }
      let marks = old.marks(of: first)
      guard marks.union(new.marks(of: second)).isDisjoint(with: .tainted),
        old.hash(of: first) == new.hash(of: second)
      else { return false }
      // One text means two things when the references in it start from different documents.
      return !marks.contains(.dependent) || first.document == 0 && second.document == 0
        || old.locations[Int(first.document)] == new.locations[Int(second.document)]
    }
  }

  /// With `includesComponents`, what cannot be read in components is said whether an operation reaches it or not.
  package init(old: API, new: API, includesComponents: Bool = false) {
    let graph = PlaceGraph(old: DependencyScan(old), new: DependencyScan(new))
    let dirt = DirtyPlaces(graph)
    let judge = Judge(
      isComparable: old.specification.family == new.specification.family
        && Self.isSame(old.documents, new.documents, "jsonSchemaDialect"),
      old: Judge.Side(graph, dirt, .old), new: Judge.Side(graph, dirt, .new))
    self.graph = graph
    self.judge = judge
    counterparts = Counterparts(graph)
    operationsInheritTheSame =
      judge.isComparable && InheritedParts.areUnchanged(graph, isUnchanged: judge.isUnchanged)
    changedComponents = ComponentPair.changed(old: old, new: new)
    unreferencedComponents = ComponentPair.unreferenced(changedComponents, in: graph)
    Self.remarkOnDanglingReferences(graph, everywhere: includesComponents)
  }

  /// Says what cannot be read below operations that nobody may read, because they are the same in both versions.
  private static func remarkOnDanglingReferences(_ graph: PlaceGraph, everywhere: Bool) {
    for version in Version.allCases {
      let scan = graph.places[version].scan
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
    judge.isUnchanged(old, new)
  }

  /// Equal text on sides that are read alike, whatever it refers to.
  package func haveEqualTexts(_ old: Origin, _ new: Origin) -> Bool {
    guard judge.isComparable, let mine = judge.old.hash(of: old) else { return false }
    return mine == judge.new.hash(of: new)
  }

  /// Whether something in a node of either version may depend on what stands elsewhere.
  package func dependOnOthers(_ old: Origin, _ new: Origin) -> Bool {
    !judge.old.marks(of: old).union(judge.new.marks(of: new)).isEmpty
  }

  /// The member with the same key of an object of the new version, if both have it; quickly where it is at the same position.
  package func partner(
    ofOld member: Origin, at position: Int, among members: Range<UInt32>, in document: Int32
  ) -> UInt32? {
    let (old, new) = (judge.old.trees[Int(member.document)], judge.new.trees[Int(document)])
    guard let key = new.keys.id(of: old.records[Int(member.node.index)].key, in: old.keys) else {
      return nil
    }
    let likely = members.lowerBound + UInt32(position)
    if members.contains(likely), new.records[Int(likely)].key == key { return likely }
    return members.first { new.records[Int($0)].key == key }
  }

  /// A node of the new version that is the same as a node of the old one, as far as one stands at the same place.
  package func counterpart(ofOld origin: Origin) -> Origin? {
    guard judge.old.marks(of: origin).isDisjoint(with: .tainted) else { return nil }
    return counterparts.new(for: origin) { isUnchanged(origin, $0) }
  }

  private static func isSame(_ old: DocumentSet, _ new: DocumentSet, _ key: String) -> Bool {
    old.documents[0].tree.rootNode[key]?.hash == new.documents[0].tree.rootNode[key]?.hash
  }
}
