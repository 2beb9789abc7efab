import DocumentTree
import SchemaLogic

/// Names for members that are described by a pattern.
enum PatternWord {
  /// A shortest name that a pattern matches; `nil` when none is known.
  static func shortest(of pattern: ExactString) -> ExactString? { nil }
}
