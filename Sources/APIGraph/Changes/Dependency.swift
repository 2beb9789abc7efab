import DocumentTree

/// Something in a document by which what encloses it depends on another place.
struct Dependency {
  /// What it depends on.
  enum Target {
    case place(Origin)
    /// The reference names nothing; all that there is to compare is what decides that.
    case nothing(trail: ExactString)
    /// Nobody can tell without reading: a dynamic reference, or one inside an embedded schema resource.
    case everything
  }

  /// The node that says so, such as the string of a `$ref`.
  let origin: Origin
  let target: Target
  /// Whether the text of the node is what names the target.
  let isByText: Bool
}
