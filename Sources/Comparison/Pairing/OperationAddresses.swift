import APIGraph
import DocumentTree

/// At which URLs the operations of both sides are called: the addresses of their servers with their paths behind them.
///
/// What stands in front of a path may be written in the server or in the path (OAS 3.1 §4.8.8), so that only both
/// together tell which operation is meant.
final class OperationAddresses {
  private let old: API
  private let new: API
  private var oldMemo: [Key: [ServerAddress]] = [:]
  private var newMemo: [Key: [ServerAddress]] = [:]
  private var sameness: [PairKey: Bool] = [:]

  /// A list of servers by their places, which many operations share.
  private typealias Key = [Origin]

  private struct PairKey: Hashable {
    let old: Key
    let new: Key
  }

  init(old: API, new: API) {
    self.old = old
    self.new = new
  }

  /// Whether both operations have the same base addresses.
  func haveSameServers(_ oldHeading: OperationHeading, _ newHeading: OperationHeading) -> Bool {
    let oldServers = old.servers(of: oldHeading)
    let newServers = new.servers(of: newHeading)
    let key = PairKey(old: oldServers.map(\.origin), new: newServers.map(\.origin))
    if let known = sameness[key] { return known }
    let answer =
      Set(addresses(oldServers, \.oldMemo)) == Set(addresses(newServers, \.newMemo))
    sameness[key] = answer
    return answer
  }

  /// The URLs of an operation, with holes for the variables of servers and `{}` for the parameters of the path.
  func urls(of heading: OperationHeading, isOld: Bool) -> [ServerAddress] {
    guard case .path(let path) = heading.place else { return [] }
    let template = Array(PathTemplate.erased(path).utf8)
    let servers = isOld ? old.servers(of: heading) : new.servers(of: heading)
    return addresses(servers, isOld ? \.oldMemo : \.newMemo).map { $0.appending(template) }
  }

  private func addresses(
    _ servers: [Server],
    _ memo: ReferenceWritableKeyPath<OperationAddresses, [[Origin]: [ServerAddress]]>
  ) -> [ServerAddress] {
    let key = servers.map(\.origin)
    if let known = self[keyPath: memo][key] { return known }
    let all = servers.flatMap { ServerAddress.all(of: $0) }
    self[keyPath: memo][key] = all
    return all
  }
}
