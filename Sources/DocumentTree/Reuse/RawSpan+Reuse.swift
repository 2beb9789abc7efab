extension RawSpan {
  /// Whether other bytes, at least eight, stand at one of some offsets: by the algorithm of Horspool, which passes over as many
  /// bytes as their last one allows. The cost is mostly a fraction of the number of offsets, and at worst that times the number of
  /// bytes.
  func contains(_ other: RawSpan, at offsets: Range<Int>) -> Bool {
    let last = other.byteCount - 1
    guard let lastWord = other.word(at: last - 7) else {
      preconditionFailure("fewer than eight bytes are looked for otherwise")
    }
    var steps = [Int](repeating: other.byteCount, count: 256)
    for index in 0..<last { steps[Int(other.byte(at: index))] = last - index }
    let lastByte = other.byte(at: last)
    let end = min(offsets.upperBound, byteCount - last)
    var offset = max(offsets.lowerBound, 0)
    while offset < end {
      let byte = byte(at: offset + last)
      if byte == lastByte, word(at: offset + last - 7) == lastWord, matches(other, at: offset) {
        return true
      }
      offset += steps[Int(byte)]
    }
    return false
  }
}
