package import APIGraph

/// Puts the schemas of two descriptions into classes: two schemas are in one class exactly when they unfold to the same
/// tree of assertions, cycles included.
///
/// Names of components, annotations, order, and whether something stands inline or behind a reference make no difference.
/// Only what can be reached from the schemas that are asked for is read. A class that was handed out stays. Beyond a
/// budget schemas get classes of their own, so that fewer fall together, never more.
///
/// Where it is asked to leave alone what is known to be the same on both sides, such a schema has a class of its own without being
/// read, and so has one that leads to more schemas than should be read for one. Whether these say the same as others is then for
/// `ClassComparison` to find out.
package final class SchemaPartition {
  private let old: SchemaStore
  private let new: SchemaStore
  private let reader = SchemaContentReader()

  /// The classes of the nodes; negative while unknown.
  private var classes: [Int32] = []

  /// The classes by what they say, the shape first.
  private var known: [[Int32]: Int32] = [:]

  /// Classes that lead to each other, with their references as classes.
  private var cycles: [[Int32: SchemaContent]] = []

  /// The positions in `cycles` in which a shape occurs.
  private var cyclesByShape: [Int32: [Int]] = [:]

  private var remainingSchemas: Int

  /// The number of schemas that are read to find the class of one.
  private let explorationLimit: Int

  private let nodes: PartitionNodes

  /// By class: the node that it was made for, and whether not all that it leads to has been read.
  private var origins: [(node: Int32, leadsToUnread: Bool)] = []
  private var contentsByClass: [Int32: SchemaContent] = [:]
  /// By node: its number on the way, while the way is followed.
  private var numbers: [Int32] = []

  /// The references that are looked at when the classes of one cycle are told apart.
  private static let maximumSteps = 2_000_000

  /// The earlier cycles to which a new one is compared.
  private static let maximumCandidates = 16

  package init(
    old: SchemaStore, new: SchemaStore, maximumSchemas: Int = 40_000,
    explorationLimit: Int = .max, leavesCounterpartsUnread: Bool = false,
    counterpart: @escaping (SchemaID) -> SchemaID? = { _ in nil }
  ) {
    self.old = old
    self.new = new
    nodes = PartitionNodes(
      counterpart: counterpart, leavesCounterpartsUnread: leavesCounterpartsUnread)
    remainingSchemas = maximumSchemas
    self.explorationLimit = explorationLimit
  }

  /// The class of a schema.
  package func classOf(_ id: SchemaID, on side: InclusionDecider.Sender) -> Int32 {
    let node = nodes.node(id, on: side)
    if let known = knownClass(of: node) { return known }
    explore(node)
    return classes[Int(node)]
  }

  /// Whether another class may say the same as this one, because not all that it leads to has been read.
  func mayHideEquality(_ number: Int32) -> Bool { origins[Int(number)].leadsToUnread }

  /// What a class says, with its references as classes.
  func content(ofClass number: Int32) -> SchemaContent {
    if let known = contentsByClass[number] { return known }
    let node = origins[Int(number)].node
    let isUnread = nodes.isUnread(node)
    let content = content(of: node).replacingTargets { target in
      if let known = knownClass(of: target) { return known }
      // What belongs to a schema that is the same on both sides is the same too.
      if isUnread { nodes.leaveUnread(target) }
      explore(target)
      return classes[Int(target)]
    }
    contentsByClass[number] = content
    return content
  }

  /// The schema that is read to learn about a schema.
  func representative(
    of id: SchemaID, on side: InclusionDecider.Sender
  ) -> (SchemaID, InclusionDecider.Sender) {
    let node = nodes.node(id, on: side)
    return (SchemaID(index: node / 2), node & 1 == 0 ? .old : .new)
  }

  // MARK: Classes

  private func knownClass(of node: Int32) -> Int32? {
    guard node < classes.count, classes[Int(node)] >= 0 else { return nil }
    return classes[Int(node)]
  }

  private func setClass(_ number: Int32, of node: Int32) {
    let missing = Int(node) + 1 - classes.count
    if missing > 0 { classes.append(contentsOf: repeatElement(-1, count: missing)) }
    classes[Int(node)] = number
  }

  private func newClass(of node: Int32, leadsToUnread: Bool) -> Int32 {
    origins.append((node, leadsToUnread))
    return Int32(origins.count - 1)
  }

  /// Whether a reference of a schema leads to what is not read.
  private func leadsToUnread(_ content: SchemaContent) -> Bool {
    content.edges.contains { edge in
      knownClass(of: edge.target).map { origins[Int($0)].leadsToUnread } ?? false
    }
  }

  private func content(of node: Int32) -> SchemaContent {
    let side: InclusionDecider.Sender = node & 1 == 0 ? .old : .new
    let schema = (side == .old ? old : new).schema(SchemaID(index: node / 2))
    return reader.content(of: schema) { nodes.node($0, on: side) }
  }

  // MARK: Components

  /// A schema on the way to the one that is looked at.
  private struct Visit {
    let node: Int32
    let content: SchemaContent
    /// The reference that is followed next.
    var next = 0
    /// The number of the earliest node on the way that is known to be reached from here.
    var lowest: Int32
  }

  /// Finds the strongly connected components of all that is reached, the innermost first (Tarjan).
  private func explore(_ start: Int32) {
    if nodes.isUnread(start) {
      return setClass(newClass(of: start, leadsToUnread: true), of: start)
    }
    var count: Int32 = 0
    var path: [Visit] = []
    var pending: [(node: Int32, content: SchemaContent)] = []
    func enter(_ node: Int32) {
      guard remainingSchemas > 0 else {
        return setClass(newClass(of: node, leadsToUnread: false), of: node)
      }
      remainingSchemas -= 1
      let content = content(of: node)
      path.append(Visit(node: node, content: content, lowest: count))
      setNumber(count, of: node)
      count += 1
      pending.append((node, content))
    }
    enter(start)
    while let top = path.indices.last {
      if count > explorationLimit {
        // What it takes to tell their classes is much; `ClassComparison` looks at no more than it needs.
        for (node, _) in pending { setClass(newClass(of: node, leadsToUnread: true), of: node) }
        return
      }
      let next = path[top].next
      if next < path[top].content.edges.count {
        path[top].next += 1
        let target = path[top].content.edges[next].target
        if knownClass(of: target) != nil { continue }
        if nodes.isUnread(target) {
          setClass(newClass(of: target, leadsToUnread: true), of: target)
        } else if let number = number(of: target) {
          path[top].lowest = min(path[top].lowest, number)
        } else {
          enter(target)
        }
        continue
      }
      let (node, lowest) = (path[top].node, path[top].lowest)
      path.removeLast()
      if top > 0 { path[top - 1].lowest = min(path[top - 1].lowest, lowest) }
      guard lowest == number(of: node) else { continue }
      // Most components are one schema that stands last.
      if let last = pending.last, last.node == node {
        pending.removeLast()
        settle([last])
      } else if let first = pending.lastIndex(where: { $0.node == node }) {
        settle(Array(pending[first...]))
        pending.removeSubrange(first...)
      }
    }
  }

  private func setNumber(_ number: Int32, of node: Int32) {
    let missing = Int(node) + 1 - numbers.count
    if missing > 0 { numbers.append(contentsOf: repeatElement(-1, count: missing)) }
    numbers[Int(node)] = number
  }

  /// The number of a node on the way; those that have a class are not asked for again.
  private func number(of node: Int32) -> Int32? {
    guard node < numbers.count, numbers[Int(node)] >= 0 else { return nil }
    return numbers[Int(node)]
  }

  /// Gives classes to the nodes of a component; whatever else they refer to has one.
  private func settle(_ component: [(node: Int32, content: SchemaContent)]) {
    if component.count == 1, let (node, content) = component.first,
      !content.edges.contains(where: { $0.target == node })
    {
      let key = content.key(startingWith: content.shape) { classes[Int($0)] }
      if let number = known[key] { return setClass(number, of: node) }
      let number = newClass(of: node, leadsToUnread: leadsToUnread(content))
      known[key] = number
      return setClass(number, of: node)
    }
    var positions: [Int32: Int32] = [:]
    for (index, member) in component.enumerated() { positions[member.node] = Int32(index) }
    let nodes = component.map { member in
      member.content.replacingTargets { positions[$0] ?? ~classes[Int($0)] }
    }
    var refinement = PartitionRefinement(nodes: nodes, maximumSteps: Self.maximumSteps)
    // Each node for itself is a partition too, if one that tells too much apart.
    let colors = refinement.colors() ?? nodes.indices.map { Int32($0) }
    var quotient: [SchemaContent] = []
    var representatives: [Int32: Int32] = [:]
    for (color, node) in zip(colors, nodes) where representatives[color] == nil {
      representatives[color] = Int32(quotient.count)
      quotient.append(node)
    }
    let parts = colors.map { representatives[$0] ?? 0 }
    quotient = quotient.map { $0.replacingTargets { $0 < 0 ? $0 : parts[Int($0)] } }
    let numbers = earlierClasses(of: quotient) ?? newClasses(of: quotient, for: component, parts)
    for (part, member) in zip(parts, component) { setClass(numbers[Int(part)], of: member.node) }
  }

  // MARK: Cycles

  /// The classes of an earlier cycle that unfold to the same trees.
  ///
  /// Where one node of a strongly connected component is like a class, all that it reaches is like some class; and since it
  /// reaches itself, so does that class. So it is one earlier cycle or none.
  private func earlierClasses(of component: [SchemaContent]) -> [Int32]? {
    var candidates: [Int]?
    for node in component {
      let cycles = cyclesByShape[node.shape] ?? []
      if cycles.count < candidates?.count ?? .max { candidates = cycles }
    }
    for candidate in (candidates ?? []).suffix(Self.maximumCandidates).reversed() {
      if let classes = classes(of: component, in: cycles[candidate]) { return classes }
    }
    return nil
  }

  private func classes(
    of component: [SchemaContent], in cycle: [Int32: SchemaContent]
  ) -> [Int32]? {
    let members = cycle.sorted { $0.key < $1.key }
    var positions: [Int32: Int32] = [:]
    for (index, member) in members.enumerated() {
      positions[member.key] = Int32(component.count + index)
    }
    // The component may refer to classes of the very cycle that it is like, so that these are nodes here as well.
    let nodes =
      component.map { $0.replacingTargets { $0 < 0 ? positions[~$0] ?? $0 : $0 } }
      + members.map { $0.value.replacingTargets { positions[$0] ?? ~$0 } }
    var refinement = PartitionRefinement(nodes: nodes, maximumSteps: Self.maximumSteps)
    guard let colors = refinement.colors() else { return nil }
    var classes: [Int32: Int32] = [:]
    for (index, member) in members.enumerated() {
      classes[colors[component.count + index]] = member.key
    }
    var result: [Int32] = []
    for index in component.indices {
      guard let number = classes[colors[index]] else { return nil }
      result.append(number)
    }
    return result
  }

  private func newClasses(
    of component: [SchemaContent], for members: [(node: Int32, content: SchemaContent)],
    _ parts: [Int32]
  ) -> [Int32] {
    let leadsToUnread = members.contains { self.leadsToUnread($0.content) }
    var nodes = [Int32](repeating: 0, count: component.count)
    for (part, member) in zip(parts, members) { nodes[Int(part)] = member.node }
    let numbers = nodes.map { newClass(of: $0, leadsToUnread: leadsToUnread) }
    var cycle: [Int32: SchemaContent] = [:]
    for (number, node) in zip(numbers, component) {
      let content = node.replacingTargets { $0 < 0 ? ~$0 : numbers[Int($0)] }
      cycle[number] = content
      // What stands outside and says the same is in the same class.
      known[content.key(startingWith: content.shape) { $0 }] = number
    }
    for shape in Set(component.map(\.shape)) {
      cyclesByShape[shape, default: []].append(cycles.count)
    }
    cycles.append(cycle)
    return numbers
  }
}

extension SchemaContent {
  /// The same content with other references.
  fileprivate func replacingTargets(_ target: (Int32) -> Int32) -> SchemaContent {
    var content = self
    for index in edges.indices { content.edges[index].target = target(edges[index].target) }
    return content
  }
}
