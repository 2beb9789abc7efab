import DocumentTree

/// The parts of a URI reference, and how one resolves against another (RFC 3986 §3, §5.2).
///
/// Works on text as it is written, so that it serves plain paths too: names with braces or spaces are left alone, and a
/// relative path stays relative, with as many leading `..` as it needs.
struct URIReference {
  var scheme: Substring?
  var authority: Substring?
  var path: Substring
  var query: Substring?
  /// Without the `#`; `nil` when there is none.
  var fragment: Substring?

  /// The parts of a reference.
  init(_ text: Substring) {
    let bytes = text.bytes
    var rest = bytes.indices
    let fragment = URIReference.cutTail(of: &rest, at: UInt8(ascii: "#"), bytes)
    let query = URIReference.cutTail(of: &rest, at: UInt8(ascii: "?"), bytes)
    let scheme = URIReference.cutScheme(of: &rest, bytes)
    let authority = URIReference.cutAuthority(of: &rest, bytes)
    self.init(text, scheme, authority, path: rest, query, fragment)
  }

  /// The parts of a document's location. A path of a file may hold `?` and `#`, which mean nothing special there.
  init(location: String) {
    let bytes = location.bytes
    var rest = bytes.indices
    let scheme = URIReference.cutScheme(of: &rest, bytes)
    let authority = URIReference.cutAuthority(of: &rest, bytes)
    var (query, fragment): (Range<Int>?, Range<Int>?)
    if authority != nil {
      fragment = URIReference.cutTail(of: &rest, at: UInt8(ascii: "#"), bytes)
      query = URIReference.cutTail(of: &rest, at: UInt8(ascii: "?"), bytes)
    }
    self.init(Substring(location), scheme, authority, path: rest, query, fragment)
  }

  /// The parts of a text, by where they stand among its bytes.
  private init(
    _ text: Substring, _ scheme: Range<Int>?, _ authority: Range<Int>?, path: Range<Int>,
    _ query: Range<Int>?, _ fragment: Range<Int>?
  ) {
    func part(_ range: Range<Int>) -> Substring {
      let start = text.utf8.index(text.startIndex, offsetBy: range.lowerBound)
      return text[start..<text.utf8.index(start, offsetBy: range.count)]
    }
    self.scheme = scheme.map(part)
    self.authority = authority.map(part)
    self.path = part(path)
    self.query = query.map(part)
    self.fragment = fragment.map(part)
  }

  /// Whether it names a place in the document where it stands (RFC 3986 §4.4).
  var isSameDocument: Bool {
    scheme == nil && authority == nil && path.isEmpty && query == nil
  }

  /// The target without its fragment, seen from a document at `base` (RFC 3986 §5.2.2).
  func resolved(against base: URIReference) -> String {
    var target = self
    var path = self.path.bytes
    if scheme == nil {
      target.scheme = base.scheme
      if authority == nil {
        target.authority = base.authority
        if path.isEmpty {
          path = base.path.bytes
          if query == nil { target.query = base.query }
        } else if path[0] != UInt8(ascii: "/") {
          path = URIReference.merge(base, path)
        }
      }
    }
    return target.text(withPath: URIReference.removingDotSegments(path))
  }

  /// The text without its fragment (RFC 3986 §5.3).
  var textWithoutFragment: String { text(withPath: path.bytes) }

  /// The text with another path and without the fragment.
  private func text(withPath path: [UInt8]) -> String {
    var text: [UInt8] = []
    if let scheme { text += scheme.bytes + [UInt8(ascii: ":")] }
    if let authority { text += Array("//".utf8) + authority.bytes }
    text += path
    if let query { text += [UInt8(ascii: "?")] + query.bytes }
    return String(decoding: text, as: UTF8.self)
  }

  /// The location with its dot segments removed.
  static func normalized(_ location: String) -> String {
    let reference = URIReference(location: location)
    return reference.text(withPath: removingDotSegments(reference.path.bytes))
  }

  /// The location by which documents are told apart: without dot segments, and with one slash for several in the path of a file,
  /// which lead to the same file.
  static func identity(of location: String) -> String {
    let reference = URIReference(location: location)
    var path = reference.path.bytes
    if reference.scheme == nil, reference.authority == nil {
      let slash = UInt8(ascii: "/")
      path = path.indices.filter { $0 == 0 || path[$0] != slash || path[$0 - 1] != slash }
        .map { path[$0] }
    }
    return reference.text(withPath: removingDotSegments(path))
  }

