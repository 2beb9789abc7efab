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
    case (.equal, _, _): "old and new are equal: they accept the same values"
    case (_, true?, true?): "compatible both ways, though the schemas differ as written"
    case (.narrower, _, _): "new is narrower: it refuses some old values, and accepts no others"
    case (.wider, _, _): "new is wider: it accepts all old values, and some others"
    case (.overlapping, _, _):
      "old and new overlap: new refuses some old values, and accepts some others"
    case (.disjoint, _, _): "old and new are disjoint: no value is accepted by both"
    case (.undecided, true?, _):
      "compatible: new accepts all old values; the other way round is undecided"
    case (.undecided, false?, false?):
      "not compatible: new refuses some old values, and accepts some others"
    case (.undecided, false?, _):
      "not compatible: new refuses some old values; the other way round is undecided"
    case (.undecided, nil, true?):
      "undecided whether new accepts all old values; it accepts no others"
    case (.undecided, nil, false?):
      "undecided whether new accepts all old values; it accepts some others"
    case (.undecided, nil, nil):
      "undecided whether new accepts all old values, and the other way round"
    }
  }

  private func write(
    _ example: SchemaRelation.Counterexample?, _ words: String, on page: inout TextPage
  ) {
    guard let example else { return }
    page.space()
    let place = example.at.isEmpty ? "" : " at \(DisplayText.line(example.at))"
    page.paragraph("\(words) by \(DisplayText.line(example.keyword))\(place):")
    let excerpt = ValueExcerpt(example.value, around: example.at, limit: 3 * (page.width - 2))
    page.code(excerpt.pieces, indent: 2)
  }
}
