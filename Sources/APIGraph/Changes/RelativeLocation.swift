import DocumentTree

/// Names the documents of a description by how they lie to its root, so that those of two versions can be paired.
struct RelativeLocation {
  /// The root.
  private let root: [UInt8]

  /// How many folders its location names, the empty name before a leading slash included.
  private let folderCount: Int

  /// Names documents by how they lie to a root.
  init(root: String) {
    self.root = root.bytes
    folderCount = self.root.count { $0 == UInt8(ascii: "/") }
  }

  /// The path that leads from the root's folder to a document; empty for the root itself.
  func path(to location: String) -> String {
    let bytes = location.bytes
    guard bytes != root else { return "" }
    // The folders that both begin with, and where they end.
    var common = 0
    var start = 0
    var index = 0
    while index < root.count, index < bytes.count, root[index] == bytes[index] {
      if bytes[index] == UInt8(ascii: "/") {
        common += 1
        start = index + 1
      }
      index += 1
    }
    // Documents of another host, or of the network beside a file, are the same from everywhere.
    if common < 3, location.contains("://") { return location }
    return String(repeating: "../", count: folderCount - common) + location.droppingBytes(start)
  }
}