  /// Replaces what follows the last slash of the base (RFC 3986 §5.2.3).
  private static func merge(_ base: URIReference, _ path: [UInt8]) -> [UInt8] {
    if base.authority != nil, base.path.isEmpty { return [UInt8(ascii: "/")] + path }
    let basePath = base.path.bytes
    guard let slash = basePath.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return basePath[...slash] + path
  }

  /// Takes `.` and `..` away (RFC 3986 §5.2.4), but keeps the `..` that lead out of a relative path.
  private static func removingDotSegments(_ path: [UInt8]) -> [UInt8] {
    guard hasDotSegments(path) else { return path }
    let isAbsolute = path[0] == UInt8(ascii: "/")
    var kept = KeptSegments(capacity: path.count)
    var start = 0
    while start <= path.count {
      var end = start
      while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
      let isDotted = end > start && end - start <= 2 && path[start..<end].allSatisfy(isDot)
      if !isDotted {
        kept.append(path, start..<end)
      } else if end - start == 2 {
        if kept.count > (isAbsolute ? 1 : 0), !kept.lastIsAscent {
          kept.removeLast()
        } else if !isAbsolute {
          kept.append(path, start..<end)
        }
      }
      // What ends with a dot segment names a folder.
      if isDotted, end == path.count { kept.append(path, end..<end) }
      start = end + 1
    }
    return kept.path
  }

  private static func isDot(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ".") }

  /// The segments of a path that are not taken away.
  private struct KeptSegments {
    private(set) var path: [UInt8] = []
    private(set) var count = 0

    init(capacity: Int) { path.reserveCapacity(capacity) }

    /// Whether the last one is `..`.
    var lastIsAscent: Bool {
      let end = path.suffix(2)
      guard end.count == 2, end.allSatisfy(isDot) else { return false }
      // Before the last of several segments there is a slash.
      return count == 1 ? path.count == 2 : path[path.count - 3] == UInt8(ascii: "/")
    }

    mutating func append(_ other: [UInt8], _ segment: Range<Int>) {
      if count > 0 { path.append(UInt8(ascii: "/")) }
      for index in segment { path.append(other[index]) }
      count += 1
    }

    mutating func removeLast() {
      path.removeSubrange((path.lastIndex(of: UInt8(ascii: "/")) ?? 0)...)
      count -= 1
    }
  }

  /// Whether a segment of a path is `.` or `..`.
  private static func hasDotSegments(_ path: [UInt8]) -> Bool {
    // The length of a segment so far that has nothing but dots; more than two for any other.
    var dots = 0
    for byte in path {
      if byte == UInt8(ascii: "/") {
        if dots == 1 || dots == 2 { return true }
        dots = 0
      } else {
        dots = byte == UInt8(ascii: ".") && dots < 3 ? dots + 1 : 3
      }
    }
    return dots == 1 || dots == 2
  }

  private static func cutTail(
    of text: inout Range<Int>, at separator: UInt8, _ bytes: [UInt8]
  ) -> Range<Int>? {
    guard let position = bytes[text].firstIndex(of: separator) else { return nil }
    let tail = position + 1..<text.upperBound
    text = text.lowerBound..<position
    return tail
  }

  private static func cutScheme(of text: inout Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    guard let first = bytes[text].first, isLetter(first),
      let end = bytes[text].firstIndex(where: { !isSchemeByte($0) }),
      bytes[end] == UInt8(ascii: ":")
    else { return nil }
    let scheme = text.lowerBound..<end
    text = end + 1..<text.upperBound
    return scheme
  }

  private static func cutAuthority(of text: inout Range<Int>, _ bytes: [UInt8]) -> Range<Int>? {
    guard bytes[text].starts(with: "//".utf8) else { return nil }
    let start = text.lowerBound + 2
    let end =
      bytes[start..<text.upperBound].firstIndex {
        $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
      } ?? text.upperBound
    text = end..<text.upperBound
    return start..<end
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- UInt8(ascii: "a") < 26
  }

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: isLetter(byte)
    }
  }
}
