import DocumentTree

/// A path from an operation to a part of it, as a list that shares its beginning with other paths.
final class SitePath: Sendable {
  let parent: SitePath?
  let segment: String
  /// The number of segments.
  let depth: Int
  /// Where the segment leads in a value; `nil` outside schemas.
  let target: PartStep.Target?

  init(_ segment: String, in parent: SitePath? = nil, target: PartStep.Target? = nil) {
    self.parent = parent
    self.segment = segment
    self.target = target
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

  /// The two segments after the operation, or fewer where there are no more. The name of an operation may be several segments.
  func firstSteps(in operation: String) -> [String] {
    // Few operations have a name of several segments.
    let count =
      operation.utf8.contains(0xE2) ? operation.split(separator: Self.separator).count : 1
    var path = self
    while path.depth > count + 2, let parent = path.parent { path = parent }
    guard path.depth > count else { return [] }
    guard path.depth > count + 1, let parent = path.parent else { return [path.segment] }
    return [parent.segment, path.segment]
  }

  /// What stands between two segments.
  static let separator = " › "

  /// The path for people, such as `GET /pets › 200 › application/json › name`.
  var text: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(depth * 24)
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds the text in UTF-8.
  func append(to bytes: inout [UInt8]) {
    if let parent {
      parent.append(to: &bytes)
      bytes.append(text: Self.separator)
    }
    bytes.append(text: segment)
  }

  /// The path to a part of what this path leads to.
  func appending(_ segment: String, target: PartStep.Target? = nil) -> SitePath {
    SitePath(segment, in: self, target: target)
  }

  /// The way from the value of a message to the part that this path leads to.
  var targets: [PartStep.Target] {
    var targets: [PartStep.Target] = []
    var current: SitePath? = self
    while let path = current {
      if let target = path.target, target != .inPlace { targets.append(target) }
      current = path.parent
    }
    return targets.reversed()
  }

  /// Whether a segment stands for a schema beside others that apply to the same value.
  var leadsThroughBranches: Bool {
    var current: SitePath? = self
    while let path = current {
      if path.target == .inPlace { return true }
      current = path.parent
    }
    return false
  }

  /// Shorter paths first, then by text.
  static func precedes(_ left: SitePath, _ right: SitePath) -> Bool {
    if left === right { return false }
    if left.depth != right.depth { return left.depth < right.depth }
    // The first segment that differs decides, unless one of the two goes on where the other ends.
    var differing: (left: String, right: String)?
    var (mine, theirs) = (left, right)
    while mine !== theirs {
      if ExactString(mine.segment) != ExactString(theirs.segment) {
        differing = (mine.segment, theirs.segment)
      }
      guard let parents = mine.parent.flatMap({ parent in theirs.parent.map { (parent, $0) } })
      else { break }
      (mine, theirs) = parents
    }
    guard let differing else { return false }
    for (mine, theirs) in zip(differing.left.utf8, differing.right.utf8) where mine != theirs {
      return mine < theirs
    }
    return ExactString(left.text) < ExactString(right.text)
  }
}
