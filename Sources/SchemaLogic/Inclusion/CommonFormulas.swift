/// Formulas of schemas that are the same at every place: where messages leave nothing out, and nothing in them is unknown, which is
/// told apart from place to place.
struct CommonFormulas {
  private var known: [Int32: (formula: Formula, height: Int)] = [:]
  /// The greatest depth of a schema since the one at hand was begun.
  private var greatestDepth = 0
  /// How often something was met that belongs to one place.
  private var exceptions = 0

  /// What had been met when a schema was begun.
  struct Mark {
    fileprivate let depth: Int
    fileprivate let outerDepth: Int
    fileprivate let exceptions: Int
  }

  /// The formula of a class of schemas; `nil` where it is not known, or would be nested too deeply.
  mutating func formula(of number: Int32, at depth: Int, below maximum: Int) -> Formula? {
    guard let (formula, height) = known[number], depth + height < maximum else { return nil }
    greatestDepth = max(greatestDepth, depth + height)
    return formula
  }

  /// Notes that what is being compiled belongs to its place.
  mutating func except() { exceptions += 1 }

  /// Begins a schema.
  mutating func begin(at depth: Int) -> Mark {
    let mark = Mark(depth: depth, outerDepth: greatestDepth, exceptions: exceptions)
    greatestDepth = depth
    return mark
  }

  /// Ends a schema, and keeps its formula if it belongs to no place.
  mutating func end(_ mark: Mark, with formula: Formula, of number: Int32, isKept: Bool) {
    if isKept, exceptions == mark.exceptions {
      known[number] = (formula, greatestDepth - mark.depth)
    }
    greatestDepth = max(greatestDepth, mark.outerDepth)
  }
}
