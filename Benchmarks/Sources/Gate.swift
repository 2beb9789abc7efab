import DocumentTree
import Foundation
import TestSupport

/// Holds the instructions that the command executes against committed thresholds, so that no machine's load matters.
///
/// Instructions are counted by callgrind, hashing made the same in every run, and divided by those of the best library for the
/// syntax reading both files. What has no such limit counts in millions.
struct Gate {
  /// One run of the command.
  private struct Case {
    let name: String
    let arguments: [String]
    var limit: Limit?
    var limitFiles: [String] = []
  }

  private let folder: String
  private let cases: [Case]
  private let program: String
  private let thresholdsFile = Repository.root + "/Benchmarks/thresholds.tsv"

  /// How much more, or less, than its threshold a case may take.
  private static let tolerance = 0.1

  /// Makes the files of all cases; those of `../shared` only where it is present.
  init(folder: String) throws {
    self.folder = folder
    program = try Command.neighbour("breakwater")
    guard Command.exists("valgrind", folder: folder) else {
      throw BenchmarkFailure("valgrind is not there; without it nothing can be counted")
    }
    let json = try Limit.json(folder: folder)
    let yaml = try Limit.yaml(folder: folder)
    var cases = [Case(name: "--version", arguments: ["--version"])]
    let small = try SyntheticDescription.pair(
      "small", resources: 1, as: .yaml, folder: folder)
    cases.append(Case(name: "small pair", arguments: ["diff"] + small.files))
    var pairs = try [
      SyntheticDescription.pair("synthetic", resources: 240, as: .json, folder: folder),
      SyntheticDescription.pair("synthetic", resources: 240, as: .yaml, folder: folder),
    ]
    if let shared = SharedPair.all.first(where: { $0.id == "stripe-03" }) {
      pairs += try [.json, .yaml].map {
        try BenchmarkPair.rendered(
          shared.id, old: shared.old.root(), new: shared.new.root(), as: $0, folder: folder)
      }
    } else {
      Output.line("\(Repository.noSharedFiles): only the synthetic pairs")
    }
    for pair in pairs {
      let limit = pair.syntax == .json ? json : yaml
      let syntax = pair.syntax == .json ? "JSON" : "YAML"
      let leaf = [pair.files[0], try pair.fileWithOneChangedLeaf()]
      cases.append(
        Case(
          name: "\(pair.name) \(syntax)", arguments: ["diff"] + pair.files, limit: limit,
          limitFiles: pair.files))
      cases.append(
        Case(
          name: "\(pair.name) \(syntax), one leaf", arguments: ["diff"] + leaf, limit: limit,
          limitFiles: leaf))
    }
    self.cases = cases
  }

  /// Counts all cases and compares them with the thresholds, or makes these the thresholds; says whether all hold.
  func run(records: Bool) throws -> Bool {
    let thresholds = records ? [:] : try read()
    var table = Table(
      "Instructions of the whole command, in millions, and as a multiple of the limit for the syntax",
      columns: ["case", "instructions", "of limit", "ratio", "threshold", ""])
    var lines: [String] = []
    var holds = true
    for item in cases {
      let (count, limit) = try counts(of: item)
      let value = limit.map { Double(count) / Double($0) } ?? Double(count) / 1_000_000
      var verdict = ""
      if !records {
        verdict = Self.verdict(value, threshold: thresholds[item.name])
        if verdict.hasPrefix("FAILED") { holds = false }
      }
      lines.append("\(item.name)\t\(Self.text(value))")
      table.add([
        item.name, Table.millions(count), Table.millions(limit),
        limit == nil ? "-" : Self.text(value), thresholds[item.name].map(Self.text) ?? "-", verdict,
      ])
    }
    table.print()
    if records {
      try Files.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: thresholdsFile)
    }
    return holds
  }

  private static func verdict(_ value: Double, threshold: Double?) -> String {
    guard let threshold else { return "FAILED: no threshold; record them with --record" }
    if value > threshold * (1 + tolerance) {
      return "FAILED: \(percent(value, of: threshold)) of the threshold"
    }
    return value < threshold * (1 - tolerance)
      ? "better: \(percent(value, of: threshold)) of the threshold; record it with --record" : "ok"
  }

  private static func percent(_ value: Double, of threshold: Double) -> String {
    "\(Int((value / threshold * 100).rounded())) %"
  }

  private static func text(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }

  private func counts(of item: Case) throws -> (count: Int, limit: Int?) {
    guard let count = try Command.instructions(program, item.arguments, folder: folder) else {
      throw BenchmarkFailure("'\(item.name)' could not be counted")
    }
    guard let limit = item.limit else { return (count, nil) }
    return (count, try Command.instructions(limit.program, item.limitFiles, folder: folder))
  }

  /// The thresholds by case.
  private func read() throws -> [String: Double] {
    var thresholds: [String: Double] = [:]
    for line in try Files.text(thresholdsFile).split(separator: "\n") {
      let fields = line.split(separator: "\t")
      guard fields.count == 2, let value = Double(fields[1]) else {
        throw BenchmarkFailure("\(thresholdsFile): '\(line)' is no case with a number")
      }
      thresholds[String(fields[0])] = value
    }
    return thresholds
  }
}
