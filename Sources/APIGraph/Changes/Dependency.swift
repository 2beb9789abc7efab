import DocumentTree

/// Something in a document by which what encloses it depends on another place.
struct Dependency {
  /// What it depends on.
  enum Target {
    case place(Origin)
    /// The reference names nothing; all that there is to compare is what decides that.
    case nothing
    /// Nobody can tell without reading: a dynamic reference, or one inside an embedded schema resource.
    case everything
  }

  /// The node that says so, such as the string of a `$ref`.
  let origin: Origin
  let target: Target
  /// The number of the text that names the target, among those of the scan; negative where it is no text that does.
  let text: Int32

  init(_ origin: Origin, on target: Target, byText text: Int = -1) {
    self.origin = origin
    self.target = target
    self.text = Int32(text)
  }
}

/// What references of one text lead to that stand in one document: the same for all of them.
struct ReferenceText {
  let hash: StructuralHash
  let target: Dependency.Target
  /// The first place on the way where another reference stands.
  let link: Origin?
  /// What tells references that lead nowhere apart; empty for others.
  let trail: ExactString
}
