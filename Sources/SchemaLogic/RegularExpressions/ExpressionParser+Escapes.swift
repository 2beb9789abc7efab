extension ExpressionParser {
  /// What an escape stands for that may also stand in a character class.
  enum Escape {
    case point(UInt32)
    case set(CodePointSet)
  }

  /// Letters that other languages give a meaning after `\`, where ECMA-262 has none.
  private static let foreign = Set("AZzGQEhHRXKaeNgloLUViIC".unicodeScalars)

  /// Reads what follows a `\` outside of character classes.
  mutating func escape() throws(Failure) -> Int {
    guard let scalar = peek() else { throw .malformed }
    switch scalar {
    case "b":
      position += 1
      return append(.assertion(.wordBoundary))
    case "B":
      position += 1
      return append(.assertion(.noWordBoundary))
    case "k":
      return try namedReference()
    case "1"..."9":
      if let number = groupNumber() { return append(.backReference([number])) }
    default: break
    }
    switch try characterEscape() {
    case .point(let point): return append(.characters(CodePointSet(point)))
    case .set(let set): return append(.characters(set))
    }
  }

  /// Reads the number of a group that exists.
  private mutating func groupNumber() -> Int? {
    let start = position
    var number = 0
    while let scalar = peek(), let digit = Self.digit(scalar), number <= groupCount {
      number = number * 10 + digit
      position += 1
    }
    if number <= groupCount { return number }
    position = start
    return nil
  }

  private mutating func namedReference() throws(Failure) -> Int {
    position += 1
    // Without named groups `\k` is a needless escape (annex B.1.2).
    if names.isEmpty { return append(.characters(CodePointSet(0x6B))) }
    guard take("<"), let name = Self.name(in: text, at: &position) else { throw .malformed }
    let numbers = names.filter { $0.name == name }.map(\.number)
    guard !numbers.isEmpty else { throw .malformed }
    return append(.backReference(numbers))
  }

  /// Reads what follows a `\`, where it stands for characters.
  mutating func characterEscape() throws(Failure) -> Escape {
    guard let scalar = peek() else { throw .malformed }
    position += 1
    switch scalar {
    case "d": return .set(.digits)
    case "D": return .set(CodePointSet.digits.complement)
    case "w": return .set(.wordCharacters)
    case "W": return .set(CodePointSet.wordCharacters.complement)
    case "s": return .set(.whiteSpace)
    case "S": return .set(CodePointSet.whiteSpace.complement)
    case "p", "P": return .set(try property(isNegative: scalar == "P"))
    case "t": return .point(0x09)
    case "n": return .point(0x0A)
    case "v": return .point(0x0B)
    case "f": return .point(0x0C)
    case "r": return .point(0x0D)
    case "c":
      if let letter = peek(), ("a"..."z").contains(letter) || ("A"..."Z").contains(letter) {
        position += 1
        return .point(letter.value % 32)
      }
      // The backslash stands for itself (annex B.1.2).
      position -= 1
      return .point(0x5C)
    case "x":
      return .point(hexadecimal(2) ?? scalar.value)
    case "u":
      return .point(try unicodeEscape() ?? scalar.value)
    case "0"..."7":
      position -= 1
      return .point(octal())
    default:
      if Self.foreign.contains(scalar) { throw .unsupported("\\" + Self.string([scalar])) }
      return .point(scalar.value)
    }
  }

  /// Reads up to three octal digits that stand for at most 255 (annex B.1.2).
  private mutating func octal() -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<3 {
      guard let scalar = peek(), ("0"..."7").contains(scalar) else { break }
      let next = value * 8 + scalar.value - 0x30
      if next > 0xFF { break }
      value = next
      position += 1
    }
    return value
  }

  /// Reads exactly that many hexadecimal digits.
  private mutating func hexadecimal(_ count: Int) -> UInt32? {
    guard position + count <= text.count else { return nil }
    var value: UInt32 = 0
    for point in text[position..<(position + count)] {
      guard let digit = Unicode.Scalar(point).flatMap({ Character($0).hexDigitValue }),
        point < 0x80
      else { return nil }
      value = value * 16 + UInt32(digit)
    }
    position += count
    return value
  }

  /// Reads what follows `\u`: four digits, two times four for a surrogate pair, or any number in braces.
  private mutating func unicodeEscape() throws(Failure) -> UInt32? {
    if let first = hexadecimal(4) {
      guard (0xD800...0xDBFF).contains(first) else { return first }
      let start = position
      if take("\\u"), let second = hexadecimal(4), (0xDC00...0xDFFF).contains(second) {
        return 0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00)
      }
      position = start
      return first
    }
    guard take("{") else { return nil }
    var value: UInt32?
    while let digit = hexadecimal(1) {
      value = (value ?? 0) * 16 + digit
      guard let value, value <= CodePointSet.greatest else { throw .malformed }
    }
    guard let value, take("}") else { throw .malformed }
    return value
  }

  /// Reads the braces behind `\p`.
  private mutating func property(isNegative: Bool) throws(Failure) -> CodePointSet {
    let start = position
    guard take("{") else { throw .unsupported(isNegative ? "\\P" : "\\p") }
    while let scalar = peek(), scalar != "}" { position += 1 }
    let text = Self.string(self.text[(start + 1)..<position].compactMap(Unicode.Scalar.init))
    guard take("}") else { throw .malformed }
    guard let set = UnicodeProperty.set(text) else {
      throw .unsupported((isNegative ? "\\P{" : "\\p{") + text + "}")
    }
    return isNegative ? set.complement : set
  }
}
