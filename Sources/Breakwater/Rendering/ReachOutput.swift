internal import Comparison
internal import DocumentTree

/// Writes the uses of changes as JSON. There may be thousands of each change, so that all that they share is made once.
struct ReachOutput {
  private var sites = SiteSpeller()

  private var opening: [UInt8] = []
  /// What stands between operation and site, by direction and impact.
  private var middles: [[UInt8]] = []
  private var closing: [UInt8] = []
  private var lineBreak: [UInt8]?

  private static let directions: [Direction?] = [nil, .request, .response]
  private static let impacts: [Impact] = [.cosmetic, .additive, .breaking]

  /// Adds the items of the array of uses.
  mutating func write(
    _ uses: [Reach], _ lineBreak: [UInt8], _ inner: [UInt8], to bytes: inout [UInt8]
  ) {
    prepare(lineBreak, inner)
    for (number, use) in uses.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += opening
      let start = bytes.count
      bytes.append(text: use.operation)
      bytes.escape(from: start)
      bytes +=
        middles[Self.position(use.direction) * Self.impacts.count + Self.position(use.impact)]
      let site = bytes.count
      sites.append(use, to: &bytes)
      bytes.escape(from: site)
      bytes += closing
    }
  }

  private mutating func prepare(_ lineBreak: [UInt8], _ inner: [UInt8]) {
    guard self.lineBreak != lineBreak else { return }
    self.lineBreak = lineBreak
    opening = lineBreak + Array("{".utf8) + inner + Array("\"operation\": \"".utf8)
    closing = Array("\"".utf8) + lineBreak + Array("}".utf8)
    middles = Self.directions.flatMap { direction in
      Self.impacts.map { impact in
        let word = direction.map { "\"\($0.rawValue)\"" } ?? "null"
        return Array("\",".utf8) + inner + Array("\"direction\": \(word),".utf8) + inner
          + Array("\"impact\": \"\(impact.rawValue)\",".utf8) + inner + Array("\"at\": \"".utf8)
      }
    }
  }

  private static func position(_ direction: Direction?) -> Int {
    switch direction {
    case nil: 0
    case .request?: 1
    case .response?: 2
    }
  }

  private static func position(_ impact: Impact) -> Int {
    switch impact {
    case .cosmetic: 0
    case .additive: 1
    case .breaking: 2
    }
  }
}
