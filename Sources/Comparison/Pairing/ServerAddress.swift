import APIGraph
import DocumentTree

/// An address in a form in which equal ones are equal, and that may have holes which any text fills.
///
/// Scheme and host are in lower case, the usual port is left out, and needless percent escapes are resolved (RFC 3986
/// §6.2.2, §6.2.3). Text is kept as bytes.
struct ServerAddress: Hashable {
  /// What stands for a variable that takes any value: a byte that no UTF-8 text contains.
  static let hole: UInt8 = 0xFF

  /// `nil` where any scheme will do: `//host`, as Swagger 2.0 has it without `schemes`.
  let scheme: [UInt8]?
  /// `nil` where the address is a path on the host of the description (RFC 3986 §4.2).
  let authority: [UInt8]?
  /// Without a slash at its end; what does not begin with one is relative to the description's own path.
  private(set) var path: [UInt8]
  /// Whether a hole stands for values that were too many to be written out, so that nobody can say what it covers.
  let isRough: Bool

  /// An address by its text, in which `hole` stands for variables.
  init(_ text: [UInt8], isRough: Bool = false) {
    self.isRough = isRough
    var rest = text[...]
    let separator = Array("://".utf8)
    if let start = rest.firstRange(of: separator) {
      scheme = Self.lowercased(rest[..<start.lowerBound])
      rest = rest[start.upperBound...]
    } else {
      scheme = nil
      guard rest.starts(with: "//".utf8) else {
        authority = nil
        path = Self.normalized(rest)
        return
      }
      rest = rest.dropFirst(2)
    }
    let host = rest.prefix { !"/?#".utf8.contains($0) }
    var authority = Self.lowercased(host)
    let port: String? =
      scheme == Array("https".utf8) ? ":443" : scheme == Array("http".utf8) ? ":80" : nil
    if let port, authority.suffix(port.utf8.count).elementsEqual(port.utf8) {
      authority.removeLast(port.utf8.count)
    }
    self.authority = authority
    path = Self.normalized(rest.dropFirst(host.count))
  }

  /// The address with a path template behind it.
  func appending(_ template: [UInt8]) -> ServerAddress {
    var address = self
    address.path += template
    return address
  }

  /// Whether both are written alike, but for a scheme that only one of them has.
  func isSame(as other: ServerAddress) -> Bool {
    path == other.path && authority == other.authority
      && (scheme == nil || other.scheme == nil || scheme == other.scheme)
  }

  /// Whether every URL of the other address is one of this.
  ///
  /// A path on the host of the description is taken to be the same path on any host that is named: before, nobody was
  /// told which. The other way round a host that was named is named no more.
  func covers(_ other: ServerAddress) -> Bool {
    guard !isRough, !other.isRough else { return false }
    guard let authority else {
      return other.authority == nil && Self.fills(other.path, holesOf: path)
    }
    guard let otherAuthority = other.authority else { return Self.fills(other.path, holesOf: path) }
    if let scheme, let otherScheme = other.scheme, !Self.fills(otherScheme, holesOf: scheme) {
      return false
    }
    return Self.fills(otherAuthority, holesOf: authority) && Self.fills(other.path, holesOf: path)
  }

  /// Whether a text is the pattern with something in place of each of its holes, which stay in one segment.
  static func fills(_ text: [UInt8], holesOf pattern: [UInt8]) -> Bool {
    guard pattern.contains(hole) else { return text == pattern }
    // The places of the text that the pattern can have reached so far.
    var reached: Set<Int> = [0]
    for byte in pattern {
      var next: Set<Int> = []
      for place in reached {
        guard byte == hole else {
          if place < text.count, text[place] == byte { next.insert(place + 1) }
          continue
        }
        var end = place
        while end < text.count, text[end] != UInt8(ascii: "/") {
          end += 1
          guard next.insert(end).inserted else { break }
        }
      }
      if next.isEmpty { return false }
      reached = next
    }
    return reached.contains(text.count)
  }

  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }

  private static func normalized(_ path: ArraySlice<UInt8>) -> [UInt8] {
    var path = PercentEncoding.normalized(Array(path))
    if path.last == UInt8(ascii: "/") { path.removeLast() }
    return path
  }
}

extension ServerAddress {
  /// The addresses of a server with every value that its variables can take.
  ///
  /// A variable with an `enum` takes those values and its default; one without takes any text (OAS 3.1 §4.8.6).
  static func all(of server: Server) -> [ServerAddress] {
    var texts: [[UInt8]] = [Array(server.url.utf8)]
    var isRough = false
    for name in server.variablesInOrder {
      let variable = server.variables.first { $0.name == name }
      var values = Set((variable?.facts["enum"]?.values ?? []).compactMap(\.asText))
      let isFree = values.isEmpty
      if let value = variable?.facts["default"]?.value.asText { values.insert(value) }
      var replacements = values.sorted().map { Array($0.string.utf8) }
      if isFree { replacements.insert([hole], at: 0) }
      if texts.count * replacements.count > 64 {
        replacements = [[hole]]
        isRough = true
      }
      let place = Array("{\(name)}".utf8)
      texts = texts.flatMap { text in
        replacements.map { text.replacing(place, with: $0) }
      }
    }
    let addresses = texts.map { ServerAddress($0, isRough: isRough) }
    if addresses.count == 1 { return addresses }
    var seen: Set<ServerAddress> = []
    return addresses.filter { seen.insert($0).inserted }
  }
}

extension Server {
  /// The names in braces in the template, in order, each once.
  var variablesInOrder: [ExactString] { PathTemplate.names(url) }
}

extension JSONValue {
  /// A value of a server variable as it stands in the address; numbers occur where quotes were forgotten.
  var asText: ExactString? {
    switch self {
    case .string(let text): text
    case .number, .boolean: ExactString(compactText)
    default: nil
    }
  }
}
