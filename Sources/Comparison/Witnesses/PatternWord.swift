import DocumentTree
import SchemaLogic

/// Names for members that are described by a pattern.
enum PatternWord {
  /// A shortest name that a pattern matches; `nil` when none was found.
  static func shortest(of pattern: ExactString) -> ExactString? {
    guard let expression = RegularExpression(pattern.string) else { return nil }
    var steps = StringSolver.standardSteps
    let query = StringQuery(matching: [expression])
    guard case .word(let word) = StringSolver().word(query, steps: &steps) else { return nil }
    return word
  }
}
