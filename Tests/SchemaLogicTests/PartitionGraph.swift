import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// A small graph of schemas, and a slow way of telling which of them unfold to the same tree.
struct PartitionGraph {
  /// A schema: an assertion, references with names, and references without order.
  struct Node {
    var label: Int
    var named: [Int]
    var unordered: [Int]
    var counted: [Int]
  }

  private(set) var nodes: [Node] = []

  /// A random graph; few labels and few references, so that much is alike.
  init(count: Int, using random: inout SeededGenerator) {
    let labels = Int.random(in: 1...2, using: &random)
    let references = 0..<Int.random(in: 2...4, using: &random)
    func targets(_ most: Int) -> [Int] {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in
        Int.random(in: 0..<count, using: &random)
      }
    }
    let named = Int.random(in: references, using: &random)
    for _ in 0..<count {
      nodes.append(
        Node(
          label: Int.random(in: 0..<labels, using: &random),
          named: (0..<named).map { _ in Int.random(in: 0..<count, using: &random) },
          unordered: Bool.random(using: &random) ? targets(3) : [],
          counted: Int.random(in: 0..<4, using: &random) == 0 ? targets(2) : []))
    }
  }

  /// Whether each two nodes unfold to the same tree: all are taken to, until something tells them apart.
  func likeness() -> [[Bool]] {
    var alike = nodes.map { _ in nodes.map { _ in true } }
    var isStable = false
    while !isStable {
      isStable = true
      for one in nodes.indices {
        for other in nodes.indices where alike[one][other] {
          if !areAlike(nodes[one], nodes[other], alike) {
            alike[one][other] = false
            isStable = false
          }
        }
      }
    }
    return alike
  }

  private func areAlike(_ one: Node, _ other: Node, _ alike: [[Bool]]) -> Bool {
    func holds(_ ones: [Int], _ others: [Int]) -> Bool {
      ones.allSatisfy { one in others.contains { alike[one][$0] } }
    }
    // Likeness so far is an equivalence, so that members can be counted by any of their kind.
    func count(_ member: Int, _ list: [Int]) -> Int { list.count { alike[member][$0] } }
    return one.label == other.label && one.named.count == other.named.count
      && zip(one.named, other.named).allSatisfy { alike[$0.0][$0.1] }
      && holds(one.unordered, other.unordered) && holds(other.unordered, one.unordered)
      && one.counted.count == other.counted.count
      && one.counted.allSatisfy { count($0, one.counted) == count($0, other.counted) }
  }

  /// Adds the schemas of some nodes to a store; all that they refer to must be among them.
  func add(_ members: [Int], to store: SchemaStore) -> [Int: SchemaID] {
    let origin = store.schema(store.anything).origin
    let first = store.add(SchemaContents(origin: origin)).index + 1
    var ids: [Int: SchemaID] = [:]
    for (position, member) in members.enumerated() {
      ids[member] = SchemaID(index: first + Int32(position))
    }
    func id(_ node: Int) -> SchemaID { ids[node] ?? store.nothing }
    func branches(_ nodes: [Int]) -> [Schema.Branch] {
      nodes.map { Schema.Branch(schema: id($0), referenceName: "\($0)", origin: origin) }
    }
    for member in members {
      let node = nodes[member]
      var schema = SchemaContents(origin: origin)
      schema.minLength = Decimal(node.label)
      schema.properties = node.named.enumerated().map { position, target in
        Schema.Property(name: ExactString("p\(position)"), schema: id(target), origin: origin)
      }
      schema.anyOf = branches(node.unordered)
      schema.oneOf = branches(node.counted)
      store.add(schema)
    }
    return ids
  }
}
