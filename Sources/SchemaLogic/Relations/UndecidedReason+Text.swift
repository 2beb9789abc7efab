extension UndecidedReason {
  /// The reason for people: lower case, no full stop.
  package var text: String {
    switch self {
    case .pattern(let pattern, let feature):
      "the pattern '\(shortened(pattern))' cannot be compared: \(feature)"
    case .format(let name): "not enough is known of the values of the format '\(name)'"
    case .steps: "the schemas are too intricate: the search used up its steps"
    case .patternSteps: "the patterns are too intricate: comparing them used up its steps"
    case .stringLength: "strings would have to be longer than the search goes"
    case .depth: "schemas or values nest deeper than the search goes"
    case .uniqueItems:
      "it depends on how many elements can differ from each other ('uniqueItems'), which could not"
        + " be counted"
    case .arrayLength: "arrays would have to be longer than the search goes"
    case .namePatterns: "too many patterns for names apply to one object"
    case .unevaluated:
      "there are too many ways to evaluate the members or elements that 'unevaluatedProperties' or"
        + " 'unevaluatedItems' speaks of"
    case .omission: "which properties messages leave out depends on too much around them"
    case .unread(let text): "'\(shortened(text))' could not be read"
    case .circularReference: "a schema consists of nothing but references to itself"
    case .numbers: "the numbers are too large or too many to be looked through"
    case .spelling: "the way in which values are written in the message could not be compared"
    case .rejectedWitness:
      "a value was found that did not stand the test; this is a bug, please report it"
    }
  }

  /// Texts of documents may be of any length.
  private func shortened(_ text: String) -> String {
    let start = text.unicodeScalars.prefix(80)
    guard start.endIndex < text.endIndex else { return text }
    return String(start) + "…"
  }
}
