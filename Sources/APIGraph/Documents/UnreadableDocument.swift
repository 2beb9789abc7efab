import DocumentTree

/// A document that could not be loaded or parsed.
struct UnreadableDocument: Error {
  let location: String
  let reason: String
  /// What the parser says, with its place inside the document; `nil` when there is none to speak of.
  var diagnostic: Diagnostic?
  /// What tells its bytes apart from others; `nil` when there were none.
  var digest: String?

  /// What became of it, in words.
  var message: String { "cannot read '\(location)': \(reason)" }
}
