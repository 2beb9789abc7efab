internal import DocumentTree

/// Lines of text for a terminal of a certain width.
struct TextPage {
  /// What has been written, without blank lines at the end.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The same in UTF-8.
  var bytes: [UInt8] {
    var end = written.count
    while end >= 2, written[end - 1] == Self.lineFeed, written[end - 2] == Self.lineFeed {
      end -= 1
    }
    return Array(written[..<end])
  }

  private var written: [UInt8] = []

  private static let space = UInt8(ascii: " ")
  private static let lineFeed = UInt8(ascii: "\n")

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
    guard !written.isEmpty, !written.suffix(2).elementsEqual([Self.lineFeed, Self.lineFeed])
    else { return }
    written.append(Self.lineFeed)
  }

  /// A paragraph broken at spaces; lines after the first are indented by two more. Nothing, if it is empty.
  ///
  /// A word that is longer than a line stays whole, so that it can be copied.
  mutating func paragraph(_ words: String, _ style: TerminalStyle = .plain, indent: Int = 0) {
    guard !words.isEmpty else { return }
    if let columns = words.withBytes({ $0.wordColumns }), indent + columns <= width {
      return write(words, style, indent: indent)
    }
    let bytes = Array(words.utf8)
    guard Self.standAlone(bytes) else {
      let pieces = words.split(separator: " ").map(String.init)
      return fill(pieces, gap: 1, style, indent: indent, hanging: 2)
    }
    var line = begin(style, indent: indent)
    var position = 0
    while position < bytes.count {
      guard bytes[position] != Self.space else {
        position += 1
        continue
      }
      let start = position
      while position < bytes.count, bytes[position] != Self.space { position += 1 }
      let word = bytes[start..<position]
      makeRoom(for: DisplayText.columns(of: word), gap: 1, indent: indent + 2, in: &line)
      written += word
    }
    finish(line)
  }

  /// Whether all spaces are characters of their own: those around them do not combine with anything.
  private static func standAlone(_ bytes: [UInt8]) -> Bool {
    for position in bytes.indices where bytes[position] == space {
      if position + 1 < bytes.count, bytes[position + 1] >= 0x80,
        !bytes[(position + 1)...].starts(with: "›".utf8)
      {
        return false
      }
      if position > 0, bytes[position - 1] >= 0x80,
        !bytes[..<position].suffix(3).elementsEqual("›".utf8)
      {
        return false
      }
    }
    return true
  }

  /// Phrases two spaces apart that are never broken inside, on as few lines as they fit on.
  mutating func phrases(_ phrases: [String], _ style: TerminalStyle = .plain, indent: Int) {
    fill(phrases, gap: 2, style, indent: indent, hanging: 0)
  }

  /// Code in pieces that are never broken inside, on as few lines as they fit on.
  mutating func code(_ pieces: [String], _ style: TerminalStyle = .plain, indent: Int) {
    fill(pieces, gap: 1, style, indent: indent, hanging: 1)
  }

  /// The line that is being written.
  private struct Line {
    let style: TerminalStyle
    let margin: Int
    /// Where it begins behind its margin in what has been written.
    let start: Int
    var columns = 0
  }

  private mutating func begin(_ style: TerminalStyle, indent: Int) -> Line {
    for _ in 0..<indent { written.append(Self.space) }
    return Line(style: style, margin: indent, start: written.count)
  }

  private mutating func fill(
    _ pieces: [String], gap: Int, _ style: TerminalStyle, indent: Int, hanging: Int
  ) {
    guard !pieces.isEmpty else { return }
    var line = begin(style, indent: indent)
    for piece in pieces {
      makeRoom(
        for: DisplayText.columns(of: piece), gap: gap, indent: indent + hanging, in: &line)
      written.append(text: piece)
    }
    finish(line)
  }

  /// Makes room for a piece behind what a line holds, or else on the next one, which has an indentation of its own.
  private mutating func makeRoom(for columns: Int, gap: Int, indent: Int, in line: inout Line) {
    if line.columns > 0, line.margin + line.columns + gap + columns > width {
      finish(line)
      line = begin(line.style, indent: indent)
    }
    if line.columns > 0 {
      for _ in 0..<gap { written.append(Self.space) }
      line.columns += gap
    }
    line.columns += columns
  }

  private mutating func finish(_ line: Line) {
    if isColored, line.style != .plain {
      let text = String(decoding: written[line.start...], as: UTF8.self)
      written.removeSubrange(line.start...)
      written.append(text: line.style.applied(to: text, isColored: true))
    }
    written.append(Self.lineFeed)
  }

  /// One line as it is, cut where it is too long.
  mutating func line(_ words: String, _ style: TerminalStyle = .plain, indent: Int = 0) {
    write(DisplayText.shortened(words, to: width - indent), style, indent: indent)
  }

  /// Rows of cells, each column as wide as its widest cell, cut at the edge.
  mutating func table(_ rows: [[String]], indent: Int) {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.compactMap { column < $0.count ? DisplayText.columns(of: $0[column]) : nil }.max() ?? 0
    }
    for row in rows {
      var words = ""
      for (column, cell) in row.enumerated() {
        words += cell
        guard column < row.count - 1 else { break }
        words += String(repeating: " ", count: widths[column] - DisplayText.columns(of: cell) + 2)
      }
      write(DisplayText.shortened(words, to: width - indent), .plain, indent: indent)
    }
  }

  private mutating func write(_ words: String, _ style: TerminalStyle, indent: Int) {
    for _ in 0..<indent { written.append(Self.space) }
    written.append(text: style.applied(to: words, isColored: isColored))
    written.append(Self.lineFeed)
  }
}
