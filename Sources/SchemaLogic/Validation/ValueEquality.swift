import DocumentTree

/// Equality of JSON values (JSON Schema 2020-12 core §4.2.2) without recursion, because values may nest deeply.
enum ValueEquality {
  /// Whether two values are equal; of scalars inside them a test may decide.
  static func areEqual(
    _ first: JSONValue, _ second: JSONValue,
    scalars areSame: (JSONValue, JSONValue) -> Bool = { $0 == $1 }
  ) -> Bool {
    var pending = [(first, second)]
    while let pair = pending.popLast() {
      switch pair {
      case (.array(let mine), .array(let theirs)):
        guard mine.count == theirs.count else { return false }
        for pair in zip(mine, theirs) { pending.append(pair) }
      case (.object(let mine), .object(let theirs)):
        guard mine.count == theirs.count else { return false }
        for (name, member) in mine {
          guard let other = theirs[name] else { return false }
          pending.append((member, other))
        }
      case (.array, _), (.object, _), (_, .array), (_, .object): return false
      default:
        guard areSame(pair.0, pair.1) else { return false }
      }
    }
    return true
  }
}

extension JSONValue {
  /// Whether it is an array or object.
  var isComposite: Bool {
    switch self {
    case .array, .object: true
    case .null, .boolean, .number, .string: false
    }
  }
}
