/// What a row of the scaling table was found to cost at each of its sizes.
struct Growth {
  /// The row's name.
  let name: String

  let sizes: [Int]

  /// The instructions of the whole command at each size; `nil` where counting took too long.
  let counts: [Int?]

  /// What is no part of the growth: starting up, or all that stays the same in every size.
  let fixedPart: Int

  /// Whether the first size only shows the fixed part.
  let startsWithFixedPart: Bool

  /// How much more a row may cost where its size is 16 times as large.
  private static let mostPerSixteen = 24.0

  /// The sizes as multiples of the first one that counts, and what they cost as multiples of it.
  var points: [(size: Double, cost: Double)] {
    let measured = Array(zip(sizes, counts).dropFirst(startsWithFixedPart ? 1 : 0))
    guard let first = measured.first, let firstCount = first.1 else { return [] }
    return measured.compactMap { size, count in
      count.map {
        (
          Double(size) / Double(first.0),
          Double(max(1, $0 - fixedPart)) / Double(max(1, firstCount - fixedPart))
        )
      }
    }
  }

  /// The verdict in words.
  var verdict: String {
    guard !counts.contains(nil), let last = points.last else {
      return "too much: not counted within \(Command.mostSecondsOfCounting) s"
    }
    return last.cost <= last.size * Growth.mostPerSixteen / 16 ? "good" : "too much"
  }

  /// How much it grew at the largest size, in words.
  var summary: String {
    guard !counts.contains(nil), let last = points.last else { return verdict }
    return "× \(Table.short(last.size)) costs × \(Table.short(last.cost))"
  }

  /// The cells of its row in the scaling table.
  var cells: [String] {
    let last = counts.contains(nil) ? nil : points.last
    return [
      name, sizes.map(String.init).joined(separator: " "),
      counts.map { Table.millions($0).replacing(" M", with: "") }.joined(separator: " "),
      last.map { "× " + Table.short($0.size) } ?? "-",
      last.map { "× " + Table.short($0.cost) } ?? "-", verdict,
    ]
  }

  /// The heads of the columns.
  static let columns = ["what grows", "sizes", "M instructions", "size", "cost", "verdict"]
}
