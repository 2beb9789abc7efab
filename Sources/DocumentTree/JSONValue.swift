/// A JSON value on its own, away from its document: for reports, witnesses and canonical keyword values.
///
/// Equality is that of JSON: numbers by value, strings by Unicode scalars, members without order.
public enum JSONValue: Hashable, Sendable {
  case null
  case boolean(Bool)
  case number(Decimal)
  case string(ExactString)
  case array([JSONValue])
  case object([ExactString: JSONValue])
}

extension JSONValue {
  /// Hashes the digest: what a value holds is summed up as it is met, and not fed to the hasher piece by piece.
  public func hash(into hasher: inout Hasher) { hasher.combine(digest) }

  /// The hash where the value alone is a key: the digest, which nobody can foresee, needs no more to be done to it.
  public func _rawHashValue(seed: Int) -> Int { TextDigest.mixed(digest, seed: seed) }

  /// A sum of the value, the same for equal values in one process. Linear in its size.
  private var digest: UInt64 {
    switch self {
    case .null: TextDigest.mixed(1, kind: 1)
    case .boolean(let value): TextDigest.mixed(value ? 1 : 0, kind: 2)
    case .number(let decimal): TextDigest.mixed(decimal.digest, kind: 3)
    case .string(let text): text.digest
    case .array(let elements): JSONValue.digest(of: elements)
    case .object(let members):
      // Addition makes the members commute; each is mixed with its key first, so that no two can trade values.
      members.reduce(TextDigest.mixed(UInt64(members.count), kind: 5)) {
        $0 &+ TextDigest.joined($1.key.digest, $1.value.digest)
      }
    }
  }

  /// A sum of some values in their order.
  static func digest(of values: [JSONValue]) -> UInt64 {
    var digest = TextDigest.mixed(UInt64(values.count), kind: 4)
    let values = values.span
    for index in values.indices { digest = TextDigest.joined(digest, values[index].digest) }
    return digest
  }

  /// A string value.
  public static func text(_ string: String) -> JSONValue { .string(ExactString(string)) }

  /// The text, if this is a string.
  public var string: String? {
    if case .string(let text) = self { text.string } else { nil }
  }

  /// The number, if this is one.
  public var decimal: Decimal? {
    if case .number(let decimal) = self { decimal } else { nil }
  }

  /// The truth value, if this is a boolean.
  public var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }
}
