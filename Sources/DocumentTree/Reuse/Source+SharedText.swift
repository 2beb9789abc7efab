extension Source {
  /// How many samples of the other text are looked for, and how many bytes each has.
  private static let sampleCount = 3
  private static let sampleLength = 64

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
        let found = (1...Source.sampleCount).count { number in
          let start = (other.count - Source.sampleLength) * number / (Source.sampleCount + 1)
          let offsets =
            start + min(growth, 0) - Source.slack..<start + max(growth, 0) + Source.slack
          return bytes.contains(
            otherBytes.extracting(start..<start + Source.sampleLength), at: offsets)
        }
        return found * 2 > Source.sampleCount
      }
    }
  }
}
