/// The statuses that a key of `responses` stands for.
package enum StatusRange: Hashable, Sendable {
  case code(Int)
  /// `2XX` is `family(2)`.
  case family(Int)
  case `default`
}
