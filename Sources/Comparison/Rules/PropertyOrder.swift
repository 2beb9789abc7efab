package import DocumentTree

/// The properties that an object schema has in both descriptions, in the order of each.
package struct PropertyOrder: Sendable {
  package let old: [ExactString]
  package let new: [ExactString]

  /// The orders; `nil` where they are the same.
  package init?(old: [ExactString], new: [ExactString]) {
    guard old != new else { return nil }
    self.old = old
    self.new = new
  }
}
