import Foundation
import TestSupport

/// A program that is run to its end, with what it printed and how long it took.
struct Command {
  /// What was printed to standard output.
  let output: String

  /// From start to exit.
  let wallTime: Duration

  /// Runs a program; fails when it cannot be started or does not exit with zero.
  ///
  /// The command of this project says with one that there are breaking changes.
  init(
    _ program: String, _ arguments: [String], folder: String, mayFindChanges: Bool = false
  ) throws {
    let outputFile = folder + "/output"
    let errorFile = folder + "/errors"
    let words = ([program] + arguments).map(Command.quoted).joined(separator: " ")
    let line = "\(words) > \(Command.quoted(outputFile)) 2> \(Command.quoted(errorFile))"
    let start = ContinuousClock.now
    let status = unsafe system(line)
    wallTime = ContinuousClock.now - start
    output = try Files.text(outputFile)
    guard status == 0 || mayFindChanges && status >> 8 == 1 else {
      throw BenchmarkFailure("'\(words)' failed: \(try Files.text(errorFile).suffix(500))")
    }
  }

  /// A word for the shell that it takes as it is.
  private static func quoted(_ word: String) -> String {
    "'" + word.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }

  /// The shortest time, from start to exit, of several runs of a program.
  static func shortestWallTime(
    _ program: String, _ arguments: [String], rounds: Int, folder: String
  ) throws -> Duration {
    var shortest = Duration.seconds(3600)
    for _ in 0..<rounds {
      shortest = min(shortest, try Command(program, arguments, folder: folder).wallTime)
    }
    return shortest
  }

  /// Whether a program can be found.
  static func exists(_ program: String, folder: String) -> Bool {
    (try? Command("sh", ["-c", "command -v \(program)"], folder: folder)) != nil
  }

  /// Another program that was built together with this one.
  static func neighbour(_ name: String) throws -> String {
    guard let own = Bundle.main.executablePath else {
      throw BenchmarkFailure("the program does not know where it stands")
    }
    let path = own.split(separator: "/", omittingEmptySubsequences: false).dropLast() + [name[...]]
    let program = path.joined(separator: "/")
    guard FileManager.default.isExecutableFile(atPath: program) else {
      throw BenchmarkFailure("\(program) is not there; build it with swift build -c release")
    }
    return program
  }

  /// The instructions that a program executes from start to exit, by callgrind; `nil` without valgrind.
  static func instructions(
    _ program: String, _ arguments: [String], folder: String
  ) throws -> Int? {
    guard exists("valgrind", folder: folder) else { return nil }
    let counts = folder + "/callgrind"
    // Seeds of hash tables would make each run a little different.
    let options = [
      "SWIFT_DETERMINISTIC_HASHING=1", "valgrind", "--tool=callgrind",
      "--callgrind-out-file=" + counts, program,
    ]
    _ = try Command("env", options + arguments, folder: folder, mayFindChanges: true)
    let line = try Files.text(counts).split(separator: "\n").last { $0.hasPrefix("totals:") }
    guard let number = line?.split(separator: " ").last.flatMap({ Int($0) }) else {
      throw BenchmarkFailure("callgrind gave no total")
    }
    return number
  }
}
