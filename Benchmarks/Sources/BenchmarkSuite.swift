import DocumentTree
import Foundation
import TestSupport

/// Runs pairs in processes of their own and puts what they cost into tables.
struct BenchmarkSuite {
  private let folder: String
  private let program: String
  private let yamlLimit: Limit?
  private let jsonLimit: Limit?

  /// How often a whole comparison is run; the best time of each stage counts.
  private static let rounds = 5

  /// Compiles the limits into a folder.
  init(folder: String) throws {
    self.folder = folder
    guard let program = Bundle.main.executablePath else {
      throw BenchmarkFailure("the program does not know where it stands")
    }
    self.program = program
    yamlLimit = try Limit.yaml(folder: folder)
    jsonLimit = try Limit.json(folder: folder)
  }

  /// Time and peak memory by stage, for each pair; prints them as they come.
  func stages(of pairs: [BenchmarkPair]) throws -> [StageCost] {
    var all: [StageCost] = []
    for pair in pairs {
      let sizes = try pair.files.map { Table.megabytes(try Files.read($0).count) }
      let name = "\(pair.name) (\(syntaxName(pair.syntax)), \(sizes.joined(separator: " and ")))"
      var best: [StageCost] = []
      for round in 0..<BenchmarkSuite.rounds {
        let output = try Command(program, ["--measure"] + pair.files, folder: folder).output
        for (index, line) in output.split(separator: "\n").enumerated() {
          let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
          guard fields.count == 3, fields[0] != "changes", let number = Int(fields[1]) else {
            continue
          }
          if round == 0 {
            best.append(
              StageCost(
                pair: name, stage: String(fields[0]), microseconds: number, peak: Int(fields[2])))
          } else if index < best.count {
            best[index].microseconds = min(best[index].microseconds, number)
          }
        }
      }
      StageCost.table(of: best, pair: name).print()
      all += best
    }
    return all
  }

  /// Parsing and hashing beside the limit for its syntax: instructions and wall time of one run of each process.
  func printParsing(of pairs: [BenchmarkPair]) throws {
    let start = try Command.instructions(program, ["--stage", "start"], folder: folder)
    let startWall = try shortestWallTime(program, ["--stage", "start"])
    var table = Table(
      "Both files of a pair, read, parsed and hashed, beside the limit for their syntax",
      columns: [
        "pair", "limit", "instructions", "of limit", "ratio", "wall", "of limit", "ratio",
      ])
    for pair in pairs {
      guard let syntax = pair.syntax, let limit = syntax == .json ? jsonLimit : yamlLimit else {
        continue
      }
      let name = "\(pair.name) (\(syntaxName(syntax)))"
      guard (try? Command(limit.program, pair.files, folder: folder)) != nil else {
        // simdjson takes no integers beyond 64 bits, which some descriptions have as bounds.
        table.add([name, limit.name, "not read by it"])
        continue
      }
      let arguments = ["--stage", "parse"] + pair.files
      let count = try Command.instructions(program, arguments, folder: folder)
      let limitCount = try Command.instructions(limit.program, pair.files, folder: folder)
      let instructions = difference(count, start)
      let limitInstructions = difference(limitCount, limit.startInstructions)
      let wall = try shortestWallTime(program, arguments) - startWall
      let limitWall = try shortestWallTime(limit.program, pair.files) - limit.startWallTime
      table.add([
        name, limit.name, Table.millions(instructions),
        Table.millions(limitInstructions), Table.ratio(instructions, to: limitInstructions),
        Table.milliseconds(wall), Table.milliseconds(limitWall),
        Table.ratio(nanoseconds(wall), to: nanoseconds(limitWall)),
      ])
    }
    table.print()
    Output.line(
      """
      Start-up is subtracted on both sides: \(Table.millions(start)) instructions and \
      \(Table.milliseconds(startWall)) of this program,
      \(startUp(of: jsonLimit)) of simdjson's, \(startUp(of: yamlLimit)) of libyaml's.
      """)
  }

  private func shortestWallTime(_ program: String, _ arguments: [String]) throws -> Duration {
    try Command.shortestWallTime(program, arguments, rounds: BenchmarkSuite.rounds, folder: folder)
  }

  private func startUp(of limit: Limit?) -> String {
    guard let limit else { return "nothing" }
    let instructions = Table.millions(limit.startInstructions)
    return "\(instructions) and \(Table.milliseconds(limit.startWallTime))"
  }

  private func difference(_ count: Int?, _ start: Int?) -> Int? {
    guard let count, let start else { return nil }
    return count - start
  }

  private func nanoseconds(_ duration: Duration) -> Int {
    Int(duration.components.seconds) * 1_000_000_000
      + Int(duration.components.attoseconds / 1_000_000_000)
  }

  private func syntaxName(_ syntax: Tree.Syntax?) -> String {
    switch syntax {
    case .json: "JSON"
    case .yaml: "YAML"
    case nil: "JSON and YAML"
    }
  }
}
