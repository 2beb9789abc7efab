import DocumentTree
import Foundation
import TestSupport

/// Prints what each stage of a comparison costs, and how parsing stands to the limits of libyaml and simdjson.
@main struct Benchmarks {
  private static let usage = """
    BreakwaterBenchmarks [--seed NUMBER] [--only NAME]
    BreakwaterBenchmarks --gate [--record]    instructions against Benchmarks/thresholds.tsv
    BreakwaterBenchmarks --scaling [NAME]     instructions as one thing grows
    BreakwaterBenchmarks --stage NAME FILE…   does the work up to one stage, for a profiler:
      \(Stage.allCases.map(\.rawValue).joined(separator: ", "))
    BreakwaterBenchmarks --measure OLD NEW    one comparison, stage by stage
    """

  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) throws {
    switch arguments.first {
    case "--stage":
      guard let stage = arguments.dropFirst().first.flatMap(Stage.init) else {
        throw BenchmarkFailure(usage)
      }
      try stage.run(Array(arguments.dropFirst(2)))
    case "--gate":
      let gate = try Gate(folder: dataFolder())
      guard try gate.run(records: arguments.contains("--record")) else {
        throw BenchmarkFailure("a comparison costs more than it did")
      }
    case "--scaling":
      try Scaling(folder: dataFolder()).run(only: arguments.dropFirst().first)
    case "--measure":
      try printMeasures(of: Array(arguments.dropFirst()))
    case nil, "--seed", "--only":
      try printTables(arguments)
    default:
      throw BenchmarkFailure(usage)
    }
  }

  /// Where files are put that are made for measuring.
  private static func dataFolder() throws -> String {
    let folder = Repository.root + "/Benchmarks/.build-data"
    try Files.makeFolder(folder)
    return folder
  }

  /// The measures as lines of fields, for the process that asked for them.
  private static func printMeasures(of files: [String]) throws {
    let run = try StageRun(files)
    for measure in run.measures {
      let microseconds =
        measure.time.components.seconds * 1_000_000
        + measure.time.components.attoseconds / 1_000_000_000_000
      Output.line("\(measure.stage)\t\(microseconds)\t\(measure.peak.map(String.init) ?? "")")
    }
    Output.line("changes\t\(run.changeCount)\t")
  }

  private static func printTables(_ arguments: [String]) throws {
    var seed: UInt64 = 1
    var only: String?
    var rest = arguments[...]
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchmarkFailure(usage) }
      switch option {
      case "--seed":
        guard let number = UInt64(value) else { throw BenchmarkFailure(usage) }
        seed = number
      case "--only": only = value
      default: throw BenchmarkFailure(usage)
      }
    }
    if !Repository.isRelease {
      Output.line("A debug build: its times mean nothing. Run with -c release.\n")
    }
    let folder = try dataFolder()
    let pairs = try BenchmarkPair.all(seed: seed, folder: folder)
      .filter { pair in only.map { pair.name.hasPrefix($0) } ?? true }
    let suite = try BenchmarkSuite(folder: folder)
    try suite.printStages(of: pairs)
    try suite.printParsing(of: pairs)
  }
}
