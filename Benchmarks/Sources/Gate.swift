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
    /// Whether it is measured by a limit, which a machine without the library does not have.
    var needsLimit = false
    var limit: Limit?
    var limitFiles: [String] = []
  }

  private let folder: String
  private let cases: [Case]
  private let program: String
  private let thresholdsFile = Repository.root + "/Benchmarks/thresholds.tsv"

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
      SyntheticDescription.pair("synthetic", resources: 60, as: .json, folder: folder),
      SyntheticDescription.pair("synthetic", resources: 60, as: .yaml, folder: folder),
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
          name: "\(pair.name) \(syntax)", arguments: ["diff"] + pair.files,
          needsLimit: true, limit: limit,
          limitFiles: pair.files))
      cases.append(
        Case(
          name: "\(pair.name) \(syntax), one leaf", arguments: ["diff"] + leaf,
          needsLimit: true, limit: limit,
          limitFiles: leaf))
    }
    if let pair = pairs.first(where: { $0.name == "stripe-03" && $0.syntax == .json }) {
      for edit in SchemaEdit.allCases {
        let files = [pair.files[0], try edit.file(of: pair.files[0])]
        cases.append(
          Case(
            name: "stripe-03 JSON, every schema: \(edit.rawValue)", arguments: ["diff"] + files,
            needsLimit: true, limit: json, limitFiles: files))
      }
    }
    self.cases = cases
  }

  /// Counts all cases and compares them with the thresholds, or makes these the thresholds; says whether all hold.
  func run(records: Bool) throws -> Bool {
    var thresholds = try read()
    let counts = try cases.map { try count($0) }
    if records {
      // Cases that cannot be run here keep the thresholds that they have.
      for count in counts where count.value != nil { thresholds[count.name] = count.value }
      let lines = thresholds.sorted { $0.key < $1.key }
        .map { "\($0.key)\t\(GateCount.text($0.value))\n" }
      try Files.write(Array(lines.joined().utf8), to: thresholdsFile)
    }
    Gate.table(of: counts, thresholds: thresholds).print()
    return !counts.contains { $0.isTooMuch(threshold: thresholds[$0.name]) }
  }

  /// Counts all cases.
  func counts() throws -> [GateCount] { try cases.map { try count($0) } }

  /// The table of cases that were counted.
  static func table(of counts: [GateCount], thresholds: [String: Double]) -> Table {
    var table = Table(
      "Instructions of the whole command, as a multiple of the limit for the syntax, or in millions where it has none",
      columns: ["case", "instructions", "of limit", "value", "threshold", "verdict"])
    for count in counts {
      let threshold = thresholds[count.name]
      table.add([
        count.name, Table.millions(count.instructions), Table.millions(count.limit),
        count.value.map(GateCount.text) ?? "-", threshold.map(GateCount.text) ?? "-",
        count.verdict(threshold: threshold),
      ])
    }
    return table
  }

  private func count(_ item: Case) throws -> GateCount {
    if item.needsLimit && item.limit == nil {
      return GateCount(name: item.name, needsLimit: true)
    }
    return GateCount(
      name: item.name,
      instructions: try Command.instructions(program, item.arguments, folder: folder),
      needsLimit: item.needsLimit,
      limit: try item.limit.flatMap {
        try Command.instructions($0.program, item.limitFiles, folder: folder)
      })
  }

  /// The thresholds by case; none where they were never recorded.
  func read() throws -> [String: Double] {
    guard FileManager.default.fileExists(atPath: thresholdsFile) else { return [:] }
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
