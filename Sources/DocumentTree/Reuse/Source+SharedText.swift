extension Source {
  /// How many samples of the other text are looked for, and how many bytes each has.
  private static let sampleCount = 3
  private static let sampleLength = 64

  /// How many bytes of a sample are left at least where it ends with space, which is not looked for.
  private static let leastLength = 16

  /// How much further away than the lengths of the texts explain a sample may stand.
  private static let slack = 64 << 10

  /// Whether most of another text is likely to stand here too, moved by no more than the lengths of the texts explain: most
  /// samples of it do. Of texts that differ much in length it is not said. Linear in the shorter length at worst.
  package func sharesText(with other: Source) -> Bool {
    guard other.count >= Source.sampleLength * Source.sampleCount else { return false }
    let growth = count - other.count
    guard abs(growth) <= min(count, other.count) else { return false }
    return withBytes { bytes in
      other.withBytes { otherBytes in
        var found = 0
        for number in 1...Source.sampleCount {
          let start = (other.count - Source.sampleLength) * number / (Source.sampleCount + 1)
          let offsets =
            start + min(growth, 0) - Source.slack..<start + max(growth, 0) + Source.slack
          let sample = otherBytes.extracting(Source.sample(of: otherBytes, from: start))
          guard bytes.contains(sample, at: offsets) else { continue }
          found += 1
          if found * 2 > Source.sampleCount { return true }
        }
        return false
      }
    }
  }

  /// Where a sample stands, which ends with a word. Of texts that are indented, space stands at most places, so that a search for something
  /// that ends with it looks closer at most of them.
  private static func sample(of text: RawSpan, from start: Int) -> Range<Int> {
    var end = start + sampleLength
    while end > start + leastLength, text.byte(at: end - 1) <= 0x20 { end -= 1 }
    return start..<end
  }
}
