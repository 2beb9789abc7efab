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
    var rest = text
    fragment = URIReference.cutTail(of: &rest, at: UInt8(ascii: "#"))
    query = URIReference.cutTail(of: &rest, at: UInt8(ascii: "?"))
    scheme = URIReference.cutScheme(of: &rest)
    authority = URIReference.cutAuthority(of: &rest)
    path = rest
  }

  /// The parts of a document's location. A path of a file may hold `?` and `#`, which mean nothing special there.
  init(location: String) {
    var rest = Substring(location)
    scheme = URIReference.cutScheme(of: &rest)
    authority = URIReference.cutAuthority(of: &rest)
    if authority != nil {
      fragment = URIReference.cutTail(of: &rest, at: UInt8(ascii: "#"))
      query = URIReference.cutTail(of: &rest, at: UInt8(ascii: "?"))
    }
    path = rest
  }

  /// Whether it names a place in the document where it stands (RFC 3986 §4.4).
  var isSameDocument: Bool {
    scheme == nil && authority == nil && path.isEmpty && query == nil
  }

  /// The target without its fragment, seen from a document at `base` (RFC 3986 §5.2.2).
  func resolved(against base: URIReference) -> String {
    var target = self
    if scheme == nil {
      target.scheme = base.scheme
      if authority == nil {
        target.authority = base.authority
        if path.isEmpty {
          target.path = base.path
          if query == nil { target.query = base.query }
        } else if !path.utf8.starts(with: "/".utf8) {
          target.path = Substring(URIReference.merge(base, path))
        }
      }
    }
    target.path = Substring(URIReference.removingDotSegments(target.path))
    return target.textWithoutFragment
  }

  /// The text without its fragment (RFC 3986 §5.3).
  var textWithoutFragment: String {
    var text = ""
    // As strings: appending a substring asks the runtime what it is.
    if let scheme { text += String(scheme) + ":" }
    if let authority { text += "//" + String(authority) }
    text += String(path)
    if let query { text += "?" + String(query) }
    return text
  }

  /// The location with its dot segments removed, by which documents are told apart.
  static func normalized(_ location: String) -> String {
    var reference = URIReference(location: location)
    reference.fragment = nil
    reference.path = Substring(removingDotSegments(reference.path))
    return reference.textWithoutFragment
  }

  /// Replaces what follows the last slash of the base (RFC 3986 §5.2.3).
  private static func merge(_ base: URIReference, _ path: Substring) -> String {
    if base.authority != nil, base.path.isEmpty { return "/" + path }
    guard let slash = base.path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return String(path) }
    return String(base.path[...slash] + path)
  }

  /// Takes `.` and `..` away (RFC 3986 §5.2.4), but keeps the `..` that lead out of a relative path.
  private static func removingDotSegments(_ path: Substring) -> String {
    guard hasDotSegments(path) else { return String(path) }
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .map { Substring($0) }
    let isAbsolute = path.utf8.starts(with: "/".utf8)
    var kept: [Substring] = []
    for (position, segment) in segments.enumerated() {
      let isLast = position == segments.count - 1
      switch segment {
      case ".":
        if isLast { kept.append("") }
      case "..":
        if let last = kept.last, last != "..", !(isAbsolute && kept.count == 1) {
          kept.removeLast()
        } else if !isAbsolute {
          kept.append("..")
        }
        if isLast { kept.append("") }
      default:
        kept.append(segment)
      }
    }
    return kept.joined(separator: "/")
  }

  /// Whether a segment of a path is `.` or `..`.
  private static func hasDotSegments(_ path: Substring) -> Bool {
    // The length of a segment so far that has nothing but dots; more than two for any other.
    var dots = 0
    for byte in path.utf8 {
      if byte == UInt8(ascii: "/") {
        if dots == 1 || dots == 2 { return true }
        dots = 0
      } else {
        dots = byte == UInt8(ascii: ".") && dots < 3 ? dots + 1 : 3
      }
    }
    return dots == 1 || dots == 2
  }

  private static func cutTail(of text: inout Substring, at separator: UInt8) -> Substring? {
    guard let position = text.utf8.firstIndex(of: separator) else { return nil }
    let tail = text[text.utf8.index(after: position)...]
    text = text[..<position]
    return tail
  }

  private static func cutScheme(of text: inout Substring) -> Substring? {
    guard let first = text.utf8.first, isLetter(first),
      let end = text.utf8.firstIndex(where: { !isSchemeByte($0) }),
      text.utf8[end] == UInt8(ascii: ":")
    else { return nil }
    let scheme = text[..<end]
    text = text[text.utf8.index(after: end)...]
    return scheme
  }

  private static func cutAuthority(of text: inout Substring) -> Substring? {
    guard text.utf8.starts(with: "//".utf8) else { return nil }
    let rest = text.dropFirst(2)
    let end = rest.utf8.firstIndex {
      $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#")
    }
    let authority = rest[..<(end ?? rest.endIndex)]
    text = rest[authority.endIndex...]
    return authority
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
