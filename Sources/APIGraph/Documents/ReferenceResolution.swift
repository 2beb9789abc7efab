/// What became of a reference.
package enum ReferenceResolution: Hashable, Sendable {
  /// The place that it names. It is no pure reference itself: chains have been followed.
  case found(Origin)

  /// Why it names nothing: `unresolved-reference`, `reference-cycle`, or `unreadable-document`.
  ///
  /// The last one means that the file that it names could not be read. The `DocumentSet` says so among its diagnostics,
  /// once per file, and it need not be said again for every reference.
  case failed(code: String, message: String)
}
