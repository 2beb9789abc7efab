internal import DocumentTree

/// Text from documents as Markdown (CommonMark, with GitHub's extensions in mind).
enum MarkdownText {
  /// Text in which nothing is markup, a link, a mention or an issue number.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in DisplayText.line(text).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "{", "}", "|", "~", "!":
        result += "\\"
        result.unicodeScalars.append(scalar)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      // A backslash keeps neither a mention nor an issue number from being one.
      case "@": result += "&#64;"
      case "#": result += "&#35;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Text as code; the fence is longer than every run of backticks inside (CommonMark 0.31 §6.1).
  static func code(_ text: String) -> String {
    let line = DisplayText.line(text)
    guard !line.isEmpty else { return "" }
    var longest = 0
    var run = 0
    for byte in line.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: longest + 1)
    // A space is stripped on each side again; it keeps a backtick at the edge apart from the fence.
    let padding = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
    return fence + padding + line + padding + fence
  }

  /// A value as code, cut where it would fill the page.
  static func code(_ value: JSONValue) -> String {
    code(DisplayText.shortened(value.compactText, to: 200))
  }

  /// A value as the lines of a block of code: one if it fits, several if there are few, else cut around a place in it.
  ///
  /// No line of JSON begins with a backtick, so that the block ends where its fence does (CommonMark 0.31 §4.5).
  static func lines(of value: JSONValue, around pointer: String) -> [String] {
    let excerpt = ValueExcerpt(value, around: pointer, limit: 600)
    let isOneLine = excerpt.isWhole && excerpt.line.count <= 80
    let pretty =
      excerpt.isWhole && !isOneLine ? value.prettyText(indent: 2).split(separator: "\n") : []
    guard pretty.count > 1, pretty.count <= 20 else { return [excerpt.line] }
    return pretty.map { DisplayText.line(String($0)) }
  }
}
