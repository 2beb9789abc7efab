import DocumentTree

/// A change to a document after which it means what it meant before.
struct Rewrite: Sendable, CustomStringConvertible {
  /// The name, for the test's trace.
  let description: String

  /// Whether every component keeps its name and none is added, so that a bundle offers what it offered.
  let keepsComponents: Bool

  /// Makes the new document; the same document where there is nothing to rewrite.
  let apply: @Sendable (_ subject: RewriteSubject, _ selection: inout PlaceSelection) -> JSONValue

  /// A rewrite of a whole document.
  init(
    _ name: String, keepsComponents: Bool = true,
    document: @escaping @Sendable (RewriteSubject, inout PlaceSelection) -> JSONValue?
  ) {
    description = name
    self.keepsComponents = keepsComponents
    apply = { subject, selection in document(subject, &selection) ?? subject.root }
  }

  /// A rewrite of single values, which has to ask the selection for each of them.
  init(
    _ name: String,
    values:
      @escaping @Sendable (
        JSONValue, DocumentWalk.Place, RewriteSubject, inout PlaceSelection
      ) -> JSONValue?
  ) {
    description = name
    keepsComponents = true
    apply = { subject, selection in
      var own = selection
      let root = DocumentWalk(family: subject.family) { value, place in
        values(value, place, subject, &own)
      }.rewritten(subject.root)
      selection = own
      return root
    }
  }

  /// All of them.
  static let all: [Rewrite] =
    references + compositions + spellings + levels + addresses + versions + [order, several]

  /// Several one after another.
  private static let several = Rewrite("several", keepsComponents: false) { subject, selection in
    let rewrites = references + compositions + spellings + levels + addresses + [order]
    var subject = subject
    for _ in 0..<5 {
      guard selection.takes("several") || selection.offered == 1 else { continue }
      let rewrite = rewrites[selection.draw(below: rewrites.count)]
      var own = PlaceSelection(seed: UInt64(selection.draw(below: 1 << 30)), chance: 30)
      guard let next = subject.with(root: rewrite.apply(subject, &own)) else { return nil }
      subject = next
    }
    return subject.root
  }
}
