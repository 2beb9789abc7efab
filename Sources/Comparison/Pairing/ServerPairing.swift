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
      { ExactString($0.url) == ExactString($1.url) },
      { ExactString($0.canonicalURL) == ExactString($1.canonicalURL) }, Self.differInScheme,
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

  private static func withoutScheme(_ url: String) -> ExactString {
    guard let separator = url.firstRange(of: "://") else {
      return ExactString(String(url.drop { $0 == "/" }))
    }
    return ExactString(String(url[separator.upperBound...]))
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
    url = PathTemplate.erased(url)
    guard let separator = url.firstRange(of: "://") else { return url }
    let scheme = url[..<separator.lowerBound].lowercased()
    let rest = url[separator.upperBound...]
    let host = rest.prefix { $0 != "/" }
    var authority = host.lowercased()
    let port = scheme == "https" ? ":443" : scheme == "http" ? ":80" : nil
    if let port, authority.hasSuffix(port) { authority.removeLast(port.count) }
    return "\(scheme)://\(authority)\(rest.dropFirst(host.count))"
  }

  /// The server with a path behind its address.
  func appending(_ path: String) -> Server {
    guard !path.isEmpty else { return self }
    var server = Server(url: url == "/" ? path : url + path, origin: origin)
    server.facts = facts
    server.variables = variables
    return server
  }

  /// What the template has at each of its variables, and what the other has there: by position, because names are not on
  /// the wire. A variable that is not declared takes any value.
  func variables(with other: Server) -> [(old: Variable, new: Variable)] {
    let names = variablesInOrder
    let others = other.variablesInOrder
    guard names.count == others.count else {
      return variables.compactMap { variable in
        other.variables.first { $0.name == variable.name }.map { (variable, $0) }
      }
    }
    return zip(names, others).map { (variable($0), other.variable($1)) }
  }

  private func variable(_ name: ExactString) -> Variable {
    variables.first { $0.name == name } ?? Variable(name: name, facts: Facts(), origin: origin)
  }
}

/// What can be called at the addresses of one side.
struct ServedURLs {
  /// With the path template of the operation behind each.
  private let urls: [ServerAddress]
  private let path: [UInt8]
  /// The URLs of other operations that are one with this one.
  private let elsewhere: [ServerAddress]

  /// The URLs of an operation at a path, and those of others that are one with it.
  init(_ servers: [Server], path: String, elsewhere: [ServerAddress]) {
    let path = Array(PathTemplate.erased(path).utf8)
    self.path = path
    self.elsewhere = elsewhere
    urls = servers.flatMap(ServerAddress.all).map { $0.appending(path) }
  }

  /// Whether the operation can be called at all addresses of a server of the other side.
  func include(_ server: Server) -> Bool { all(of: server, areIn: urls + elsewhere) }

  /// Whether this is so without any other operation.
  func includeHere(_ server: Server) -> Bool { all(of: server, areIn: urls) }

  private func all(of server: Server, areIn urls: [ServerAddress]) -> Bool {
    ServerAddress.all(of: server).allSatisfy { address in
      let url = address.appending(path)
      return urls.contains { $0.covers(url) }
    }
  }
}
