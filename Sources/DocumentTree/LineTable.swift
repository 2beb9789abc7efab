/// Turns byte offsets of a text into lines and columns.
///
/// A line ends with LF or CRLF. A byte-order mark at the beginning takes no column. Lines are counted in blocks, and no further
/// than somebody has asked for.
package struct LineTable: Sendable {
  private let source: Source

  /// Where the text begins.
  private let textStart: Int

  /// The number of line feeds before each block of the text, for those that have been counted and the one behind them.
  private var feeds: [UInt32] = [0]

  /// The bytes of a block.
  private static let blockSize = 1 << 12

  package init(_ source: Source) {
    self.source = source
    textStart = source.textStart
  }

  /// Counts the lines of the whole text, so that no question takes long.
  package mutating func countAll() { count(upTo: source.count) }

  /// Counts the lines before an offset as far as nobody has, so that a question about it does not take long.
  package mutating func count(upTo offset: Int) {
    let end = min(offset, source.count)
    let start = textStart + (feeds.count - 1) * LineTable.blockSize
    guard start + LineTable.blockSize <= end else { return }
    feeds += further(from: start, to: end, feeds[feeds.count - 1])
  }

  /// The line feeds before the end of each whole block of a part of the text, before which there are so many.
  private func further(from start: Int, to end: Int, _ before: UInt32) -> [UInt32] {
    source.withBytes { bytes in
      var further: [UInt32] = []
      var feeds = before
      var start = start
      while start + LineTable.blockSize <= end {
        let next = start + LineTable.blockSize
        feeds += UInt32(
          truncatingIfNeeded: bytes.count(of: UInt8(ascii: "\n"), from: start, to: next))
        further.append(feeds)
        start = next
      }
      return further
    }
  }

  /// The line that holds the byte at an offset.
  func line(atOffset offset: Int) -> Int { source.firstLine + index(atOffset: offset) }

  /// How many lines stand before the one that holds the byte at an offset.
  private func index(atOffset offset: Int) -> Int {
    let end = min(offset, source.count)
    guard end > textStart else { return 0 }
    let block = min((end - textStart) / LineTable.blockSize, feeds.count - 1)
    let start = textStart + block * LineTable.blockSize
    return Int(feeds[block])
      + source.withBytes { $0.count(of: UInt8(ascii: "\n"), from: start, to: end) }
  }

  /// The line, and the column in Unicode scalars from 1.
  package func place(atOffset offset: Int) -> (line: Int, column: Int) {
    let end = min(max(offset, textStart), source.count)
    return source.withBytes { bytes in
      var start = end
      while start > textStart, bytes.byte(at: start - 1) != UInt8(ascii: "\n") { start -= 1 }
      return (line(atOffset: offset), bytes.scalarCount(from: start, to: end) + 1)
    }
  }

  /// The bytes of a line without its break; empty beyond the end.
  func bytes(ofLine line: Int) -> [UInt8] {
    let index = line - source.firstLine
    guard index >= 0 else { return [] }
    // The last block that begins before the line does, or in it.
    var low = 0
    var high = feeds.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(feeds[middle]) < index { low = middle } else { high = middle }
    }
    return source.withBytes { bytes in
      var start = textStart + low * LineTable.blockSize
      for _ in Int(feeds[low])..<index {
        let next = bytes.startOfNextLine(from: start)
        guard next > start, bytes.byte(at: next - 1) == UInt8(ascii: "\n") else { return [] }
        start = next
      }
      var end = bytes.startOfNextLine(from: start)
      if end > start, bytes.byte(at: end - 1) == UInt8(ascii: "\n") {
        end -= 1
        if end > start, bytes.byte(at: end - 1) == UInt8(ascii: "\r") { end -= 1 }
      } else if end > start, bytes.byte(at: end - 1) == UInt8(ascii: "\r") {
        end -= 1
      }
      return (start..<end).map { bytes.byte(at: $0) }
    }
  }
}
