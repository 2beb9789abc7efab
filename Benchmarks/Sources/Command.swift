import Foundation
import TestSupport

/// A program that is run to its end, with what it printed and how long it took.
struct Command {
  /// What was printed to standard output.
  let output: String

  /// From start to exit.
  let wallTime: Duration

  /// What it said with its exit.
  let status: Int32

  /// What is told of a program that took more of the processor's time than it may: SIGKILL and SIGXCPU.
  private static let timedOut: [Int32] = [128 + 9, 128 + 24]

  /// Runs a program; fails when it cannot be started or exits with another status than those that are accepted.
  ///
  /// The command of this project says with one that there are breaking changes.
  init(
    _ program: String, _ arguments: [String], folder: String, accepting: Set<Int32> = [0]
  ) throws {
    let outputFile = folder + "/output" + Command.ownSuffix
    let errorFile = folder + "/errors" + Command.ownSuffix
    defer { Command.remove([outputFile, errorFile]) }
    let words = ([program] + arguments).map(Command.quoted).joined(separator: " ")
    let line = "\(words) > \(Command.quoted(outputFile)) 2> \(Command.quoted(errorFile))"
    let start = ContinuousClock.now
    let result = unsafe system(line)
    // The lowest bits tell the signal that ended the shell itself; a shell tells its program's as 128 and more.
    status = (result & 0x7F) == 0 ? result >> 8 : 128 + (result & 0x7F)
    wallTime = ContinuousClock.now - start
    output = try Files.text(outputFile)
    guard accepting.contains(status) else {
      throw BenchmarkFailure("'\(words)' failed: \(try Files.text(errorFile).suffix(500))")
    }
  }

  /// Keeps apart the files of two benchmarks that run at the same time.
  private static var ownSuffix: String { "-\(ProcessInfo.processInfo.processIdentifier)" }

  private static func remove(_ files: [String]) {
    for file in files { try? FileManager.default.removeItem(atPath: file) }
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

  /// How much of the processor's time a program may take under callgrind, which makes it some fifty times slower.
  static let mostSecondsOfCounting = 100

  /// The instructions that a program executes from start to exit, by callgrind; `nil` without valgrind, and where
  /// counting takes too long.
  static func instructions(
    _ program: String, _ arguments: [String], folder: String
  ) throws -> Int? {
    guard exists("valgrind", folder: folder) else { return nil }
    let counts = folder + "/callgrind" + ownSuffix
    defer { remove([counts]) }
    // Seeds of hash tables would make each run a little different.
    let options = [
      "SWIFT_DETERMINISTIC_HASHING=1", "prlimit", "--cpu=\(mostSecondsOfCounting)", "valgrind",
      "--tool=callgrind", "--callgrind-out-file=" + counts, program,
    ]
    let run = try Command(
      "env", options + arguments, folder: folder, accepting: Set([0, 1] + timedOut))
    if timedOut.contains(run.status) { return nil }
    let line = try Files.text(counts).split(separator: "\n").last { $0.hasPrefix("totals:") }
    guard let number = line?.split(separator: " ").last.flatMap({ Int($0) }) else {
      throw BenchmarkFailure("callgrind gave no total")
    }
    return number
  }
}
