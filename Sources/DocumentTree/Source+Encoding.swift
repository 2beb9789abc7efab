extension Source {
  /// The bytes of a UTF-8 byte-order mark.
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The source in UTF-8, or what is wrong with it before any syntax is looked at.
  ///
  /// UTF-16 with a byte-order mark is what some Windows shells write when output is redirected; it is decoded. The other
  /// encodings, which YAML 1.2.2 §5.2 would allow, are refused rather than guessed.
  func decoded(limits: ParsingLimits) throws(ParsingError) -> Source {
    guard count <= limits.maximumSize else {
      throw refusal(
        "limit", "the document has \(count) bytes; at most \(limits.maximumSize) are read")
    }
    switch (byte(0), byte(1), byte(2), byte(3)) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF), (0, 0, 0, _):
      throw refusal("encoding", "the document is encoded in UTF-32: save it as UTF-8")
    case (0xFF, 0xFE, _, _):
      return try decodedFromUTF16 { UInt16($1) << 8 | UInt16($0) }
    case (0xFE, 0xFF, _, _):
      return try decodedFromUTF16 { UInt16($0) << 8 | UInt16($1) }
    case (0, 1..., _, _), (1..., 0, 1..., 0):
      throw refusal(
        "encoding",
        "the document seems to be encoded in UTF-16 without a byte-order mark: save it as UTF-8")
    case (0x1F, 0x8B, _, _), (UInt8(ascii: "P"), UInt8(ascii: "K"), 3, 4):
      throw refusal("encoding", "the document is compressed: unpack it first")
    default: break
    }
    guard withBytes({ $0.count(of: 0, from: 0, to: min(count, 1024)) }) == 0 else {
      throw refusal("encoding", "the document is a binary file, neither JSON nor YAML")
    }
    return self
  }

  /// Where the text begins, behind a byte-order mark.
  var textStart: Int {
    Source.byteOrderMark.indices.allSatisfy { byte($0) == Source.byteOrderMark[$0] } ? 3 : 0
  }

  private func byte(_ index: Int) -> UInt8 { index < count ? withBytes { $0.byte(at: index) } : 1 }

  private func decodedFromUTF16(
    _ unit: (UInt8, UInt8) -> UInt16
  ) throws(ParsingError) -> Source {
    let bytes = bytes
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
    guard bytes.count.isMultiple(of: 2), let text = String(validating: units, as: UTF16.self)
    else {
      throw refusal(
        "encoding", "the document is not valid UTF-16, though it begins so: save it as UTF-8")
    }
    return Source(name: name, bytes: Array(text.utf8), firstLine: firstLine)
  }

  private func refusal(_ code: String, _ message: String) -> ParsingError {
    ParsingError(
      diagnostic: Diagnostic(
        severity: .error, code: code, message: message,
        location: SourceLocation(file: name, line: firstLine, column: 1)))
  }
}
