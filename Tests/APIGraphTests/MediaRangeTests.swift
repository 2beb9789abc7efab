import APIGraph
import Testing

@Suite("Media ranges")
struct MediaRangeTests {
  @Test(
    "spellings of one media type are one media range",
    arguments: [
      ("application/json", "Application/JSON"),
      ("application/json", " application/json "),
      ("text/plain;charset=utf-8", "text/plain; Charset=\"UTF-8\""),
      ("a/b;x=1;y=2", "a/b; y=2; x=1"),
      ("application/json", "application/json;q=0.5"),
      (#"a/b;x="1;2""#, #"a/b; X="1\;2""#),
    ])
  func sameRange(_ first: String, _ second: String) {
    #expect(MediaRange(first) == MediaRange(second))
    #expect(MediaRange(first).hashValue == MediaRange(second).hashValue)
    #expect(MediaRange(second).spelling == second)
  }

  @Test(
    "what is no media type is kept whole and equals itself only",
    arguments: ["", "undefined", "string", "$ref", "a/b/c", "*/json", "a b/c", "/", "Undefined"])
  func nonsense(_ text: String) {
    let range = MediaRange(text)
    #expect(range.type.isEmpty)
    #expect(range.subtype == text)
    #expect(range.includes(range))
    #expect(!MediaRange("*/*").includes(range))
    #expect(range != MediaRange(text + "x"))
  }

  /// A small world: all ranges over two types, two subtypes and two parameters.
  static let world: [MediaRange] = {
    let essences = ["*/*", "a/*", "b/*", "a/x", "a/y", "b/x", "a/*+s", "a/x+s"]
    return essences.flatMap { essence in
      ["", ";p=1", ";q2=1", ";p=1;q2=1"].map { MediaRange(essence + $0) }
    }
  }()

  @Test("inclusion is an order: reflexive, antisymmetric, transitive")
  func inclusionIsAnOrder() {
    for first in Self.world {
      #expect(first.includes(first))
      for second in Self.world where first.includes(second) {
        if second.includes(first) { #expect(first == second) }
        for third in Self.world where second.includes(third) { #expect(first.includes(third)) }
      }
    }
  }

  @Test("a range without parameters includes the same with parameters, not the other way round")
  func parametersNarrow() {
    #expect(MediaRange("a/x").includes(MediaRange("a/x;p=1")))
    #expect(!MediaRange("a/x;p=1").includes(MediaRange("a/x")))
    #expect(MediaRange("a/*").includes(MediaRange("a/x;p=1")))
    #expect(!MediaRange("a/*").includes(MediaRange("b/x")))
    #expect(MediaRange("a/*+json").includes(MediaRange("a/x+json")))
    #expect(!MediaRange("a/*+json").includes(MediaRange("a/json")))
  }

  @Test("JSON, XML, forms and multipart bodies are known by type and suffix")
  func kinds() {
    for text in ["application/json", "application/problem+json; charset=utf-8", "text/json"] {
      #expect(MediaRange(text).isJSON)
    }
    for text in ["application/xml", "text/xml", "image/svg+xml"] {
      #expect(MediaRange(text).isXML)
    }
    #expect(MediaRange("application/x-www-form-urlencoded").isForm)
    #expect(MediaRange("multipart/mixed;boundary=x").isMultipart)
    for text in ["*/*", "application/*", "text/plain", "application/jsonp", "json"] {
      let range = MediaRange(text)
      #expect(!range.isJSON && !range.isXML && !range.isForm && !range.isMultipart)
    }
  }
}
