import DocumentTree

/// A value with its text.
struct WrittenValue {
  let value: JSONValue
  /// JSON without spaces.
  let text: [UInt8]

  init(_ value: JSONValue) {
    self.value = value
    var text: [UInt8] = []
    text.append(compact: value)
    self.text = text
  }
}

/// Writes values of which several one after the other are often equal: a long list that changed is told with every change of it.
struct ValueWriter {
  private var last: WrittenValue?

  /// The value with its text; that of the last one where both are equal, so that nobody has to compare them again.
  mutating func written(_ value: JSONValue) -> WrittenValue {
    if let last, last.value == value { return last }
    let written = WrittenValue(value)
    last = written
    return written
  }
}
