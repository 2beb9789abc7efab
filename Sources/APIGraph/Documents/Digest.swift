/// A short text that stands for a long one: the same in every run, and different where the long texts are.
enum Digest {
  /// The 64-bit FNV-1a hash, in hexadecimal digits.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes {
      hash ^= UInt64(byte)
      hash = hash &* 0x0000_0100_0000_01B3
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// The text itself, unless it is so long that its beginning and its digest must do.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > longest else { return text }
    let start = String(text.unicodeScalars.prefix(shortest))
    return "\(start)… (\(text.utf8.count) bytes, digest \(self.text(of: text.utf8)))"
  }

  private static let longest = 4000
  private static let shortest = 200
}
