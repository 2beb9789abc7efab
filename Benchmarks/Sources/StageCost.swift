/// What one stage of comparing a pair took at its best.
struct StageCost {
  /// The pair, with its sizes.
  let pair: String

  let stage: String

  var microseconds: Int

  /// The most memory while it ran, in bytes.
  let peak: Int?

  /// The table of the stages of one pair.
  static func table(of costs: [StageCost], pair: String) -> Table {
    var table = Table(pair, columns: ["stage", "time", "peak memory"])
    for cost in costs where cost.pair == pair {
      table.add([
        cost.stage, Table.milliseconds(.microseconds(cost.microseconds)),
        Table.megabytes(cost.peak),
      ])
    }
    return table
  }
}
