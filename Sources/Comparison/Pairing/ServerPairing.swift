import APIGraph

/// Tells which base address of the old description is which of the new one.
struct ServerPairing {
  private(set) var matched: [(old: Server, new: Server)] = []
  private(set) var removed: [Server] = []
  private(set) var added: [Server] = []

  init(old: [Server], new: [Server]) {
    var isUsed = [Bool](repeating: false, count: new.count)
    for server in old {
      if let position = new.firstIndex(where: { Self.isSame($0.url, server.url) }) {
        matched.append((server, new[position]))
        isUsed[position] = true
      } else {
        removed.append(server)
      }
    }
    added = new.indices.filter { !isUsed[$0] }.map { new[$0] }
  }

  /// Whether two addresses are the same; one without a scheme (Swagger 2.0 without `schemes`) takes any.
  private static func isSame(_ first: String, _ second: String) -> Bool {
    if first == second { return true }
    guard first.hasPrefix("//") || second.hasPrefix("//") else { return false }
    return withoutScheme(first) == withoutScheme(second)
  }

  private static func withoutScheme(_ url: String) -> Substring {
    guard let separator = url.firstRange(of: "://") else { return url[...].drop { $0 == "/" } }
    return url[separator.upperBound...]
  }
}
