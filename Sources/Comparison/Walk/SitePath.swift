/// A path from an operation to a part of it, as a list that shares its beginning with other paths.
final class SitePath: Sendable {
  let parent: SitePath?
  let segment: String
  /// The number of segments.
  let depth: Int

  init(_ segment: String, in parent: SitePath? = nil) {
    self.parent = parent
    self.segment = segment
    depth = (parent?.depth ?? 0) + 1
  }

  /// The segments from the operation on.
  var segments: [String] {
    var segments: [String] = []
    var current: SitePath? = self
    while let path = current {
      segments.append(path.segment)
      current = path.parent
    }
    return segments.reversed()
  }

  /// The path for people, such as `GET /pets › 200 › application/json › name`.
  var text: String { segments.joined(separator: " › ") }

  /// The path to a part of what this path leads to.
  func appending(_ segment: String) -> SitePath { SitePath(segment, in: self) }

  /// Shorter paths first, then by text.
  static func precedes(_ left: SitePath, _ right: SitePath) -> Bool {
    if left === right { return false }
    if left.depth != right.depth { return left.depth < right.depth }
    return left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}
