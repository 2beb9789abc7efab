import DocumentTree

/// A name for a change that does not depend on wording, line numbers or the order of anything.
struct Fingerprint {
  let text: String

  /// Hashes rule, place of definition (component, else the site), detail, and old and new value.
  init(
    rule: String, place: String, site: String, detail: String, before: JSONValue?,
    after: JSONValue?
  ) {
    let parts = [
      rule, Self.definition(place) ?? site, detail, before?.compactText ?? "",
      after?.compactText ?? "",
    ]
    // FNV-1a, 64 bits: known, unseeded and the same everywhere; nothing rests on its strength.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for part in parts {
      for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      // A byte that no UTF-8 text contains keeps the parts apart.
      hash = (hash ^ 0xFF) &* 0x0000_0100_0000_01b3
    }
    let digits = String(hash, radix: 16)
    text = String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The pointer of a place inside a component, with positions in lists left out; `nil` elsewhere.
  private static func definition(_ pointer: String) -> String? {
    let tokens = pointer.split(separator: "/", omittingEmptySubsequences: true)
    let sections: Set<Substring> = [
      "components", "definitions", "parameters", "responses", "securityDefinitions", "$defs",
    ]
    guard let section = tokens.first, sections.contains(section) else { return nil }
    return tokens.map { token in
      token.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ? "*" : token
    }.joined(separator: "/")
  }
}
