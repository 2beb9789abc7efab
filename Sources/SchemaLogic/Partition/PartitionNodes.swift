import APIGraph

/// The nodes that schemas of two descriptions are in a partition: twice the schema's number, plus one on the new side. An old schema
/// that is known to be the same as a new one is the same node.
final class PartitionNodes {
  /// The new schema that an old one is known to be the same as.
  private let counterpart: (SchemaID) -> SchemaID?
  /// The nodes of the old schemas that were asked for; negative while unknown.
  private var oldNodes: [Int32] = []

  /// Whether schemas with a counterpart are left unread.
  private let leavesCounterpartsUnread: Bool
  /// By node: whether it is left unread.
  private var unread: [Bool] = []

  init(counterpart: @escaping (SchemaID) -> SchemaID?, leavesCounterpartsUnread: Bool) {
    self.counterpart = counterpart
    self.leavesCounterpartsUnread = leavesCounterpartsUnread
  }

  /// The node of a schema.
  func node(_ id: SchemaID, on side: InclusionDecider.Sender) -> Int32 {
    guard side == .old else { return id.index * 2 + 1 }
    let missing = Int(id.index) + 1 - oldNodes.count
    if missing > 0 { oldNodes.append(contentsOf: repeatElement(-1, count: missing)) }
    if oldNodes[Int(id.index)] < 0 {
      if let other = counterpart(id) {
        oldNodes[Int(id.index)] = other.index * 2 + 1
        if leavesCounterpartsUnread { leaveUnread(other.index * 2 + 1) }
      } else {
        oldNodes[Int(id.index)] = id.index * 2
      }
    }
    return oldNodes[Int(id.index)]
  }

  /// Has a node left unread.
  func leaveUnread(_ node: Int32) {
    let missing = Int(node) + 1 - unread.count
    if missing > 0 { unread.append(contentsOf: repeatElement(false, count: missing)) }
    unread[Int(node)] = true
  }

  /// Whether a node is left unread.
  func isUnread(_ node: Int32) -> Bool { node < unread.count && unread[Int(node)] }
}
