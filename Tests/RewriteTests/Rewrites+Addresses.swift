import DocumentTree
import TestSupport

// An operation is called at the URL of a server with its path behind it (OAS 3.1 §4.8.5, §4.8.8).
extension Rewrite {
  static let addresses = [movingPrefix]

  /// The last part of all servers' URLs goes to the front of every path.
  private static let movingPrefix = Rewrite("move a prefix from the servers to the paths") {
    subject, selection in
    guard let paths = subject.root["paths"], mayChangePaths(subject),
      let (prefix, shorter) = subject.family == .v2
        ? splitBasePath(subject.root) : splitServers(subject.root),
      selection.takes("servers")
    else { return nil }
    var root = shorter
    root["paths"] = .object(
      Dictionary(
        paths.sortedMembers.map { path, item in
          (path.string.hasPrefix("/") ? ExactString(prefix + path.string) : path, item)
        }, uniquingKeysWith: { $1 }))
    return root
  }

  /// Whether nothing knows a path by its name or has servers of its own.
  private static func mayChangePaths(_ subject: RewriteSubject) -> Bool {
    guard !subject.references.leavesDocument,
      !subject.references.pinned.contains(where: { $0.first == "paths" && $0.count > 1 })
    else { return false }
    var hasOwnServers = false
    _ = DocumentWalk(family: subject.family) { value, place in
      let isBelow = place.role == .pathItem || place.role == .object
      if isBelow, value["servers"] != nil { hasOwnServers = true }
      return nil
    }.rewritten(subject.root)
    return !hasOwnServers
  }

  private static func splitBasePath(_ root: JSONValue) -> (prefix: String, root: JSONValue)? {
    guard let base = root["basePath"]?.string, let (rest, prefix) = split(base) else { return nil }
    var root = root
    root["basePath"] = .text(rest.isEmpty ? "/" : rest)
    return (prefix, root)
  }

  private static func splitServers(_ root: JSONValue) -> (prefix: String, root: JSONValue)? {
    let servers = root["servers"]?.elements ?? []
    let parts = servers.map { $0["url"]?.string.flatMap(split) }
    guard let prefix = parts.first??.prefix, parts.allSatisfy({ $0?.prefix == prefix }) else {
      return nil
    }
    var root = root
    root["servers"] = .array(
      zip(servers, parts).map { server, part in
        var server = server
        let rest = part?.rest ?? ""
        server["url"] = .text(rest.isEmpty ? "/" : rest)
        return server
      })
    return (prefix, root)
  }

  /// A URL without the last segment of its path, and that segment; `nil` if it has none that stands for itself.
  private static func split(_ url: String) -> (rest: String, prefix: String)? {
    let host = url.contains("://") ? 3 : 1
    let parts = url.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count > host, let last = parts.last, !last.isEmpty,
      last.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || 48...57 ~= $0 })
    else { return nil }
    return (parts.dropLast().joined(separator: "/"), "/" + last)
  }
}
