import DocumentTree

/// A name for a change that does not depend on wording, line numbers or the order of anything.
enum Fingerprint: Sendable {
  case text(String)
  /// What its text is made of when somebody asks for it. Few readers do, and the values in it may be long.
  case parts(FingerprintParts)

  /// The name itself.
  var text: String {
    switch self {
    case .text(let text): text
    case .parts(let parts): parts.text
    }
  }
}

/// What tells a change from others: rule, place of definition (component, else the site), detail, and old and new value.
final class FingerprintParts: Sendable {
  private let rule: String
  private let place: String
  private let site: String
  private let detail: String
  private let before: JSONValue?
  private let after: JSONValue?

  init(
    rule: String, place: String, site: String, detail: String, before: JSONValue?,
    after: JSONValue?
  ) {
    self.rule = rule
    self.place = place
    self.site = site
    self.detail = detail
    self.before = before
    self.after = after
  }

  /// A hash of them, in hexadecimal digits.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    bytes.append(text: rule)
    bytes.append(Self.separator)
    if !Self.append(definition: place, to: &bytes) { bytes.append(text: site) }
    bytes.append(Self.separator)
    bytes.append(text: detail)
    bytes.append(Self.separator)
    if let before { bytes.append(compact: before) }
    bytes.append(Self.separator)
    if let after { bytes.append(compact: after) }
    bytes.append(Self.separator)
    // FNV-1a, 64 bits: known, unseeded and the same everywhere; nothing rests on its strength.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }

  /// A byte that no UTF-8 text contains keeps the parts apart.
  private static let separator: UInt8 = 0xFF

  /// Adds the pointer of a place inside a component, with positions in lists left out; `false` elsewhere.
  private static func append(definition pointer: String, to bytes: inout [UInt8]) -> Bool {
    var tokens = PointerTokens(pointer)
    guard let section = tokens.next(), isSection(tokens.text(section)) else { return false }
    bytes += tokens.bytes[section]
    while let token = tokens.next() {
      bytes.append(UInt8(ascii: "/"))
      if tokens.bytes[token].allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) {
        bytes.append(UInt8(ascii: "*"))
      } else {
        bytes += tokens.bytes[token]
      }
    }
    return true
  }

  private static func isSection(_ token: String) -> Bool {
    switch token {
    case "components", "definitions", "parameters", "responses", "securityDefinitions", "$defs":
      true
    default: false
    }
  }
}
