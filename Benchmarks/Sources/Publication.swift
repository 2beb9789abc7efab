import TestSupport

/// The tables and the chart that show results in `Benchmarks/README.md`, between two markers.
enum Publication {
  private static let begin = "<!-- results: made by BreakwaterBenchmarks from results.tsv -->\n"
  private static let end = "<!-- end of results -->"

  /// Replaces what stands between the markers, and the chart.
  static func write(_ results: Results) throws {
    let folder = Repository.root + "/Benchmarks"
    try Files.write(Array(ScalingChart(results.growths).svg.utf8), to: folder + "/scaling.svg")
    let text = try Files.text(folder + "/README.md")
    guard let start = text.firstRange(of: begin)?.upperBound,
      let stop = text[start...].firstRange(of: end)?.lowerBound
    else { throw BenchmarkFailure("README.md has no markers for results") }
    let published = text[..<start] + "\n" + markdown(of: results) + "\n" + text[stop...]
    try Files.write(Array(String(published).utf8), to: folder + "/README.md")
  }

  private static func markdown(of results: Results) -> String {
    var parts = [
      "### Limits\n", limits(results.cases).markdown, "### Scaling\n",
      "![Cost against size, both as multiples of the first](scaling.svg)\n",
      Scaling.table(of: results.growths).markdown, "### Stages\n",
    ]
    var pairs: [String] = []
    for cost in results.stages where !pairs.contains(cost.pair) { pairs.append(cost.pair) }
    parts += pairs.map { StageCost.table(of: results.stages, pair: $0).markdown }
    return parts.joined(separator: "\n")
  }

  private static func limits(_ cases: [GateCount]) -> Table {
    var table = Table(
      "Instructions of the whole command, start-up included, beside the best library reading both files",
      columns: ["case", "instructions", "of limit", "ratio"])
    for item in cases {
      table.add([
        item.name, Table.millions(item.instructions), Table.millions(item.limit),
        Table.ratio(item.instructions, to: item.limit),
      ])
    }
    return table
  }
}
