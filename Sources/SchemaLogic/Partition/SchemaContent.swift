import APIGraph
import DocumentTree

/// What a schema says itself, as a number, and the schemas that it says the rest by.
struct SchemaContent {
  /// A reference to another schema.
  struct Edge: Hashable {
    /// The schema: as a node of the graph, or as a class once that is known.
    var target: Int32
    /// What the reference demands besides: the tags of a discriminator. Zero for nothing.
    var label: Int32
  }

  /// References whose order means nothing.
  struct Bag {
    /// The end of the references in the list of all; each bag begins where the one before ends.
    var end: Int
    /// Whether it matters how often a reference occurs.
    var countsRepetition: Bool
  }

  /// Equal for two schemas exactly when they say the same but for what stands behind their references.
  var shape: Int32

  /// All references: first those whose place is given by the shape, then the bags.
  var edges: [Edge]

  /// The number of references whose place is given by the shape.
  var orderedCount: Int

  var bags: [Bag]

  /// The shape with something in the place of each reference, as one key: equal for two schemas exactly when both are.
  func key(startingWith head: Int32, _ color: (Int32) -> Int32) -> [Int32] {
    var key: [Int32] = [head]
    key.reserveCapacity(1 + orderedCount + 2 * (edges.count - orderedCount) + bags.count)
    for edge in edges.prefix(orderedCount) { key.append(color(edge.target)) }
    var start = orderedCount
    for bag in bags {
      var entries = edges[start..<bag.end].map { Edge(target: color($0.target), label: $0.label) }
      entries.sort { ($0.target, $0.label) < ($1.target, $1.label) }
      if !bag.countsRepetition { entries.removeRepetitions() }
      key.append(Int32(entries.count))
      for entry in entries {
        key.append(entry.target)
        key.append(entry.label)
      }
      start = bag.end
    }
    return key
  }
}

extension [SchemaContent.Edge] {
  /// Takes out what equals its neighbour; the list must be sorted.
  fileprivate mutating func removeRepetitions() {
    var result: Self = []
    for element in self where element != result.last { result.append(element) }
    self = result
  }
}
