/// Lines of text for a terminal of a certain width.
struct TextPage {
  /// What has been written, without blank lines at the end.
  var text: String {
    var end = written.utf8[...]
    while end.suffix(2).elementsEqual("\n\n".utf8) { end = end.dropLast() }
    return String(Substring(end))
  }

  private var written = ""

  /// The columns that a line may fill.
  let width: Int

  /// Whether looks may be used.
  let isColored: Bool

  /// An empty page; so narrow a width that nothing fits on a line is not taken at its word.
  init(width: Int, isColored: Bool) {
    self.width = max(width, 20)
    self.isColored = isColored
  }

  /// A blank line, unless there is one already or nothing stands above it.
  mutating func space() {
    guard !written.isEmpty, !written.hasSuffix("\n\n") else { return }
    written += "\n"
  }

  /// A paragraph broken at spaces; lines after the first are indented by two more. Nothing, if it is empty.
  ///
  /// A word that is longer than a line stays whole, so that it can be copied.
  mutating func paragraph(_ words: String, _ style: TerminalStyle = .plain, indent: Int = 0) {
    guard !words.isEmpty else { return }
    fill(words.split(separator: " ").map(String.init), gap: " ", style, indent: indent, hanging: 2)
  }

  /// Phrases two spaces apart that are never broken inside, on as few lines as they fit on.
  mutating func phrases(_ phrases: [String], _ style: TerminalStyle = .plain, indent: Int) {
    guard !phrases.isEmpty else { return }
    fill(phrases, gap: "  ", style, indent: indent, hanging: 0)
  }

  /// Code in pieces that are never broken inside, on as few lines as they fit on.
  mutating func code(_ pieces: [String], _ style: TerminalStyle = .plain, indent: Int) {
    guard !pieces.isEmpty else { return }
    fill(pieces, gap: " ", style, indent: indent, hanging: 1)
  }

  private mutating func fill(
    _ pieces: [String], gap: String, _ style: TerminalStyle, indent: Int, hanging: Int
  ) {
    var line = ""
    var length = 0
    var margin = indent
    for piece in pieces {
      let pieceLength = piece.count
      if length > 0, margin + length + gap.count + pieceLength > width {
        write(line, style, indent: margin)
        line = ""
        length = 0
        margin = indent + hanging
      }
      if length > 0 {
        line += gap
        length += gap.count
      }
      line += piece
      length += pieceLength
    }
    write(line, style, indent: margin)
  }

  /// One line as it is, cut where it is too long.
  mutating func line(_ words: String, _ style: TerminalStyle = .plain, indent: Int = 0) {
    write(DisplayText.shortened(words, to: width - indent), style, indent: indent)
  }

  /// Rows of cells, each column as wide as its widest cell, cut at the edge.
  mutating func table(_ rows: [[String]], indent: Int) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count ? $0[column].count : nil }.max() ?? 0
    }
    for row in rows {
      var words = ""
      for (column, cell) in row.enumerated() {
        words += cell
        guard column < row.count - 1 else { break }
        words += String(repeating: " ", count: widths[column] - cell.count + 2)
      }
      write(DisplayText.shortened(words, to: width - indent), .plain, indent: indent)
    }
  }

  private mutating func write(_ line: String, _ style: TerminalStyle, indent: Int) {
    written += String(repeating: " ", count: indent)
    written += style.applied(to: line, isColored: isColored)
    written += "\n"
  }
}
