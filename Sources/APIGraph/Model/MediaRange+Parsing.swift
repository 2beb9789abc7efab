extension MediaRange {
  /// Reads a key of a content map or an entry of 2.0's `consumes`. A text that is no media type is kept whole.
  package init(_ text: String) {
    let parts = Self.split(text, at: ";")
    let essence = parts[0].split(separator: "/", omittingEmptySubsequences: false)
      .map { Self.trimmed($0).lowercased() }
    guard essence.count == 2, essence.allSatisfy(Self.isToken),
      essence[0] != "*" || essence[1] == "*"
    else {
      self.init(type: "", subtype: text, parameters: [], spelling: text)
      return
    }
    let parameters = parts.dropFirst().compactMap(Self.parameter).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    self.init(type: essence[0], subtype: essence[1], parameters: parameters, spelling: text)
  }

  /// Whether everything that `other` stands for is in this range too.
  package func includes(_ other: MediaRange) -> Bool {
    guard !type.isEmpty, !other.type.isEmpty else { return self == other }
    guard type == "*" || type == other.type, coversSubtype(of: other) else { return false }
    return parameters.allSatisfy(other.parameters.contains)
  }

  /// Whether the subtype is any, the same, or one with the suffix that is meant by `*+json`: no range by the book, but published by
  /// frameworks.
  private func coversSubtype(of other: MediaRange) -> Bool {
    if subtype == "*" || subtype == other.subtype { return true }
    return subtype.hasPrefix("*+") && other.subtype.hasSuffix(subtype.dropFirst())
  }

  /// Whether bodies are JSON texts (RFC 6839 §3.1 for the suffix).
  package var isJSON: Bool {
    subtype.hasSuffix("+json") || (type == "application" || type == "text") && subtype == "json"
  }

  /// Whether bodies are XML documents (RFC 7303 §4.2 for the suffix).
  package var isXML: Bool {
    subtype.hasSuffix("+xml") || (type == "application" || type == "text") && subtype == "xml"
  }

  /// Whether bodies are URL-encoded forms.
  package var isForm: Bool { type == "application" && subtype == "x-www-form-urlencoded" }

  /// Whether bodies have parts (RFC 2046 §5.1).
  package var isMultipart: Bool { type == "multipart" }

  /// One parameter as `name=value`; `nil` for an empty one and for `q`, which weighs and does not select.
  private static func parameter(_ text: Substring) -> String? {
    let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = trimmed(halves[0]).lowercased()
    guard !name.isEmpty, name != "q" else { return nil }
    guard halves.count == 2 else { return name }
    let value = unquoted(trimmed(halves[1]))
    // A charset's name has no case (RFC 9110 §8.3.2); of other parameters that is not known.
    return name == "charset" ? "\(name)=\(value.lowercased())" : "\(name)=\(value)"
  }

  /// The text of a quoted string, or the text itself (RFC 9110 §5.6.4).
  private static func unquoted(_ text: Substring) -> String {
    guard text.utf8.count >= 2, text.first == "\"", text.last == "\"" else { return String(text) }
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars.dropFirst().dropLast() {
      if scalar == "\\" && !isEscaped {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
        isEscaped = false
      }
    }
    return result
  }

  /// The parts between separators that stand outside quotes; never empty.
  private static func split(_ text: String, at separator: Unicode.Scalar) -> [Substring] {
    var parts: [Substring] = []
    var start = text.startIndex
    var isQuoted = false
    var isEscaped = false
    for index in text.unicodeScalars.indices {
      let scalar = text.unicodeScalars[index]
      if isEscaped {
        isEscaped = false
      } else if isQuoted && scalar == "\\" {
        isEscaped = true
      } else if scalar == "\"" {
        isQuoted.toggle()
      } else if scalar == separator && !isQuoted {
        parts.append(text[start..<index])
        start = text.unicodeScalars.index(after: index)
      }
    }
    parts.append(text[start...])
    return parts
  }

  private static func trimmed(_ text: Substring) -> Substring {
    let isSpace = { (character: Character) in character.isWhitespace }
    let start = text.drop(while: isSpace)
    guard let last = start.lastIndex(where: { !isSpace($0) }) else { return start.prefix(0) }
    return start[...last]
  }

  /// Whether the text is a token (RFC 9110 §5.6.2).
  private static func isToken(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "!#$%&'*+-.^_`|~".utf8.contains(byte)
      }
  }
}

extension MediaRange {
  /// Equality of what is meant: the spelling does not count.
  package static func == (left: MediaRange, right: MediaRange) -> Bool {
    left.type == right.type && left.subtype.utf8.elementsEqual(right.subtype.utf8)
      && left.parameters == right.parameters
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(type)
    hasher.combine(ArraySlice(subtype.utf8))
    hasher.combine(parameters)
  }
}

extension MediaRange: CustomStringConvertible {
  /// The canonical spelling.
  package var description: String {
    type.isEmpty ? subtype : (["\(type)/\(subtype)"] + parameters).joined(separator: "; ")
  }
}
