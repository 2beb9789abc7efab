import Foundation

/// A chart of cost against size on two logarithmic axes, where what is linear runs along the diagonal.
struct ScalingChart {
  private let growths: [Growth]

  /// Both axes reach to here: a power of four beyond everything that was measured.
  private let largest: Double

  init(_ growths: [Growth]) {
    self.growths = growths
    let most = growths.flatMap(\.points).map { max($0.size, $0.cost) }.max() ?? 1
    var largest = 16.0
    while largest < most { largest *= 4 }
    self.largest = largest
  }

  private static let colors = [
    "#1b6ca8", "#c1440e", "#2e7d32", "#6a1b9a", "#b8860b", "#00838f", "#ad1457", "#4e342e",
  ]

  private static let left = 70.0
  private static let top = 50.0
  private static let side = 440.0

  /// The chart as an SVG document.
  var svg: String {
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"900\" height=\"560\" viewBox=\"0 0 900 560\" "
        + "font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">",
      "<rect width=\"900\" height=\"560\" fill=\"#ffffff\"/>",
      text(
        Self.left, 28, "Instructions against size, as multiples of the smallest", size: 16),
    ]
    lines += axes
    lines.append(line([(1, 1), (largest, largest)], color: "#888", dash: "6 4"))
    lines.append(
      line([(1, 1.5), (largest / 1.5, largest)], color: "#d32f2f", dash: "2 4"))
    for (index, growth) in growths.enumerated() {
      let color = Self.colors[index % Self.colors.count]
      let points = growth.points
      lines.append(line(points, color: color, dash: nil))
      for point in points {
        let (x, y) = place(point)
        lines.append(
          "<circle cx=\"\(Self.text(x))\" cy=\"\(Self.text(y))\" r=\"4\" fill=\"\(color)\"/>")
      }
      let y = 90 + Double(index) * 40
      lines.append(
        "<rect x=\"545\" y=\"\(Self.text(y - 11))\" width=\"14\" height=\"14\" fill=\"\(color)\"/>")
      lines.append(text(568, y, growth.name, size: 13))
      lines.append(text(568, y + 16, growth.summary, size: 12, color: "#666"))
    }
    let y = 90 + Double(growths.count) * 40 + 10
    lines.append(text(545, y, "dashed grey: cost grows as size does", size: 12, color: "#666"))
    lines.append(
      text(
        545, y + 18, "dotted red: 24 times the cost at 16 times the size", size: 12,
        color: "#d32f2f"))
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// Grid lines at the powers of four, with their labels.
  private var axes: [String] {
    var lines: [String] = []
    var value = 1.0
    while value <= largest {
      lines.append(
        line([(value, 1), (value, largest)], color: "#dddddd", dash: nil, width: 1))
      lines.append(
        line([(1, value), (largest, value)], color: "#dddddd", dash: nil, width: 1))
      let (x, y) = place((value, value))
      let label = "×\(Int(value))"
      lines.append(text(x, Self.top + Self.side + 20, label, size: 12, anchor: "middle"))
      lines.append(text(Self.left - 8, y + 4, label, size: 12, anchor: "end"))
      value *= 4
    }
    lines.append(
      text(
        Self.left + Self.side / 2, Self.top + Self.side + 44, "size", size: 13, anchor: "middle"))
    lines.append(
      "<text x=\"22\" y=\"270\" text-anchor=\"middle\" transform=\"rotate(-90 22 270)\">cost</text>"
    )
    return lines
  }

  private func place(_ point: (size: Double, cost: Double)) -> (x: Double, y: Double) {
    func share(_ value: Double) -> Double {
      min(1, max(0, log2(max(1, value)) / log2(largest)))
    }
    return (
      Self.left + Self.side * share(point.size), Self.top + Self.side * (1 - share(point.cost))
    )
  }

  private func line(
    _ points: [(size: Double, cost: Double)], color: String, dash: String?, width: Int = 2
  ) -> String {
    let places = points.map { point in
      let (x, y) = place(point)
      return "\(Self.text(x)),\(Self.text(y))"
    }
    let dashes = dash.map { " stroke-dasharray=\"\($0)\"" } ?? ""
    return
      "<polyline points=\"\(places.joined(separator: " "))\" fill=\"none\" stroke=\"\(color)\" stroke-width=\"\(width)\"\(dashes)/>"
  }

  private func text(
    _ x: Double, _ y: Double, _ words: String, size: Int, color: String = "#222",
    anchor: String = "start"
  ) -> String {
    "<text x=\"\(Self.text(x))\" y=\"\(Self.text(y))\" font-size=\"\(size)\" fill=\"\(color)\" text-anchor=\"\(anchor)\">\(words)</text>"
  }

  /// A coordinate with one decimal.
  private static func text(_ number: Double) -> String { Table.short(number) }
}
