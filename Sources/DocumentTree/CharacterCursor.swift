/// Turns offsets in characters, as libyaml counts them, into offsets in bytes.
///
/// It keeps the run of ASCII that was asked for last, inside which offsets are a matter of addition, and walks from there
/// to the next. libyaml's marks go forward with few exceptions, so that a document is walked about once.
struct CharacterCursor {
  private let start: Int

  /// A run of ASCII bytes: where it begins, in bytes and in characters, and where it ends, in bytes.
  private var runStart: Int
  private var runCharacter = 0
  private var runEnd: Int

  /// A cursor over bytes whose text begins at an offset, behind a byte-order mark.
  init(start: Int, bytes: RawSpan) {
    self.start = start
    runStart = start
    runEnd = CharacterCursor.endOfRun(bytes, from: start)
  }

  /// The byte offset of a character.
  @inline(__always)
  mutating func offset(ofCharacter target: Int, in bytes: RawSpan) -> Int {
    let distance = target &- runCharacter
    if distance >= 0, distance <= runEnd &- runStart { return runStart &+ distance }
    return walk(toCharacter: target, in: bytes)
  }

  @inline(never)
  private mutating func walk(toCharacter target: Int, in bytes: RawSpan) -> Int {
    if target < runCharacter { self = CharacterCursor(start: start, bytes: bytes) }
    while target > runCharacter &+ (runEnd &- runStart), runEnd < bytes.byteCount {
      runCharacter &+= runEnd &- runStart
      runStart = runEnd
      // Over the characters beyond ASCII: one for every byte that is no continuation.
      while bytes.byte(at: runStart) >= 0x80, runCharacter < target {
        repeat { runStart &+= 1 } while bytes.byte(at: runStart) & 0xC0 == 0x80
        runCharacter &+= 1
      }
      runEnd = CharacterCursor.endOfRun(bytes, from: runStart)
    }
    return min(runStart &+ (target &- runCharacter), bytes.byteCount)
  }

  private static func endOfRun(_ bytes: RawSpan, from start: Int) -> Int {
    var position = start
    // Only bytes beyond ASCII have the highest bit.
    while let first = bytes.word(at: position), let second = bytes.word(at: position &+ 8),
      (first | second) & 0x8080_8080_8080_8080 == 0
    {
      position &+= 16
    }
    while position < bytes.byteCount, bytes.byte(at: position) < 0x80 { position &+= 1 }
    return position
  }
}
