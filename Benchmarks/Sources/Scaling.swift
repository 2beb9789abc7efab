import TestSupport

/// What the whole command costs as one thing about its input grows, in instructions.
struct Scaling {
  private let folder: String
  private let program: String

  init(folder: String) throws {
    self.folder = folder
    program = try Command.neighbour("breakwater")
  }

  /// Counts the rows whose names begin in a way, or all, and prints each as soon as it is there.
  func run(only: String?) throws -> [Growth] {
    guard let start = try Command.instructions(program, ["--version"], folder: folder) else {
      throw BenchmarkFailure("valgrind is not there; without it nothing can be counted")
    }
    var growths: [Growth] = []
    for row in ScalingRow.all where only.map({ row.name.hasPrefix($0) }) ?? true {
      var counts: [Int?] = []
      for size in row.sizes {
        // What is larger than a size that took too long takes too long as well.
        if counts.contains(nil) {
          counts.append(nil)
          continue
        }
        let files = try row.write(size, folder: folder)
        counts.append(try Command.instructions(program, ["diff"] + files, folder: folder))
      }
      let growth = Growth(
        name: row.name, sizes: row.sizes, counts: counts,
        fixedPart: row.startsWithFixedPart ? (counts[0] ?? start) : start,
        startsWithFixedPart: row.startsWithFixedPart)
      Output.line(growth.cells.joined(separator: " | "))
      growths.append(growth)
    }
    Scaling.table(of: growths).print()
    return growths
  }

  /// The table of rows that were counted.
  static func table(of growths: [Growth]) -> Table {
    var table = Table(
      "The whole command as one thing grows, fixed costs left out: good up to × 24 at × 16",
      columns: Growth.columns)
    for growth in growths { table.add(growth.cells) }
    return table
  }
}
