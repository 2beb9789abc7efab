import Foundation
import TestSupport

/// A program that is run to its end, with what it printed and how long it took.
struct Command {
  /// What was printed to standard output.
  let output: String

  /// From start to exit.
  let wallTime: Duration

  /// Runs a program; fails when it cannot be started or does not exit with zero.
  init(_ program: String, _ arguments: [String], folder: String) throws {
    let outputFile = folder + "/output"
    let errorFile = folder + "/errors"
    try Files.write([], to: outputFile)
    try Files.write([], to: errorFile)
    guard let output = FileHandle(forWritingAtPath: outputFile),
      let errors = FileHandle(forWritingAtPath: errorFile)
    else { throw BenchmarkFailure("cannot write to '\(folder)'") }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardOutput = output
    process.standardError = errors
    let start = ContinuousClock.now
    try process.run()
    process.waitUntilExit()
    wallTime = ContinuousClock.now - start
    self.output = try Files.text(outputFile)
    guard process.terminationStatus == 0 else {
      let reason = try Files.text(errorFile)
      throw BenchmarkFailure(
        "'\(program) \(arguments.joined(separator: " "))' failed: \(reason.suffix(500))")
    }
  }

  /// Whether a program can be found.
  static func exists(_ program: String, folder: String) -> Bool {
    (try? Command("sh", ["-c", "command -v \(program)"], folder: folder)) != nil
  }

  /// The instructions that a program executes from start to exit, by callgrind; `nil` without valgrind.
  static func instructions(
    _ program: String, _ arguments: [String], folder: String
  ) throws -> Int? {
    guard exists("valgrind", folder: folder) else { return nil }
    let counts = folder + "/callgrind"
    let options = ["--tool=callgrind", "--callgrind-out-file=" + counts, program]
    _ = try Command("valgrind", options + arguments, folder: folder)
    let line = try Files.text(counts).split(separator: "\n").last { $0.hasPrefix("totals:") }
    guard let number = line?.split(separator: " ").last.flatMap({ Int($0) }) else {
      throw BenchmarkFailure("callgrind gave no total")
    }
    return number
  }
}
