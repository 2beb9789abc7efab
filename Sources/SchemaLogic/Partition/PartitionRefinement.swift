/// Finds which nodes of a graph unfold to the same tree, by refining a partition until it no longer changes.
///
/// A node is looked at again only when something that it refers to has got another color. Of a color that falls apart the largest
/// part keeps it, so that a long cycle in which little differs costs no more than its length.
struct PartitionRefinement {
  /// The nodes; a reference to one of them is its position, any other reference a class as a negative number (`~class`).
  private let nodes: [SchemaContent]

  /// The steps that are left: a step is a reference looked at.
  private var remainingSteps: Int

  /// By node: its color.
  private var nodeColors: [Int32] = []
  /// By color: the nodes that have it, in no order.
  private var members: [[Int]] = []
  /// By node: where it stands among the members of its color.
  private var places: [Int] = []

  init(nodes: [SchemaContent], maximumSteps: Int) {
    self.nodes = nodes
    remainingSteps = maximumSteps
  }

  /// A number for each node, equal exactly for nodes that unfold to the same tree; `nil` when that took too many steps.
  mutating func colors() -> [Int32]? {
    colorByShape()
    let users = users()
    var touched = Array(nodes.indices)
    var isTouched = [Bool](repeating: false, count: nodes.count)
    while !touched.isEmpty {
      guard let changed = split(touched) else { return nil }
      touched.removeAll(keepingCapacity: true)
      for user in changed.lazy.flatMap({ users[$0] }) where !isTouched[user] {
        isTouched[user] = true
        touched.append(user)
      }
      for index in touched { isTouched[index] = false }
    }
    return nodeColors
  }

  private mutating func colorByShape() {
    var numbers: [Int32: Int32] = [:]
    places = Array(repeating: 0, count: nodes.count)
    nodeColors = Array(repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      let color = numbers[node.shape] ?? Int32(members.count)
      if Int(color) == members.count {
        numbers[node.shape] = color
        members.append([])
      }
      add(index, to: color)
    }
  }

  /// By node: those that refer to it.
  private func users() -> [[Int]] {
    var users = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for edge in node.edges where edge.target >= 0 { users[Int(edge.target)].append(index) }
    }
    return users
  }

  private mutating func add(_ index: Int, to color: Int32) {
    nodeColors[index] = color
    places[index] = members[Int(color)].count
    members[Int(color)].append(index)
  }

  private mutating func remove(_ index: Int) {
    let color = Int(nodeColors[index])
    let last = members[color][members[color].count - 1]
    members[color][places[index]] = last
    places[last] = places[index]
    members[color].removeLast()
  }

  /// What a node says, with colors in the place of references; `nil` when no steps are left.
  private mutating func key(of index: Int) -> [Int32]? {
    remainingSteps -= nodes[index].edges.count + 1
    guard remainingSteps >= 0 else { return nil }
    return nodes[index].key(startingWith: 0) { $0 < 0 ? $0 : nodeColors[Int($0)] }
  }

  /// Gives other colors to nodes that no longer say the same as the rest of their color, and tells which these are.
  ///
  /// Nodes that are not touched refer to the colors that they referred to, so that those of one color still say the same.
  private mutating func split(_ touched: [Int]) -> [Int]? {
    var groups: [Int32: [(index: Int, key: [Int32])]] = [:]
    var order: [Int32] = []
    for index in touched where members[Int(nodeColors[index])].count > 1 {
      guard let key = key(of: index) else { return nil }
      if groups[nodeColors[index]] == nil { order.append(nodeColors[index]) }
      groups[nodeColors[index], default: []].append((index, key))
    }
    // All keys are made before any color changes.
    var rests: [[Int32]?] = []
    for color in order {
      for entry in groups[color] ?? [] { remove(entry.index) }
      guard let rest = members[Int(color)].first else {
        rests.append(nil)
        continue
      }
      guard let key = key(of: rest) else { return nil }
      rests.append(key)
    }
    var changed: [Int] = []
    for (color, rest) in zip(order, rests) {
      changed += recolor(groups[color] ?? [], color, beside: rest)
    }
    return changed
  }

  /// Gives nodes that had a color the same or new ones, by their keys; `rest` is that of those which were not touched. Tells which
  /// have new ones.
  private mutating func recolor(
    _ entries: [(index: Int, key: [Int32])], _ color: Int32, beside rest: [Int32]?
  ) -> [Int] {
    var numbers: [[Int32]: Int] = [:]
    var parts: [[Int]] = []
    if let rest {
      numbers[rest] = 0
      parts.append([])
    }
    for (index, key) in entries {
      let part = numbers[key] ?? parts.count
      if part == parts.count {
        numbers[key] = part
        parts.append([])
      }
      parts[part].append(index)
    }
    let kept = rest != nil ? 0 : parts.indices.max { parts[$0].count < parts[$1].count } ?? 0
    var changed: [Int] = []
    for (part, indices) in parts.enumerated() {
      var own = color
      if part != kept {
        own = Int32(members.count)
        members.append([])
        changed += indices
      }
      for index in indices { add(index, to: own) }
    }
    return changed
  }
}
