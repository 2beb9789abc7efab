/// Names the documents of a description by how they lie to its root, so that those of two versions can be paired.
enum RelativeLocation {
  /// The path that leads from the root's folder to a document; empty for the root itself.
  static func path(from root: String, to location: String) -> String {
    guard !root.utf8.elementsEqual(location.utf8) else { return "" }
    let base = root.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    let parts = location.split(separator: "/", omittingEmptySubsequences: false)
    var common = 0
    while common < base.count, common + 1 < parts.count,
      base[common].utf8.elementsEqual(parts[common].utf8)
    {
      common += 1
    }
    // Documents of another host, or of the network beside a file, are the same from everywhere.
    if location.contains("://"), common < 3 { return location }
    let ascent = String(repeating: "../", count: base.count - common)
    return ascent + parts[common...].joined(separator: "/")
  }
}
