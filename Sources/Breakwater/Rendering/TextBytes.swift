internal import DocumentTree

extension String {
  /// What a closure makes of the text in UTF-8. Native strings lend their bytes, which is much cheaper than to iterate over them.
  func withBytes<Answer>(_ body: (Span<UInt8>) -> Answer) -> Answer {
    let answer = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      unsafe body(Span(_unsafeElements: bytes))
    }
    if let answer { return answer }
    return unsafe Array(utf8).withUnsafeBufferPointer { bytes in
      unsafe body(Span(_unsafeElements: bytes))
    }
  }
}

extension [UInt8] {
  /// Adds a number in decimal digits.
  mutating func append(decimal number: Int) {
    guard number >= 0 else { return append(text: String(number)) }
    var power = 1
    while number / power >= 10 { power *= 10 }
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / power % 10))
      power /= 10
    }
  }
}

extension Span<UInt8> {
  /// Whether other bytes stand at a position.
  func hold(_ other: Span<UInt8>, at position: Int) -> Bool {
    guard count - position >= other.count else { return false }
    for index in other.indices where self[position + index] != other[index] { return false }
    return true
  }

  /// Where other bytes stand first; `nil` where they do not.
  func firstPosition(of other: Span<UInt8>) -> Int? {
    var position = 0
    while position + other.count <= count {
      if hold(other, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The columns of characters of one scalar each: ASCII but carriage returns, which are one with the line feed behind them, and the
  /// marks that reports are written with. `nil` for all else.
  var plainColumns: Int? {
    var columns = 0
    var position = 0
    while position < count {
      let byte = self[position]
      columns += 1
      if byte < 0x80, byte != 0x0D {
        position += 1
      } else if hasMark(at: position) {
        position += 3
      } else {
        return nil
      }
    }
    return columns
  }

  /// The columns of words that are one space apart; `nil` where they are not, or where there is more in them than printable ASCII
  /// and marks.
  var wordColumns: Int? {
    var columns = 0
    var position = 0
    var isBehindSpace = true
    while position < count {
      let byte = self[position]
      columns += 1
      if byte > 0x20, byte < 0x7F {
        position += 1
        isBehindSpace = false
      } else if byte == 0x20, !isBehindSpace {
        position += 1
        isBehindSpace = true
      } else if hasMark(at: position) {
        position += 3
        isBehindSpace = false
      } else {
        return nil
      }
    }
    return isBehindSpace ? nil : columns
  }

  /// Whether there is an arrow, an ellipsis, or what stands between the steps of a site. None of them combines with anything.
  func hasMark(at position: Int) -> Bool {
    guard count - position >= 3, self[position] == 0xE2 else { return false }
    switch (self[position + 1], self[position + 2]) {
    case (0x80, 0xA6), (0x80, 0xBA), (0x86, 0x92): return true
    default: return false
    }
  }
}
