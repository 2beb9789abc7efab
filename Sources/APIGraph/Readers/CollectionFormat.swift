import DocumentTree

/// How Swagger 2.0 writes an array into a parameter, in the words of OpenAPI 3 (Swagger 2.0 §Parameter Object).
struct CollectionFormat {
  let style: String
  let explodes: Bool
  /// Where it is said.
  private let origin: Origin

  /// The format of a parameter, a form field or a header. Formats count for arrays only.
  init(of site: Site, in context: ReadingContext) {
    let place = site["in"]?.text
    let isInQuery = place == "query" || place == "formData"
    let member = site["collectionFormat"]
    origin = member?.origin ?? site.origin
    guard site["type"]?.text == "array" else {
      style = isInQuery ? "form" : "simple"
      explodes = isInQuery
      return
    }
    switch member.map({ $0.text ?? $0.node.jsonValue.compactText }) ?? "csv" {
    case "ssv": (style, explodes) = ("spaceDelimited", false)
    case "pipes": (style, explodes) = ("pipeDelimited", false)
    // OpenAPI 3 has no word for it.
    case "tsv": (style, explodes) = ("tabDelimited", false)
    case "multi": (style, explodes) = (isInQuery ? "form" : "simple", true)
    case "csv": (style, explodes) = (isInQuery ? "form" : "simple", false)
    case let word:
      context.markUnread(
        "collectionFormat", member ?? site, code: "invalid-field",
        message: "'\(word)' is no collection format")
      (style, explodes) = (isInQuery ? "form" : "simple", false)
    }
  }

  /// Adds what is not the default of the place.
  func addFacts(to facts: inout Facts, style usual: String, explodes usually: Bool) {
    if style != usual { facts.append("style", Fact(.text(style), origin: origin)) }
    // What a style does when nothing is said is no fact: only `form` explodes by itself (OAS 3.1 §4.8.12.2.1).
    if explodes != (style == usual ? usually : style == "form") {
      facts.append("explode", Fact(.boolean(explodes), origin: origin))
    }
  }
}
