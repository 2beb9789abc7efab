// Texts as bytes, at once: views of texts are iterated over byte by byte, which costs ten times as much.

extension StringProtocol {
  /// The UTF-8 bytes.
  package var bytes: [UInt8] {
    let copied = utf8.withContiguousStorageIfAvailable { unsafe [UInt8]($0) }
    return copied ?? [UInt8](utf8)
  }
}

extension String {
  /// Whether the UTF-8 bytes begin with those of another text.
  package func beginsWithBytes(of other: String) -> Bool {
    let answer = unsafe utf8.withContiguousStorageIfAvailable { mine in
      unsafe other.utf8.withContiguousStorageIfAvailable { theirs in
        unsafe mine.starts(with: theirs)
      }
    }
    // One of the two may not lend its bytes.
    return (answer ?? nil) ?? utf8.starts(with: other.utf8)
  }

  /// What follows so many bytes of UTF-8; everything where they end inside of a character.
  package func droppingBytes(_ count: Int) -> String { String(utf8.dropFirst(count)) ?? self }
}
