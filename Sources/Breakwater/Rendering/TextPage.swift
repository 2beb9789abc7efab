internal import DocumentTree

/// Lines of text for a terminal of a certain width.
struct TextPage {
  /// What has been written, without blank lines at the end.
  var text: String {
    var end = written.count
    while end >= 2, written[end - 1] == Self.lineFeed, written[end - 2] == Self.lineFeed {
      end -= 1
    }
    return String(decoding: written[..<end], as: UTF8.self)
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
    let bytes = Array(words.utf8)
    if let columns = Self.columns(ofPlain: bytes), indent + columns <= width {
      var line = Line(style, indent: indent)
      line.bytes = bytes
      return finish(line)
    }
    guard Self.standAlone(bytes) else {
      let pieces = words.split(separator: " ").map(String.init)
      return fill(pieces, gap: 1, style, indent: indent, hanging: 2)
    }
    var line = Line(style, indent: indent)
    var position = 0
    while position < bytes.count {
      guard bytes[position] != Self.space else {
        position += 1
        continue
      }
      let start = position
      var columns = 0
      var isPlain = true
      while position < bytes.count, bytes[position] != Self.space {
        isPlain = isPlain && bytes[position] < 0x80 && bytes[position] != 0x0D
        position += 1
      }
      columns =
        isPlain
        ? position - start : String(decoding: bytes[start..<position], as: UTF8.self).count
      add(bytes[start..<position], columns: columns, gap: 1, hanging: 2, to: &line)
    }
    finish(line)
  }

  /// The columns of words of printable ASCII and marks between steps, one space apart; `nil` for all else.
  private static func columns(ofPlain bytes: [UInt8]) -> Int? {
    var columns = 0
    var position = 0
    var isBehindSpace = true
    while position < bytes.count {
      let byte = bytes[position]
      columns += 1
      switch byte {
      case space:
        if isBehindSpace { return nil }
        isBehindSpace = true
        position += 1
        continue
      case 0x21..<0x7F: position += 1
      case 0xE2 where bytes[position...].starts(with: "›".utf8): position += 3
      default: return nil
      }
      isBehindSpace = false
    }
    return isBehindSpace ? nil : columns
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

  /// A line that is being written.
  private struct Line {
    let style: TerminalStyle
    /// The indentation of the first line.
    let indent: Int
    /// The indentation of this one.
    var margin: Int
    var columns = 0
    var bytes: [UInt8] = []

    init(_ style: TerminalStyle, indent: Int) {
      self.style = style
      self.indent = indent
      margin = indent
    }
  }

  private mutating func fill(
    _ pieces: [String], gap: Int, _ style: TerminalStyle, indent: Int, hanging: Int
  ) {
    guard !pieces.isEmpty else { return }
    var line = Line(style, indent: indent)
    for piece in pieces {
      add(
        Array(piece.utf8)[...], columns: DisplayText.columns(of: piece), gap: gap,
        hanging: hanging, to: &line)
    }
    finish(line)
  }

  /// Adds a piece to a line, or to the one behind it where there is no room.
  private mutating func add(
    _ piece: ArraySlice<UInt8>, columns: Int, gap: Int, hanging: Int, to line: inout Line
  ) {
    if line.columns > 0, line.margin + line.columns + gap + columns > width {
      finish(line)
      line.bytes.removeAll(keepingCapacity: true)
      line.columns = 0
      line.margin = line.indent + hanging
    }
    if line.columns > 0 {
      for _ in 0..<gap { line.bytes.append(Self.space) }
      line.columns += gap
    }
    line.bytes += piece
    line.columns += columns
  }

  private mutating func finish(_ line: Line) {
    for _ in 0..<line.margin { written.append(Self.space) }
    if isColored, line.style != .plain {
      written.append(
        text: line.style.applied(
          to: String(decoding: line.bytes, as: UTF8.self), isColored: true))
    } else {
      written += line.bytes
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
    var line = Line(style, indent: indent)
    line.bytes.append(text: words)
    finish(line)
  }
}
