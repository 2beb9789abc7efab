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

  /// The components of the section that are not the same in a section of another description.
  func unlike(_ other: Site?, in api: API) -> [Site] {
    guard let other else { return site.members }
    if site.node.isEqual(to: other.node) { return [] }
    let (tree, otherTree) = (site.node.tree, other.node.tree)
    let record = site.node.record
    var unlike: [Site] = []
    for index in record.first..<record.first + record.count {
      if let key = otherTree.keys.id(of: tree.records[Int(index)].key, in: tree.keys),
        let partner = api.documents.member(key, of: other.origin, in: otherTree),
        tree.hashes[Int(index)] == otherTree.hashes[Int(partner.index)]
      {
        continue
      }
      unlike.append(
        Site(node: Node(tree: tree, id: NodeID(index: index)), document: site.document))
    }
    return unlike
  }
}
