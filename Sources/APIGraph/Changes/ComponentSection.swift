import DocumentTree

/// A section of a description that holds components.
struct ComponentSection {
  /// What it holds, such as `schemas`; Swagger 2.0's sections have the names of 3.x.
  let kind: String
  /// The object whose members are the components.
  let site: Site

  /// What a component of the section is: what 3.x declares as a request body is a parameter in 2.0.
  func kind(of component: Node) -> String {
    guard kind == "parameters",
      ["body", "formData"].contains(Site(node: component, document: 0)["in"]?.text)
    else { return kind }
    return "requestBodies"
  }

  /// The name of a component of the section.
  func name(of member: Site) -> ComponentNames.Name {
    ComponentNames.Name(kind: kind(of: member.node), name: ExactString(member.key))
  }

  /// The components of the section that are not the same in a section of another description, and those of that one that are not
  /// the same in this one.
  func unlike(_ other: ComponentSection, in api: API) -> (own: [Site], others: [Site]) {
    if site.node.isEqual(to: other.site.node) { return ([], []) }
    let (tree, otherTree) = (site.node.tree, other.site.node.tree)
    let place = other.site.origin
    let others = other.indices
    var isUnlike = [Bool](repeating: true, count: others.count)
    var unlike: [Site] = []
    for index in indices {
      if let key = otherTree.keys.id(of: tree.records[Int(index)].key, in: tree.keys),
        let partner = api.documents.member(key, of: place, in: otherTree),
        tree.hashes[Int(index)] == otherTree.hashes[Int(partner.index)]
      {
        isUnlike[Int(partner.index - others.lowerBound)] = false
      } else {
        unlike.append(component(index))
      }
    }
    return (
      unlike, others.filter { isUnlike[Int($0 - others.lowerBound)] }.map(other.component)
    )
  }

  /// Where the components stand in the tree.
  private var indices: Range<UInt32> {
    let record = site.node.record
    return record.first..<record.first + record.count
  }

  private func component(_ index: UInt32) -> Site {
    Site(node: Node(tree: site.node.tree, id: NodeID(index: index)), document: site.document)
  }
}
