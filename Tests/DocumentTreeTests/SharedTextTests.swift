import DocumentTree
import Testing

@Suite("Texts that share most of what they say")
struct SharedTextTests {
  /// Lines of which no two are the same.
  private static func text(_ lines: Range<Int>) -> String {
    lines.map { "line \($0 &* 7919 % 1_000_003)\n" }.joined()
  }

  private static func sharesText(_ text: String, with other: String) -> Bool {
    source(text).sharesText(with: source(other))
  }

  @Test("are found wherever they were edited")
  func edited() {
    let text = Self.text(0..<20_000)
    for edit in [0, 10_000, 19_000] {
      let edited =
        Self.text(0..<edit) + "something else\n" + Self.text(edit + 10..<20_000)
        + String(repeating: "more\n", count: 1000)
      #expect(Self.sharesText(edited, with: text))
      #expect(Self.sharesText(text, with: edited))
    }
    #expect(Self.sharesText(text, with: text))
  }

  @Test("are not those of which little is the same, or stands elsewhere, or that are short")
  func others() {
    let text = Self.text(0..<20_000)
    #expect(!Self.sharesText(text, with: Self.text(20_000..<40_000)))
    #expect(!Self.sharesText(text, with: text.replacing("line", with: "row")))
    #expect(!Self.sharesText(text, with: Self.text(10_000..<20_000) + Self.text(0..<10_000)))
    #expect(!Self.sharesText(text, with: Self.text(0..<5000)))
    #expect(!Self.sharesText(Self.text(0..<5000), with: text))
    #expect(!Self.sharesText("a: b\n", with: "a: b\n"))
    #expect(!Self.sharesText("", with: text))
    #expect(!Self.sharesText(text, with: ""))
  }
}
