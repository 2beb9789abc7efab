/// How much the author of a description promises about a part of it.
package enum StabilityLevel: Int, Comparable, Sendable {
  /// Nothing, to anybody outside.
  case `internal`
  /// Nothing.
  case draft
  /// Little.
  case alpha
  /// That it will not change much.
  case beta
  /// Compatibility. What names no level is stable.
  case stable

  package static func < (left: StabilityLevel, right: StabilityLevel) -> Bool {
    left.rawValue < right.rawValue
  }
}
