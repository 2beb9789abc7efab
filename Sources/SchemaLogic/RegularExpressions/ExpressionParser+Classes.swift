extension ExpressionParser {
  /// Reads a character class behind its opening bracket.
  mutating func characterClass() throws(Failure) -> CodePointSet {
    let isNegative = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    // .NET reads `-[` as a subtraction if the class ends with two brackets.
    var seemsSubtraction = false
    while let scalar = peek() {
      if take("]") {
        if seemsSubtraction, peek() == "]" { throw .unsupported("character class subtraction") }
        let set = CodePointSet(ranges)
        return isNegative ? set.complement : set
      }
      if scalar == "[" {
        if text[position - 1] == 0x2D { seemsSubtraction = true }
        for mark in [":", ".", "="] where isPOSIXName(mark) {
          throw .unsupported("[[" + mark + "…" + mark + "]]")
        }
      }
      if scalar == "&", position + 2 < text.count, text[position + 1] == 0x26,
        text[position + 2] == 0x5B
      {
        throw .unsupported("character class intersection")
      }
      let first = try classAtom()
      guard peek() == "-", position + 1 < text.count, text[position + 1] != 0x5D else {
        add(first, to: &ranges)
        continue
      }
      position += 1
      if peek() == "[" { seemsSubtraction = true }
      let second = try classAtom()
      if case .point(let low) = first, case .point(let high) = second {
        // A range of .NET's subtraction may seem to go backwards.
        guard low <= high else {
          if seemsSubtraction { throw .unsupported("character class subtraction") }
          throw .malformed
        }
        ranges.append(low...high)
      } else {
        // A class cannot be the end of a range: the hyphen stands for itself (annex B.1.2).
        add(first, to: &ranges)
        ranges.append(0x2D...0x2D)
        add(second, to: &ranges)
      }
    }
    throw .malformed
  }

  private func add(_ escape: Escape, to ranges: inout [ClosedRange<UInt32>]) {
    switch escape {
    case .point(let point): ranges.append(point...point)
    case .set(let set): ranges.append(contentsOf: set.ranges)
    }
  }

  private mutating func classAtom() throws(Failure) -> Escape {
    guard take("\\") else {
      guard position < text.count else { throw .malformed }
      position += 1
      return .point(text[position - 1])
    }
    if take("b") { return .point(0x08) }
    return try characterEscape()
  }

  /// Whether a bracket opens a name as in `[[:alpha:]]`, which ECMA-262 does not know.
  private func isPOSIXName(_ mark: String) -> Bool {
    guard let mark = mark.unicodeScalars.first?.value else { return false }
    guard position + 1 < text.count, text[position + 1] == mark else { return false }
    var end = position + 2
    while end < text.count, (0x61...0x7A).contains(text[end]) { end += 1 }
    return end > position + 2 && end + 1 < text.count && text[end] == mark && text[end + 1] == 0x5D
  }
}
