import Foundation
import TestSupport

/// Everything that was measured at once, as it stands in `Benchmarks/results.tsv`.
struct Results {
  private(set) var stages: [StageCost] = []
  private(set) var cases: [GateCount] = []
  private(set) var growths: [Growth] = []

  private static let file = Repository.root + "/Benchmarks/results.tsv"

  /// What can be measured on its own.
  enum Part: String, CaseIterable {
    case stages, limits, scaling

    /// The names of all parts.
    static var all: [String] { allCases.map(\.rawValue) }
  }

  /// Measures a part, which takes minutes, and puts it into the file in the place of what was there of it.
  static func measure(_ part: Part, folder: String) throws {
    var fresh = Results()
    switch part {
    case .stages:
      fresh.stages = try BenchmarkSuite(folder: folder).stages(
        of: BenchmarkPair.all(seed: 1, folder: folder).filter { published.contains($0.name) })
    case .limits: fresh.cases = try Gate(folder: folder).counts()
    case .scaling: fresh.growths = try Scaling(folder: folder).run(only: nil)
    }
    var results = try read()
    switch part {
    case .stages: results.stages = fresh.stages
    case .limits: results.cases = fresh.cases
    case .scaling: results.growths = fresh.growths
    }
    try results.write()
  }

  /// The pairs whose stages are published.
  private static let published: Set<String> = [
    "synthetic", "stripe-03", "stripe-03 rendered", "openai-06",
  ]

  /// Writes the file: a line for each measure, its kind first.
  func write() throws {
    func text(_ number: Int?) -> String { number.map(String.init) ?? "-" }
    var lines: [[String]] = []
    for cost in stages {
      lines.append(["stage", cost.pair, cost.stage, text(cost.microseconds), text(cost.peak)])
    }
    for item in cases {
      lines.append([
        item.needsLimit ? "limited" : "alone", item.name, text(item.instructions), text(item.limit),
      ])
    }
    for growth in growths {
      lines.append([
        growth.startsWithFixedPart ? "growth-after-first" : "growth", growth.name,
        text(growth.fixedPart), growth.sizes.map(String.init).joined(separator: " "),
        growth.counts.map(text).joined(separator: " "),
      ])
    }
    let joined = lines.map { $0.joined(separator: "\t") + "\n" }.joined()
    try Files.write(Array(joined.utf8), to: Results.file)
  }

  /// Reads the file; nothing where it was never written.
  static func read() throws -> Results {
    var results = Results()
    guard FileManager.default.fileExists(atPath: file) else { return results }
    for line in try Files.text(file).split(separator: "\n") {
      try results.add(line.split(separator: "\t").map(String.init), line: String(line))
    }
    return results
  }

  private mutating func add(_ fields: [String], line: String) throws {
    switch (fields.first, fields.count) {
    case ("stage", 5):
      guard let time = Int(fields[3]) else { break }
      stages.append(
        StageCost(pair: fields[1], stage: fields[2], microseconds: time, peak: Int(fields[4])))
      return
    case ("limited", 4), ("alone", 4):
      cases.append(
        GateCount(
          name: fields[1], instructions: Int(fields[2]), needsLimit: fields[0] == "limited",
          limit: Int(fields[3])))
      return
    case ("growth", 5), ("growth-after-first", 5):
      let sizes = fields[3].split(separator: " ").compactMap { Int($0) }
      let counts = fields[4].split(separator: " ").map { Int($0) }
      guard let fixed = Int(fields[2]), sizes.count == counts.count else { break }
      growths.append(
        Growth(
          name: fields[1], sizes: sizes, counts: counts, fixedPart: fixed,
          startsWithFixedPart: fields[0] == "growth-after-first"))
      return
    default: break
    }
    throw BenchmarkFailure("\(Results.file): '\(line)' is no measure")
  }
}
