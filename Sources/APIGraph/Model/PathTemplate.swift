package import DocumentTree

/// Templates with names in braces: paths (OAS 3.1 §4.8.8.2) and the addresses of servers (OAS 3.1 §4.8.5).
package enum PathTemplate {
  /// The names between braces, in order, each once.
  package static func names(_ template: String) -> [ExactString] {
    var names: [ExactString] = []
    var rest = Substring(template)
    while let open = rest.firstIndex(of: "{") {
      rest = rest[rest.index(after: open)...]
      guard let close = rest.firstIndex(of: "}") else { break }
      let name = ExactString(String(rest[..<close]))
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

  /// What stands between the slashes of a path.
  package static func segments(_ path: String) -> [Substring] {
    path.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map { $0 }
  }
}
