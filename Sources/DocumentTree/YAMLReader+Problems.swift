extension YAMLReader {
  /// libyaml's complaint in words that say what to do, at the place where it is to be done.
  mutating func explained(_ problem: YAMLParser.Problem, _ source: RawSpan) -> SyntaxProblem {
    guard let character = problem.character else {
      return encodingProblem(problem, source)
    }
    let offset = cursor.offset(ofCharacter: character, in: source)
    let context = cursor.offset(ofCharacter: problem.contextCharacter, in: source)
    if let marker = conflictMarker(source, upTo: offset) {
      return SyntaxProblem(
        offset: marker, message: "this is a merge conflict marker: resolve the conflict first")
    }
    let contextLine = line(source, at: context)
    switch problem.message {
    case "did not find expected key", "did not find expected <document start>":
      let byte = source.byte(at: offset)
      guard byte != UInt8(ascii: "]"), byte != UInt8(ascii: "}") else {
        return SyntaxProblem(
          offset: offset, message: "this closing bracket has no opening one: remove it")
      }
      return SyntaxProblem(
        offset: offset,
        message: problem.message == "did not find expected key"
          ? "the indentation fits neither the mapping that begins on line \(contextLine) nor what is"
            + " inside it"
          : "the document ends before this: check the indentation, or the quotes and brackets above"
      )
    case "mapping values are not allowed in this context":
      return SyntaxProblem(
        offset: offset,
        message: "a ':' cannot stand here: quote the text if the colon belongs to it, or check the"
          + " indentation")
    case "could not find expected ':'":
      return SyntaxProblem(
        offset: context,
        message:
          "this line is no 'key: value': add the colon, or indent it if it continues the text"
          + " above")
    case "did not find expected '-' indicator":
      return SyntaxProblem(
        offset: offset,
        message: "expected another '- ' of the list that begins on line \(contextLine): check the"
          + " indentation")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      let bracket = problem.message.hasSuffix("']'") ? "'[' list" : "'{' mapping"
      return SyntaxProblem(
        offset: offset,
        message: "a comma or the closing bracket is missing in the \(bracket) that begins on line"
          + " \(contextLine)")
    case "found unexpected end of stream" where problem.context.hasSuffix("quoted scalar"),
      "found unexpected document indicator":
      return SyntaxProblem(offset: context, message: "this quoted text has no closing quote")
    case "found unknown escape character":
      return SyntaxProblem(
        offset: offset,
        message: "this is not an escape in double quotes: use single quotes, or write the backslash"
          + " as \\\\")
    case "found character that cannot start any token":
      return SyntaxProblem(offset: offset, message: forbiddenStart(source, at: offset))
    case "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      return SyntaxProblem(offset: offset, message: YAMLReader.tabMessage)
    case "block sequence entries are not allowed in this context":
      return SyntaxProblem(
        offset: offset,
        message: "a list cannot begin here: put its '- ' on a line of its own, or quote the text")
    case "did not find expected node content":
      return SyntaxProblem(
        offset: offset, message: "expected a value here: remove the surplus comma or bracket")
    default:
      let context = problem.context.isEmpty ? "" : "\(problem.context) (line \(contextLine)): "
      return SyntaxProblem(offset: offset, message: context + problem.message)
    }
  }

  private static let tabMessage = "a tab cannot indent YAML: use spaces"

  private func forbiddenStart(_ source: RawSpan, at offset: Int) -> String {
    switch source.byte(at: offset) {
    case UInt8(ascii: "\t"): YAMLReader.tabMessage
    case let byte where byte > 0x20 && byte < 0x7F:
      "a value cannot begin with '\(Unicode.Scalar(byte))': put it in quotes"
    default: "a value cannot begin with this character: put it in quotes"
    }
  }

  private func encodingProblem(
    _ problem: YAMLParser.Problem, _ source: RawSpan
  ) -> SyntaxProblem {
    var offset = start
    while offset < source.byteCount {
      let length = UTF8Sequence.length(source, at: offset)
      guard length > 0 else { return UTF8Sequence.problem(source, at: offset) }
      offset += length
    }
    return SyntaxProblem(
      code: "encoding", offset: problem.byte + start,
      message:
        "this control character is not allowed in YAML: write it as an escape in double quotes")
  }

  /// Where a line begins that git left in an unresolved merge, at or before an offset.
  private func conflictMarker(_ source: RawSpan, upTo offset: Int) -> Int? {
    var lineStart = start
    for position in start...max(start, min(offset, source.byteCount)) {
      if position == lineStart {
        let mark = source.byte(at: position)
        if mark == UInt8(ascii: "<") || mark == UInt8(ascii: ">") || mark == UInt8(ascii: "="),
          (0..<7).allSatisfy({ source.byte(at: position + $0) == mark }),
          source.byte(at: position + 7) <= 0x20
        {
          return position
        }
      }
      if source.byte(at: position) == UInt8(ascii: "\n") { lineStart = position + 1 }
    }
    return nil
  }

  private func line(_ source: RawSpan, at offset: Int) -> Int {
    var line = firstLine
    for position in 0..<min(offset, source.byteCount)
    where source.byte(at: position) == UInt8(ascii: "\n") {
      line += 1
    }
    return line
  }
}
