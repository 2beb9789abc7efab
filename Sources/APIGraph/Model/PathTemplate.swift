package import DocumentTree

/// Templates with names in braces: paths (OAS 3.1 §4.8.8.2) and the addresses of servers (OAS 3.1 §4.8.5).
package enum PathTemplate {
  /// The names between braces, in order, each once.
  package static func names(_ template: String) -> [ExactString] {
    var names: [ExactString] = []
    var rest = template.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { break }
      let name = ExactString(String(Substring(rest[..<close])))
      if !names.contains(name) { names.append(name) }
      rest = rest[rest.index(after: close)...]
    }
    return names
  }

  /// The template with the names left out: `/pets/{id}` and `/pets/{petId}` are the same.
  package static func erased(_ template: String) -> String {
    var result: [UInt8] = []
    var isInside = false
    for byte in template.utf8 {
      switch byte {
      case UInt8(ascii: "{"):
        isInside = true
        result.append(byte)
      case UInt8(ascii: "}"):
        isInside = false
        result.append(byte)
      default:
        if !isInside { result.append(byte) }
      }
    }
    return String(decoding: PercentEncoding.normalized(result), as: UTF8.self)
  }

  /// A number that is the same for templates that are the same with the names left out; nearly always different for others.
  static func erasedHash(_ keys: KeyTable, _ key: UInt32) -> UInt64 {
    let hash = keys.withBytes(of: key) { bytes -> UInt64? in
      var hash = basis
      var isInside = false
      for index in bytes.indices {
        let byte = unsafe bytes[unchecked: index]
        if byte == UInt8(ascii: "%") { return nil }
        if byte == UInt8(ascii: "}") { isInside = false }
        if !isInside || byte == UInt8(ascii: "{") { hash = (hash ^ UInt64(byte)) &* prime }
        if byte == UInt8(ascii: "{") { isInside = true }
      }
      return hash
    }
    return hash ?? self.hash(ofErased: erased(keys.text(of: key)))
  }

  /// The same number of a template whose names are left out already.
  static func hash(ofErased template: String) -> UInt64 {
    var hash = basis
    for byte in template.utf8 { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  /// The constants of the 64-bit FNV-1a hash.
  private static let basis: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3

  /// Whether two parts of paths are the same with the names left out.
  package static func areSame(_ first: Substring, _ second: Substring) -> Bool {
    if first.utf8.elementsEqual(second.utf8) { return true }
    // Only names and escapes are written in several ways.
    guard first.utf8.contains(where: isSpecial) || second.utf8.contains(where: isSpecial) else {
      return false
    }
    return ExactString(erased(String(first))) == ExactString(erased(String(second)))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") || byte == UInt8(ascii: "%")
  }

  /// Whether a path may be one that a template stands for, as far as the text in front of the template's first parameter tells.
  static func mayInclude(_ path: [UInt8], in template: Span<UInt8>) -> Bool {
    let escape = UInt8(ascii: "%")
    for index in template.indices {
      switch template[index] {
      case UInt8(ascii: "{"), escape: return true
      case let byte: if index >= path.count || path[index] != byte { return path.contains(escape) }
      }
    }
    return false
  }

  /// What stands between the slashes of a path.
  package static func segments(_ path: String) -> [Substring] {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
      .map { Substring($0) }
  }
}
