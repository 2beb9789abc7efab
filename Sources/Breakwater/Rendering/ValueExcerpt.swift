internal import DocumentTree

/// A value as JSON for people: whole if it is short, else cut so that one place in it stays in sight.
///
/// What is left out is marked by `…`, so that a cut value is no JSON any more and cannot be mistaken for the whole.
struct ValueExcerpt {
  /// Parts that no line is broken inside; one space stands between them.
  let pieces: [String]

  /// Whether nothing is left out.
  let isWhole: Bool

  /// The text on one line.
  var line: String { pieces.joined(separator: " ") }

  /// An excerpt of about so many characters at most, around the place that a JSON pointer leads to.
  init(_ value: JSONValue, around pointer: String, limit: Int) {
    let path = ArraySlice(JSONPointer(pointer)?.tokens ?? [])
    var pieces: [String] = []
    var isWhole = true
    for (step, detail) in ExcerptDetail.fallingDetails.enumerated() {
      isWhole = step == 0
      var writer = ExcerptWriter(detail: detail, limit: limit)
      writer.write(value, path: path)
      pieces = writer.finishedPieces
      if !writer.isTooLong { break }
    }
    self.isWhole = isWhole
    // Deep paths and long names: nothing is left to leave out but the end.
    self.pieces = ValueExcerpt.cut(pieces.map(DisplayText.line), to: limit * 2)
  }

  private static func cut(_ pieces: [String], to limit: Int) -> [String] {
    var kept: [String] = []
    var room = limit
    for piece in pieces {
      let columns = DisplayText.columns(of: piece)
      guard columns <= room else { return kept + [DisplayText.shortened(piece, to: room)] }
      kept.append(piece)
      room -= columns + 1
    }
    return kept
  }
}

/// How much of a value is told.
private struct ExcerptDetail {
  /// Whether objects and arrays beside the path are told as `{…}` and `[…]`.
  var foldsNeighbours = true

  /// How many members or elements are told beside those that lead to the place.
  var neighbours: Int

  /// How many characters of a string are told beside the path.
  var neighbourLength = 24

  /// How many characters of a string, a number or a name are told on the path.
  var length = 40

  /// From the whole value down to nothing but the path.
  static let fallingDetails: [ExcerptDetail] =
    [
      ExcerptDetail(
        foldsNeighbours: false, neighbours: .max, neighbourLength: .max - 1, length: .max - 1)
    ] + [.max, 8, 5, 3, 2, 1, 0].map { ExcerptDetail(neighbours: $0) }
    + [ExcerptDetail(neighbours: 0, neighbourLength: 12, length: 20)]
}

/// Writes a value in pieces and stops where it is too long.
private struct ExcerptWriter {
  let detail: ExcerptDetail
  let limit: Int
  private var pieces: [String] = []
  /// The piece that is being written, in UTF-8.
  private var open: [UInt8] = []
  private var length = 0

  init(detail: ExcerptDetail, limit: Int) {
    self.detail = detail
    self.limit = limit
  }

  var isTooLong: Bool { length > limit }

  var finishedPieces: [String] {
    open.isEmpty ? pieces : pieces + [String(decoding: open, as: UTF8.self)]
  }

  /// Writes a value that lies on the path, which is empty at the place itself, or beside it, where there is no path.
  ///
  /// It nests no deeper than the limit, because every level is at least one character.
  mutating func write(_ value: JSONValue, path: ArraySlice<String>?) {
    guard !isTooLong else { return add("…") }
    switch value {
    case .null, .boolean: add(value.compactText)
    case .number(let number):
      add(DisplayText.shortened(number.description, to: path == nil ? 24 : detail.length))
    case .string(let text): addQuoted(text.string, path: path)
    case .array(let elements): write(elements, path: path)
    case .object(let members): write(members, path: path)
    }
  }

  private mutating func write(_ elements: [JSONValue], path: ArraySlice<String>?) {
    guard !elements.isEmpty else { return add("[]") }
    guard path != nil || !detail.foldsNeighbours else { return add("[…]") }
    let next = path?.first.flatMap(Int.init).flatMap { elements.indices.contains($0) ? $0 : nil }
    let shown = shown(of: elements.count, including: next)
    add("[")
    for (position, index) in shown.enumerated() {
      if position > 0 { separate() }
      // Only one element stands alone in the middle: what precedes it is left out.
      if index > 0, position == 0 || shown[position - 1] != index - 1 {
        add("…")
        separate()
      }
      write(elements[index], path: subpath(path, isNext: index == next))
      if isTooLong { break }
    }
    finish(shown.last ?? -1, of: elements.count, "]")
  }

  private mutating func write(_ members: [ExactString: JSONValue], path: ArraySlice<String>?) {
    guard !members.isEmpty else { return add("{}") }
    guard path != nil || !detail.foldsNeighbours else { return add("{…}") }
    let sorted = members.sorted { $0.key < $1.key }
    let next = path?.first.flatMap { token in
      sorted.firstIndex { $0.key == ExactString(token) }
    }
    let shown = shown(of: sorted.count, including: next)
    add("{")
    for (position, index) in shown.enumerated() {
      if position > 0 { separate() }
      addQuoted(sorted[index].key.string, path: path)
      add(": ")
      write(sorted[index].value, path: subpath(path, isNext: index == next))
      if isTooLong { break }
    }
    // The order of members means nothing: one mark at the end stands for all that are left out.
    finish(shown.count - 1, of: sorted.count, "}")
  }

  /// The path of a part; at the place itself the parts are no neighbours of anything, but they are told as briefly.
  private func subpath(_ path: ArraySlice<String>?, isNext: Bool) -> ArraySlice<String>? {
    isNext ? path?.dropFirst() : nil
  }

  /// The positions that are told.
  private func shown(of count: Int, including next: Int?) -> [Int] {
    if detail.neighbours >= count { return Array(0..<count) }
    let others = (0..<count).lazy.filter { $0 != next }.prefix(detail.neighbours)
    return (others + (next.map { [$0] } ?? [])).sorted()
  }

  private mutating func finish(_ last: Int, of count: Int, _ bracket: String) {
    if last < count - 1 {
      if last >= 0 { separate() }
      add("…")
    }
    add(bracket)
  }

  private mutating func separate() {
    open.append(UInt8(ascii: ","))
    pieces.append(String(decoding: open, as: UTF8.self))
    open.removeAll(keepingCapacity: true)
    length += 2
  }

  private mutating func addQuoted(_ text: String, path: ArraySlice<String>?) {
    let start = open.count
    open.append(
      quoted: DisplayText.shortened(
        text, to: path == nil ? detail.neighbourLength : detail.length))
    addLength(from: start)
  }

  private mutating func add(_ text: String) {
    let start = open.count
    open.append(text: text)
    addLength(from: start)
  }

  /// Takes account of what has been written from a position on.
  private mutating func addLength(from start: Int) {
    let bytes = open[start...]
    // Counting the characters of a text of megabytes takes long; its bytes tell as well that it is too long.
    length += bytes.count > limit * 4 ? bytes.count : DisplayText.columns(of: bytes)
  }
}
