/// Rows of text under a heading, in columns as wide as need be; the first is flush left, the others flush right.
struct Table {
  private let title: String
  private var rows: [[String]]

  init(_ title: String, columns: [String]) {
    self.title = title
    rows = [columns]
  }

  /// Adds a row.
  mutating func add(_ row: [String]) { rows.append(row) }

  /// Prints the table and an empty line.
  func print() {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
    }
    Output.line(title)
    for (index, row) in rows.enumerated() {
      let cells = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + padding : padding + cell
      }
      Output.line("  " + cells.joined(separator: "  "))
      if index == 0 {
        Output.line("  " + widths.map { String(repeating: "-", count: $0) }.joined(separator: "  "))
      }
    }
    Output.line("")
  }

  /// A duration in milliseconds.
  static func milliseconds(_ duration: Duration) -> String {
    let microseconds =
      duration.components.attoseconds / 1_000_000_000_000
      + duration.components.seconds * 1_000_000
    return decimals(Int(microseconds), per: 1000) + " ms"
  }

  /// A number of bytes in megabytes.
  static func megabytes(_ bytes: Int?) -> String {
    bytes.map { decimals($0, per: 1 << 20) + " MB" } ?? "-"
  }

  /// A number of instructions in millions.
  static func millions(_ count: Int?) -> String {
    count.map { decimals($0, per: 1_000_000) + " M" } ?? "-"
  }

  /// How many times one number is another.
  static func ratio(_ number: Int?, to other: Int?) -> String {
    guard let number, let other, other > 0 else { return "-" }
    let hundredths = (number * 100 + other / 2) / other
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// A number with one decimal.
  static func short(_ number: Double) -> String { decimals(Int((number * 10).rounded()), per: 10) }

  private static func decimals(_ number: Int, per unit: Int) -> String {
    let tenths = (number * 10 + unit / 2) / unit
    return "\(tenths / 10).\(tenths % 10)"
  }
}
