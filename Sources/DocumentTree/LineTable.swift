/// Where the lines of a text begin: turns byte offsets into lines and columns.
///
/// A line ends with LF or CRLF. A byte-order mark at the beginning takes no column.
struct LineTable: Sendable {
  private let source: Source

  /// The offset of the first byte of every line; no document has more than `Int32.max` bytes.
  private let starts: [UInt32]

  /// The number of the first line.
  private let first: Int

  init(_ source: Source) {
    self.source = source
    first = source.firstLine
    starts = source.withBytes { bytes in
      LineTable.starts(of: bytes, from: source.textStart)
    }
  }

  private static func starts(of text: RawSpan, from first: Int) -> [UInt32] {
    var starts = [UInt32(truncatingIfNeeded: first)]
    starts.reserveCapacity(text.byteCount / 32)
    var line = first
    while true {
      let next = text.startOfNextLine(from: line)
      guard next > line, text.byte(at: next - 1) == UInt8(ascii: "\n") else { return starts }
      starts.append(UInt32(truncatingIfNeeded: next))
      line = next
    }
  }

  /// The line that holds the byte at an offset.
  func line(atOffset offset: Int) -> Int { first + index(atOffset: offset) }

  /// How many lines stand before the one that holds the byte at an offset.
  private func index(atOffset offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The line, and the column in Unicode scalars from 1.
  func place(atOffset offset: Int) -> (line: Int, column: Int) {
    let index = index(atOffset: offset)
    let start = Int(starts[index])
    let end = min(max(offset, start), source.count)
    var column = 1
    // Continuation bytes of UTF-8 (0b10xxxxxx) are no scalars of their own.
    source.withBytes { bytes in
      for index in start..<end where bytes.byte(at: index) & 0xC0 != 0x80 { column += 1 }
    }
    return (first + index, column)
  }

  /// The bytes of a line without its break; empty beyond the end.
  func bytes(ofLine line: Int) -> [UInt8] {
    let index = line - first
    guard starts.indices.contains(index) else { return [] }
    let start = Int(starts[index])
    let end = index + 1 < starts.count ? Int(starts[index + 1]) - 1 : source.count
    return source.withBytes { bytes in
      let hasReturn = end > start && bytes.byte(at: end - 1) == UInt8(ascii: "\r")
      return (start..<(hasReturn ? end - 1 : end)).map { bytes.byte(at: $0) }
    }
  }
}
