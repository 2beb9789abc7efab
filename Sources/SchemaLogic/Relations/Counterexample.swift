package import DocumentTree

/// A value that one schema accepts and the other refuses.
package struct Counterexample: Hashable, Sendable {
  /// The value.
  package let value: JSONValue
  /// Where in the value the other schema refuses it: a JSON pointer (RFC 6901), empty for the value itself.
  package let at: String
  /// The keyword by which it is refused.
  package let keyword: String

  package init(value: JSONValue, at: String, keyword: String) {
    self.value = value
    self.at = at
    self.keyword = keyword
  }
}
