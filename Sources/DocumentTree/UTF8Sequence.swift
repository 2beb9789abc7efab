/// The well-formed byte sequences of UTF-8 (RFC 3629 §4).
enum UTF8Sequence {
  /// The length of the character that begins at an offset; zero if the bytes there are not well-formed.
  static func length(_ source: RawSpan, at offset: Int) -> Int {
    let first = source.byte(at: offset)
    let second = source.byte(at: offset &+ 1)
    switch first {
    case 0..<0x80: return 1
    case 0xC2..<0xE0: return isContinuation(second) ? 2 : 0
    case 0xE0..<0xF0:
      // No overlong forms and no surrogates.
      let least: UInt8 = first == 0xE0 ? 0xA0 : 0x80
      let greatest: UInt8 = first == 0xED ? 0x9F : 0xBF
      guard second >= least, second <= greatest,
        isContinuation(source.byte(at: offset &+ 2))
      else { return 0 }
      return 3
    case 0xF0..<0xF5:
      // No overlong forms and nothing beyond U+10FFFF.
      let least: UInt8 = first == 0xF0 ? 0x90 : 0x80
      let greatest: UInt8 = first == 0xF4 ? 0x8F : 0xBF
      guard second >= least, second <= greatest,
        isContinuation(source.byte(at: offset &+ 2)),
        isContinuation(source.byte(at: offset &+ 3))
      else { return 0 }
      return 4
    default: return 0
    }
  }

  /// What is wrong where no character begins.
  static func problem(_ source: RawSpan, at offset: Int) -> SyntaxProblem {
    let digits = String(source.byte(at: offset), radix: 16, uppercase: true)
    return SyntaxProblem(
      code: "encoding", offset: offset,
      message: "byte 0x\(digits) is not valid UTF-8 here: save the file as UTF-8")
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
