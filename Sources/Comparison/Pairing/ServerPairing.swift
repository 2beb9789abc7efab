import APIGraph
import DocumentTree

/// Tells which base address of the old description is which of the new one.
struct ServerPairing {
  private(set) var matched: [(old: Server, new: Server)] = []
  private(set) var removed: [Server] = []
  private(set) var added: [Server] = []

  init(old: [Server], new: [Server]) {
    var oldLeft = Array(old.indices)
    var newLeft = Array(new.indices)
    let tests: [(Server, Server) -> Bool] = [
      { $0.url == $1.url }, { $0.canonicalURL == $1.canonicalURL }, Self.differInScheme,
    ]
    for isSame in tests {
      oldLeft.removeAll { index in
        guard let position = newLeft.firstIndex(where: { isSame(old[index], new[$0]) }) else {
          return false
        }
        matched.append((old[index], new[newLeft.remove(at: position)]))
        return true
      }
    }
    removed = oldLeft.map { old[$0] }
    added = newLeft.map { new[$0] }
  }

  /// Whether one of the two has no scheme (Swagger 2.0 without `schemes`), which takes any, and nothing else differs.
  private static func differInScheme(_ first: Server, _ second: Server) -> Bool {
    guard first.url.hasPrefix("//") != second.url.hasPrefix("//") else { return false }
    return withoutScheme(first.canonicalURL) == withoutScheme(second.canonicalURL)
  }

  private static func withoutScheme(_ url: String) -> Substring {
    guard let separator = url.firstRange(of: "://") else { return url[...].drop { $0 == "/" } }
    return url[separator.upperBound...]
  }
}

extension Server {
  /// The address in a form in which equal ones are equal: scheme and host in lower case, without the usual port
  /// (RFC 3986 §6.2.2, §6.2.3), variables by what they stand for and not by their names.
  var canonicalURL: String {
    var url = url
    for variable in variables {
      let values = variable.facts["enum"]?.values ?? []
      let value = values.count == 1 ? values[0].string : nil
      url.replace("{\(variable.name)}", with: value ?? "{}")
    }
    guard let separator = url.firstRange(of: "://") else { return url }
    let scheme = url[..<separator.lowerBound].lowercased()
    let rest = url[separator.upperBound...]
    let host = rest.prefix { $0 != "/" }
    var authority = host.lowercased()
    let port = scheme == "https" ? ":443" : scheme == "http" ? ":80" : nil
    if let port, authority.hasSuffix(port) { authority.removeLast(port.count) }
    return "\(scheme)://\(authority)\(rest.dropFirst(host.count))"
  }
}
