import DocumentTree

/// Keeps the last value, because several one after the other are often equal: a long list that changed is told with every change of
/// it.
struct ValueKeeper {
  private var last: JSONValue?

  /// The value, or the last one where both are equal, so that nobody has to look into them again to see that they are.
  mutating func kept(_ value: JSONValue) -> JSONValue {
    if let last, last == value { return last }
    last = value
    return value
  }
}
