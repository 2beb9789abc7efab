import TestSupport

/// What the whole command costs as one thing about its input grows, in instructions.
struct Scaling {
  private let folder: String
  private let program: String

  /// How much more a row may cost where its size is 16 times as large.
  private static let mostPerSixteen = 24.0

  init(folder: String) throws {
    self.folder = folder
    program = try Command.neighbour("breakwater")
  }

  /// Prints the table: a line for each row, and whether it grows little more than its size.
  func run(only: String?) throws {
    guard let start = try Command.instructions(program, ["--version"], folder: folder) else {
      throw BenchmarkFailure("valgrind is not there; without it nothing can be counted")
    }
    var table = Table(
      "Millions of instructions of the whole command by size; start-up of \(Table.millions(start)) is left out of the growth",
      columns: ["row", "sizes", "instructions", "size", "cost", ""])
    for row in ScalingRow.all where only.map({ row.name.hasPrefix($0) }) ?? true {
      var counts: [Int] = []
      for size in row.sizes {
        let files = try row.write(size, folder: folder)
        counts.append(
          try Command.instructions(program, ["diff"] + files, folder: folder) ?? 0)
      }
      let growth = Double(row.sizes[row.sizes.count - 1]) / Double(row.sizes[0])
      let cost = Double(counts[counts.count - 1] - start) / Double(max(1, counts[0] - start))
      let isFine = cost <= growth * Self.mostPerSixteen / 16
      table.add([
        row.name, row.sizes.map(String.init).joined(separator: " "),
        counts.map { Table.millions($0).replacing(" M", with: "") }.joined(separator: " "),
        "× \(Table.short(growth))", "× \(Table.short(cost))", isFine ? "" : "more than linear",
      ])
    }
    table.print()
  }
}
