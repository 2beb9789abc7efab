import APIGraph
import DocumentTree

/// At which URLs the operations of both sides are called: the addresses of their servers with their paths behind them.
///
/// What stands in front of a path may be written in the server or in the path (OAS 3.1 §4.8.8), so that only both
/// together tell which operation is meant.
final class OperationAddresses {
  private let old: API
  private let new: API
  private var oldMemo = Memo<[ServerAddress]>()
  private var newMemo = Memo<[ServerAddress]>()
  private var sameness = Memo<Bool>()

  /// What is known of lists of servers, which many operations share, by their places.
  private struct Memo<Value> {
    private var numbers = OriginTable()
    private var values: [Value] = []

    subscript(key: [Origin]) -> Value? { numbers[key].map { values[$0] } }

    mutating func add(_ value: Value, for key: [Origin]) {
      numbers.add(key)
      values.append(value)
    }
  }

  init(old: API, new: API) {
    self.old = old
    self.new = new
  }

  /// Whether both operations have the same base addresses.
  func haveSameServers(_ oldHeading: OperationHeading, _ newHeading: OperationHeading) -> Bool {
    let oldServers = old.servers(of: oldHeading)
    let newServers = new.servers(of: newHeading)
    // No place of a document has the number that stands between the two lists.
    let key =
      oldServers.map(\.origin) + [Origin(document: -1, node: NodeID(index: 0))]
      + newServers.map(\.origin)
    if let known = sameness[key] { return known }
    let (before, after) = (addresses(oldServers, isOld: true), addresses(newServers, isOld: false))
    let answer = before == after || Set(before) == Set(after)
    sameness.add(answer, for: key)
    return answer
  }

  /// The URLs of an operation, with holes for the variables of servers and `{}` for the parameters of the path.
  func urls(of heading: OperationHeading, isOld: Bool) -> [ServerAddress] {
    guard case .path(let path) = heading.place else { return [] }
    let template = Array(PathTemplate.erased(path).utf8)
    let servers = isOld ? old.servers(of: heading) : new.servers(of: heading)
    return addresses(servers, isOld: isOld).map { $0.appending(template) }
  }

  private func addresses(_ servers: [Server], isOld: Bool) -> [ServerAddress] {
    let key = servers.map(\.origin)
    if let known = isOld ? oldMemo[key] : newMemo[key] { return known }
    let all = servers.flatMap { ServerAddress.all(of: $0) }
    if isOld {
      oldMemo.add(all, for: key)
    } else {
      newMemo.add(all, for: key)
    }
    return all
  }
}
