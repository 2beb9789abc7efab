internal import DocumentTree

/// A relation of schemas for people at a terminal: the verdict first, then a value that proves it.
public struct SchemaTextRenderer: Sendable {
  /// The columns that a line may fill.
  public var width: Int

  /// Whether colours are used.
  public var isColored: Bool

  /// A renderer for a terminal, or for a file by default.
  public init(width: Int = 80, isColored: Bool = false) {
    self.width = width
    self.isColored = isColored
  }

  /// The relation as text, with a line break at the end.
  public func render(_ relation: SchemaRelation) -> String {
    var page = TextPage(width: width, isColored: isColored)
    page.paragraph(verdict(relation), style(relation))
    if let reason = relation.reason {
      page.paragraph("because \(DisplayText.line(reason))", .caution)
    }
    write(relation.witnesses.oldNotNew, "an old value that is refused now", on: &page)
    write(relation.witnesses.newNotOld, "a new value that was refused before", on: &page)
    return page.text
  }

  private func style(_ relation: SchemaRelation) -> TerminalStyle {
    switch relation.oldInNew {
    case true?: .additive
    case false?: .breaking
    case nil: .caution
    }
  }

  private func verdict(_ relation: SchemaRelation) -> String {
    switch (relation.relation, relation.oldInNew, relation.newInOld) {
    case (.equal, _, _): "equal: old and new accept the same values"
    case (_, true?, true?):
      "compatible both ways: each accepts what the other sends, though they differ as written"
    case (.narrower, _, _):
      "new is narrower: every new value is an old one, and some old values are refused now"
    case (.wider, _, _):
      "new is wider: every old value is a new one, and some new values were refused before"
    case (.overlapping, _, _):
      "old and new overlap: some old values are refused now, and some new ones were refused before"
    case (.disjoint, _, _): "old and new are disjoint: no value is accepted by both"
    case (.undecided, true?, _):
      "compatible: every old value is a new one; it is undecided whether new accepts more"
    case (.undecided, false?, false?):
      "not compatible: some old values are refused now, and some new ones were refused before"
    case (.undecided, false?, _):
      "not compatible: some old values are refused now; it is undecided whether new accepts others"
    case (.undecided, nil, true?):
      "undecided: every new value is an old one; whether some old ones are refused now is not known"
    case (.undecided, nil, _): "undecided: it is not known whether every old value is a new one"
    }
  }

  private func write(
    _ example: SchemaRelation.Counterexample?, _ words: String, on page: inout TextPage
  ) {
    guard let example else { return }
    page.space()
    let place = example.at.isEmpty ? "" : " at \(DisplayText.line(example.at))"
    page.paragraph("\(words)\(place) by \(DisplayText.line(example.keyword)):")
    let excerpt = ValueExcerpt(example.value, around: example.at, limit: 3 * (page.width - 2))
    page.code(excerpt.pieces, indent: 2)
  }
}
