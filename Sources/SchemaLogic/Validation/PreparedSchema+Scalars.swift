import APIGraph
import DocumentTree

/// What the assertions of a schema say of a value by itself.
enum AssertionVerdict {
  case valid
  case refused(by: String)
  case undecided(UndecidedReason)
}

// The assertions on values that have no parts.
extension PreparedSchema {
  /// Whether values of the type of a value are allowed.
  func allowsType(of value: JSONValue) -> Bool {
    ScalarAssertions.types(of: value).map(types.isSuperset) ?? false
  }

  /// The keyword by which a number is refused, if it is.
  func keyword(refusing number: Decimal) -> String? {
    if let bound = schema.minimum,
      number < bound.value || (bound.isExclusive && number == bound.value)
    {
      return minimumKeyword
    }
    if let bound = schema.maximum,
      bound.value < number || (bound.isExclusive && number == bound.value)
    {
      return maximumKeyword
    }
    if !schema.multiplesOf.allSatisfy({ number.isMultiple(of: $0) }) { return "multipleOf" }
    if let format, !FormatCheck.accepts(number, format.meaning) { return "format" }
    return nil
  }

  /// What is said of a text. One refusal is enough; else nothing may be left open.
  func verdict(on text: String) -> AssertionVerdict {
    var keyword: String?
    var reason: UndecidedReason?
    if length.isLimited {
      keyword = length.refusal(
        of: text.codePointCount, least: "minLength", most: "maxLength")
    }
    for pattern in patterns where keyword == nil {
      switch pattern.matches(text) {
      case .yes: break
      case .no: keyword = "pattern"
      case .unknown(let other): reason = reason ?? other
      }
    }
    if keyword == nil, let format, !FormatCheck.accepts(text, format.name) { keyword = "format" }
    if let keyword { return .refused(by: keyword) }
    return reason.map(AssertionVerdict.undecided) ?? .valid
  }
}
