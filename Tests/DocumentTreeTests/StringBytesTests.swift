import DocumentTree
import Testing

@Suite("Texts as bytes")
struct StringBytesTests {
  private static let texts = [
    "", "a", "short", "é", "e\u{301}", "a text of more than fifteen bytes", "\u{1F600}",
    String(repeating: "é", count: 40),
  ]

  @Test("are those of UTF-8, of whole texts and of parts", arguments: texts)
  func bytes(_ text: String) {
    #expect(text.bytes == Array(text.utf8))
    #expect(text.dropFirst().bytes == Array(text.dropFirst().utf8))
    #expect(String(text.reversed()).bytes == Array(String(text.reversed()).utf8))
  }

  @Test("begin with those of another text only if all of them are the same")
  func beginnings() {
    for text in Self.texts {
      for other in Self.texts {
        #expect(text.beginsWithBytes(of: other) == text.utf8.starts(with: other.utf8))
        #expect((other + text).beginsWithBytes(of: other))
      }
    }
    // Characters that are equal to people have other bytes.
    #expect(!"é".beginsWithBytes(of: "e\u{301}"))
  }

  @Test("are dropped from the beginning, but not from inside of a character")
  func dropping() {
    #expect("a/b".droppingBytes(2) == "b")
    #expect("é/b".droppingBytes(3) == "b")
    #expect("é/b".droppingBytes(1) == "é/b")
    #expect("a".droppingBytes(5) == "")
  }

  @Test("are made of code points, each as often as is said")
  func codePoints() {
    #expect(String(codePoints: []) == "")
    #expect(String(codePoints: [(0x61, 3), (0xE9, 2), (0x1F600, 1), (0x62, 1)]) == "aaaéé😀b")
    // Half of a pair is no character (RFC 3629 §3).
    #expect(String(codePoints: [(0x61, 1), (0xD800, 4), (0x62, 0), (0x63, 1)]) == "ac")
    #expect(String(codePoints: [(0x7A, 1_000_000)]).utf8.count == 1_000_000)
  }
}
