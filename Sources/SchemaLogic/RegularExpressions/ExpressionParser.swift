/// Parses regular expressions of ECMA-262 with the `u` flag.
///
/// It takes the liberties that engines take without that flag (ECMA-262 annex B.1.2) where they are harmless: needless
/// escapes, braces and brackets that stand for themselves. What only other languages know, and read in another way than
/// ECMA-262 does, is an unsupported feature: nobody can tell what its author meant.
struct ExpressionParser {
  /// Why there is no tree.
  enum Failure: Error, Hashable {
    /// It is no regular expression.
    case malformed
    /// It uses what is not understood here.
    case unsupported(String)
  }

  /// Groups may nest this deep, so that what walks the tree may call itself.
  private static let depthLimit = 60

  let text: [UInt32]
  var position = 0
  /// The names of all groups with their numbers, in order: references may stand before their groups.
  let names: [(name: [UInt32], number: Int)]
  let groupCount: Int
  var syntax = ExpressionSyntax()

  private init(_ pattern: String) {
    text = pattern.unicodeScalars.map(\.value)
    (groupCount, names) = Self.groups(in: text)
  }

  /// The tree of an expression.
  static func parse(_ pattern: String) throws(Failure) -> ExpressionSyntax {
    var parser = ExpressionParser(pattern)
    return try parser.parse()
  }

  /// A group that is still open.
  private struct Frame {
    enum Kind {
      case whole
      case plain
      case capturing(Int)
      case look(isBehind: Bool, isNegative: Bool)
    }

    let kind: Kind
    /// The number of the first capturing group in it.
    let firstGroup: Int
    var alternatives: [Int] = []
    var sequence: [Int] = []
  }

  private mutating func parse() throws(Failure) -> ExpressionSyntax {
    var frames = [Frame(kind: .whole, firstGroup: 1)]
    var nextGroup = 1
    while let point = peek() {
      let top = frames.count - 1
      switch point {
      case "(":
        guard frames.count <= Self.depthLimit else { throw .unsupported("deeply nested groups") }
        position += 1
        let kind = try groupKind(&nextGroup)
        let first: Int
        if case .capturing(let number) = kind { first = number } else { first = nextGroup }
        frames.append(Frame(kind: kind, firstGroup: first))
      case ")":
        position += 1
        guard let frame = frames.popLast(), !frames.isEmpty else { throw .malformed }
        let node = close(frame)
        var isQuantifiable = true
        if case .look(let isBehind, _) = frame.kind { isQuantifiable = !isBehind }
        let term = try quantified(
          node, groups: frame.firstGroup..<nextGroup, isQuantifiable: isQuantifiable)
        frames[top - 1].sequence.append(term)
      case "|":
        position += 1
        let branch = sequence(frames[top].sequence)
        frames[top].alternatives.append(branch)
        frames[top].sequence = []
      case "*", "+", "?":
        throw .malformed
      default:
        let node = try atom()
        var isQuantifiable = true
        if case .assertion = syntax.nodes[node] { isQuantifiable = false }
        let term = try quantified(
          node, groups: nextGroup..<nextGroup, isQuantifiable: isQuantifiable)
        frames[top].sequence.append(term)
      }
    }
    guard frames.count == 1, let frame = frames.popLast() else { throw .malformed }
    syntax.root = close(frame)
    syntax.groupCount = groupCount
    return syntax
  }

  /// Reads what follows an opening parenthesis.
  private mutating func groupKind(_ nextGroup: inout Int) throws(Failure) -> Frame.Kind {
    guard take("?") else {
      nextGroup += 1
      return .capturing(nextGroup - 1)
    }
    if take(":") { return .plain }
    if take("=") { return .look(isBehind: false, isNegative: false) }
    if take("!") { return .look(isBehind: false, isNegative: true) }
    if take("<=") { return .look(isBehind: true, isNegative: false) }
    if take("<!") { return .look(isBehind: true, isNegative: true) }
    // Python and PCRE write `(?P<name>…)`; it means the same.
    if take("<") || take("P<") {
      guard Self.name(in: text, at: &position) != nil else { throw .malformed }
      nextGroup += 1
      return .capturing(nextGroup - 1)
    }
    guard let point = peek() else { throw .malformed }
    throw .unsupported("(?" + Self.string([point]))
  }

  private mutating func close(_ frame: Frame) -> Int {
    let last = sequence(frame.sequence)
    let whole =
      frame.alternatives.isEmpty ? last : append(.alternatives(frame.alternatives + [last]))
    switch frame.kind {
    case .whole, .plain: return whole
    case .capturing(let number): return append(.group(whole, number: number))
    case .look(let isBehind, let isNegative):
      return append(.look(.init(part: whole, isBehind: isBehind, isNegative: isNegative)))
    }
  }

