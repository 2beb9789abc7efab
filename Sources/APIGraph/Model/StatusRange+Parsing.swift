extension StatusRange {
  /// The range that a key of `responses` stands for; `nil` for a text that is no status (OAS 3.1 §4.8.16.2).
  package init?(_ text: String) {
    if text == "default" {
      self = .default
      return
    }
    let bytes = Array(text.utf8)
    guard bytes.count == 3, (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0]) else {
      return nil
    }
    let family = Int(bytes[0] - UInt8(ascii: "0"))
    if bytes[1...].allSatisfy({ $0 == UInt8(ascii: "X") || $0 == UInt8(ascii: "x") }) {
      self = .family(family)
    } else if bytes[1...].allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      self = .code(bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
    } else {
      return nil
    }
  }

  /// Whether a response with this status code is described by the key, other keys left aside.
  package func covers(_ code: Int) -> Bool {
    switch self {
    case .code(let own): own == code
    case .family(let family): code / 100 == family
    case .default: true
    }
  }

  /// Whether it stands for nothing but statuses that tell of success. `default` stands for more.
  package var isSuccess: Bool {
    switch self {
    case .code(let code): code / 100 == 2
    case .family(let family): family == 2
    case .default: false
    }
  }
}

extension StatusRange: Comparable {
  /// Codes in their order, each family after its codes, `default` last.
  package static func < (left: StatusRange, right: StatusRange) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .code(let code): code * 2
    case .family(let family): family * 200 + 199
    case .default: Int.max
    }
  }
}

extension StatusRange: CustomStringConvertible {
  /// The canonical key: `200`, `2XX` or `default`.
  package var description: String {
    switch self {
    case .code(let code): String(code)
    case .family(let family): "\(family)XX"
    case .default: "default"
    }
  }
}
