import APIGraph

/// Tells which old response says what a status means now: the same key, or the range that covers it.
struct ResponsePairing {
  private(set) var matched: [(old: Response, new: Response)] = []
  private(set) var removed: [Response] = []
  private(set) var added: [Response] = []

  init(old: [Response], new: [Response]) {
    for response in old {
      if let partner = new.first(where: { $0.status == response.status }) {
        matched.append((response, partner))
      } else if let cover = Self.cover(of: response.status, in: new) {
        matched.append((response, cover))
      } else {
        let parts = new.filter { Self.isPart($0.status, of: response.status) }
        // A family that is spelt out by codes is still there; the codes are compared with it below.
        if parts.isEmpty { removed.append(response) }
      }
    }
    for response in new where !old.contains(where: { $0.status == response.status }) {
      if let cover = Self.cover(of: response.status, in: old) {
        matched.append((cover, response))
      } else if !old.contains(where: { Self.isPart($0.status, of: response.status) }) {
        added.append(response)
      }
    }
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

  private static func isPart(_ status: StatusRange, of range: StatusRange) -> Bool {
    if case .code(let code) = status, case .family(let family) = range {
      return code / 100 == family
    }
    return false
  }
}
