/// Finds which nodes of a graph unfold to the same tree, by refining a partition until it no longer changes.
struct PartitionRefinement {
  /// The nodes; a reference to one of them is its position, any other reference a class as a negative number (`~class`).
  private let nodes: [SchemaContent]

  /// The steps that are left: a step is a reference looked at.
  private var remainingSteps: Int

  init(nodes: [SchemaContent], maximumSteps: Int) {
    self.nodes = nodes
    remainingSteps = maximumSteps
  }

  /// A number for each node, equal exactly for nodes that unfold to the same tree; `nil` when that took too many steps.
  mutating func colors() -> [Int32]? {
    var colors: [Int32] = []
    var members: [[Int]] = []
    var numbers: [Int32: Int32] = [:]
    for (index, node) in nodes.enumerated() {
      let color = numbers[node.shape] ?? Int32(members.count)
      if Int(color) == members.count {
        numbers[node.shape] = color
        members.append([])
      }
      members[Int(color)].append(index)
      colors.append(color)
    }
    var isStable = false
    while !isStable {
      isStable = true
      let before = colors
      for color in members.indices where members[color].count > 1 {
        // Nodes of one color stay together while what they refer to is of the same colors.
        var parts: [[Int32]: Int] = [:]
        var split: [[Int]] = []
        for index in members[color] {
          remainingSteps -= nodes[index].edges.count + 1
          guard remainingSteps >= 0 else { return nil }
          let key = nodes[index].key(startingWith: 0) { $0 < 0 ? $0 : before[Int($0)] }
          if let part = parts[key] {
            split[part].append(index)
          } else {
            parts[key] = split.count
            split.append([index])
          }
        }
        guard split.count > 1 else { continue }
        isStable = false
        members[color] = split[0]
        for part in split.dropFirst() {
          for index in part { colors[index] = Int32(members.count) }
          members.append(part)
        }
      }
    }
    return colors
  }
}