  private mutating func sequence(_ parts: [Int]) -> Int {
    switch parts.count {
    case 0: append(.empty)
    case 1: parts[0]
    default: append(.sequence(parts))
    }
  }

  /// Reads the quantifier that may follow a part.
  private mutating func quantified(
    _ part: Int, groups: Range<Int>, isQuantifiable: Bool
  ) throws(Failure) -> Int {
    guard let (minimum, maximum) = try quantifier() else { return part }
    guard isQuantifiable else { throw .malformed }
    let isLazy = take("?")
    if !isLazy, peek() == "+" { throw .unsupported("possessive quantifier") }
    if try quantifier() != nil { throw .malformed }
    return append(
      .repetition(
        .init(part: part, minimum: minimum, maximum: maximum, isLazy: isLazy, groups: groups)))
  }

  private mutating func quantifier() throws(Failure) -> (minimum: Int, maximum: Int?)? {
    if take("*") { return (0, nil) }
    if take("+") { return (1, nil) }
    if take("?") { return (0, 1) }
    guard peek() == "{" else { return nil }
    let start = position
    position += 1
    let minimum = number()
    if let minimum {
      if take("}") { return (minimum, minimum) }
      if take(",") {
        if take("}") { return (minimum, nil) }
        if let maximum = number(), take("}") {
          guard minimum <= maximum else { throw .malformed }
          return (minimum, maximum)
        }
      }
    } else if take(","), number() != nil, take("}") {
      // ECMA-262 reads it as text, other languages as a quantifier.
      throw .unsupported("{,n}")
    }
    position = start
    return nil
  }

  /// Reads a number; those too large are all the same.
  private mutating func number() -> Int? {
    var value: Int?
    while let point = peek(), let digit = Self.digit(point) {
      value = min((value ?? 0) * 10 + digit, 1_000_000_000_000)
      position += 1
    }
    return value
  }

  /// Reads a part that is no group.
  private mutating func atom() throws(Failure) -> Int {
    switch peek() {
    case "^":
      position += 1
      return append(.assertion(.start))
    case "$":
      position += 1
      return append(.assertion(.end))
    case ".":
      position += 1
      return append(.characters(.dot))
    case "[":
      position += 1
      return append(.characters(try characterClass()))
    case "\\":
      position += 1
      return try escape()
    case "{":
      if try quantifier() != nil { throw .malformed }
      position += 1
      return append(.characters(CodePointSet(0x7B)))
    default:
      let point = text[position]
      position += 1
      return append(.characters(CodePointSet(point)))
    }
  }
}

extension ExpressionParser {
  /// Adds a node.
  mutating func append(_ node: ExpressionSyntax.Node) -> Int {
    syntax.nodes.append(node)
    return syntax.nodes.count - 1
  }

  /// The next code point as a character; anything that is no scalar cannot occur.
  func peek() -> Unicode.Scalar? {
    position < text.count ? Unicode.Scalar(text[position]) : nil
  }

  /// Skips a text if it comes next.
  mutating func take(_ expected: String) -> Bool {
    var end = position
    for scalar in expected.unicodeScalars {
      guard end < text.count, text[end] == scalar.value else { return false }
      end += 1
    }
    position = end
    return true
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    ("0"..."9").contains(scalar) ? Int(scalar.value) - 0x30 : nil
  }

  static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Reads a name and the `>` behind it.
  static func name(in text: [UInt32], at position: inout Int) -> [UInt32]? {
    var end = position
    while end < text.count, text[end] != 0x3E {
      // Letters of any script, digits, `$` and `_`; what else ASCII has cannot stand in a name.
      let isName =
        text[end] >= 0x80 || text[end] == 0x24 || CodePointSet.wordCharacters.contains(text[end])
      guard isName else { return nil }
      end += 1
    }
    guard end < text.count, end > position else { return nil }
    defer { position = end + 1 }
    return Array(text[position..<end])
  }

  /// Counts the capturing groups of an expression and finds their names.
  private static func groups(
    in text: [UInt32]
  ) -> (count: Int, names: [(name: [UInt32], number: Int)]) {
    var count = 0
    var names: [(name: [UInt32], number: Int)] = []
    var isInClass = false
    var position = 0
    func at(_ index: Int) -> UInt32? { index < text.count ? text[index] : nil }
    while position < text.count {
      let point = text[position]
      position += 1
      switch point {
      case 0x5C: position += 1
      case 0x5B: isInClass = true
      case 0x5D: isInClass = false
      case 0x28 where !isInClass:
        guard at(position) == 0x3F else {
          count += 1
          continue
        }
        var start = position + 1
        if at(start) == 0x50 { start += 1 }
        guard at(start) == 0x3C, let next = at(start + 1), next != 0x3D, next != 0x21 else {
          continue
        }
        start += 1
        if let name = name(in: text, at: &start) {
          count += 1
          names.append((name, count))
          position = start
        }
      default: break
      }
    }
    return (count, names)
  }
}
