import DocumentTree

/// What is the same place in two versions of a description: the same pointer in the same document.
struct PlaceKey: Hashable {
  /// The document's location relative to the root.
  let document: ExactString
  let pointer: JSONPointer
}
