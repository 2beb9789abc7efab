import DocumentTree
import Testing

/// The length of texts, which is counted many bytes at a time.
@Suite("Code points")
struct CodePointTests {
  @Test func `every text has as many as it has scalars`() {
    let letters = ["a", "é", "€", "𝄞", "e\u{301}", "\u{0}", "\u{7F}", "\u{80}", "\u{10FFFF}"]
    for letter in letters {
      for count in 0..<40 {
        for lead in ["", "x", "xyz", "ä", "日本語"] {
          let text = lead + String(repeating: letter, count: count)
          #expect(text.codePointCount == text.unicodeScalars.count, "\(text.debugDescription)")
        }
      }
    }
  }

  @Test(arguments: [2039, 2040, 2041, 2048, 4096, 100_003])
  func `long texts do, too`(_ count: Int) {
    for letter in ["a", "é", "€", "𝄞", "aé"] {
      let text = String(repeating: letter, count: count)
      #expect(text.codePointCount == text.unicodeScalars.count, "\(letter) × \(count)")
    }
  }
}
