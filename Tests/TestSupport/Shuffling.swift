package import DocumentTree

/// Puts the members of every object into another order, and nothing else; optionally also lists that mean sets.
package struct Shuffling: Rewriting {
  private let seed: UInt64
  private let includesSets: Bool
  private let base: any Rewriting

  /// Lists in which OpenAPI gives no meaning to the order.
  private static let sets: Set<ExactString> = ["required", "enum", "tags", "parameters"]

  /// The same seed gives the same order.
  package init(
    seed: UInt64, includesSets: Bool = false, after base: any Rewriting = Unchanged()
  ) {
    self.seed = seed
    self.includesSets = includesSets
    self.base = base
  }

  package func content(of node: Node, as role: Role) -> Content {
    var generator = SeededGenerator(seed: seed &+ UInt64(node.id.index) &* 0x2545_F491_4F6C_DD1D)
    switch base.content(of: node, as: role) {
    case .object(let members):
      guard includesSets, role.hasFixedFields else {
        return .object(members.shuffled(using: &generator))
      }
      let shuffled = members.map { member in
        guard Shuffling.sets.contains(ExactString(member.key)),
          case .node(let list, let listRole) = member.part, list.kind == .array
        else { return member }
        let elements = list.children.map { Part.node($0, listRole) }
        return Content.Member(member.key, .list(elements.shuffled(using: &generator)))
      }
      return .object(shuffled.shuffled(using: &generator))
    case let other:
      return other
    }
  }
}
