/// A media type or range in canonical spelling: case folded, parameters sorted (RFC 9110 §8.3.1, §12.5.1).
package struct MediaRange: Hashable, Sendable {
  /// `application`, or `*`.
  package let type: String
  /// `json`, or `*`; the whole text when it is no media type (`type` is then empty).
  package let subtype: String
  /// Parameter names in lower case with their values, sorted by name; `q` has no meaning here and is dropped.
  package let parameters: [String]
  /// The text as written.
  package let spelling: String
}
