import APIGraph

/// Tells which old response says what a status means now: the same key, or the range that covers it.
struct ResponsePairing {
  private(set) var matched: [(old: Response, new: Response)] = []
  /// What is gone as a key; its codes may live on under keys of their own.
  private(set) var removed: [Response] = []
  /// What is new as a key; some of its codes may have been there under keys of their own.
  private(set) var added: [Response] = []

  init(old: [Response], new: [Response]) {
    // Most operations keep their statuses, and their order.
    if ResponsePairing.haveSameStatuses(old, new) {
      matched = zip(old, new).map { ($0, $1) }
      return
    }
    let oldStatuses = Set(old.map(\.status))
    for response in old {
      if let partner = new.first(where: { $0.status == response.status }) {
        matched.append((response, partner))
      } else if let cover = Self.cover(of: response.status, in: new) {
        matched.append((response, cover))
      } else {
        removed.append(response)
      }
    }
    for response in new where !oldStatuses.contains(response.status) {
      if let cover = Self.cover(of: response.status, in: old) {
        matched.append((cover, response))
      } else {
        added.append(response)
      }
    }
  }

  /// Whether both have the same statuses in the same order, each once.
  private static func haveSameStatuses(_ old: [Response], _ new: [Response]) -> Bool {
    guard old.count == new.count else { return false }
    let statuses = old.map(\.status)
    for (index, status) in statuses.enumerated() {
      guard new[index].status == status, !statuses[..<index].contains(status) else { return false }
    }
    return true
  }

  /// The range that speaks for a status that has no key of its own.
  ///
  /// `default` stands for the rest; where successes are named, authors mean errors by it.
  private static func cover(of status: StatusRange, in responses: [Response]) -> Response? {
    let code: Int
    switch status {
    case .code(let own):
      code = own
      if let family = responses.first(where: { $0.status == .family(own / 100) }) { return family }
    case .family(let family): code = family * 100
    case .default: return nil
    }
    if code < 400, responses.contains(where: \.status.isSuccess) { return nil }
    return responses.first { $0.status == .default }
  }
}
