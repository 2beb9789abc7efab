extension JSONValue {
  /// The value as JSON without spaces. Members are sorted by Unicode scalars, so that equal values have equal texts.
  public var compactText: String {
    var bytes: [UInt8] = []
    bytes.append(compact: self)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value as JSON over several lines, each level indented by so many spaces; members sorted by Unicode scalars.
  public func prettyText(indent: Int = 2) -> String {
    var bytes: [UInt8] = []
    bytes.append(pretty: self, lineBreak: [UInt8(ascii: "\n")], indent: indent)
    return String(decoding: bytes, as: UTF8.self)
  }
}
