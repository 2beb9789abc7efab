import APIGraph
import Breakwater
import Comparison
import DocumentTree
import TestSupport

/// One comparison done stage by stage, with the time and the peak memory of each.
struct StageRun {
  /// What one stage took.
  struct Measure {
    var stage: String
    var time: Duration
    var peak: Int?
  }

  /// The stages in their order.
  private(set) var measures: [Measure] = []

  /// How many changes were found.
  private(set) var changeCount = 0

  /// Runs all stages once.
  init(_ files: [String]) throws {
    guard files.count == 2 else { throw BenchmarkFailure("two files are needed") }
    let seed = HashSeed()
    let sources = try measure("read") { try StageRun.sources(files) }
    let trees = try measure("parse and hash") { try StageRun.trees(sources, seed: seed) }
    let graphs = try measure("read graph") { try StageRun.graphs(trees, seed: seed) }
    let result = try measure("compare") { try StageRun.changes(graphs, prunes: true) }
    changeCount = result.changes.count
    // A graph remembers what was read of it, so that the comparison of everything begins with fresh ones.
    let freshGraphs = try StageRun.graphs(trees, seed: seed)
    _ = try measure("compare all") { try StageRun.changes(freshGraphs, prunes: false) }
    let report = try Breakwater.compare(old: files[0], new: files[1])
    _ = measure("render JSON") { Breakwater.JSONRenderer().render(report) }
    _ = measure("render text") { Breakwater.TextRenderer().render(report) }
  }

  private mutating func measure<Result>(
    _ stage: String, _ work: () throws -> Result
  ) rethrows -> Result {
    PeakMemory.reset()
    let start = ContinuousClock.now
    let result = try work()
    measures.append(
      Measure(stage: stage, time: ContinuousClock.now - start, peak: PeakMemory.bytes))
    return result
  }

  /// The bytes of files.
  static func sources(_ files: [String]) throws -> [Source] {
    try files.map { Source(name: $0, bytes: try Files.read($0)) }
  }

  /// The trees of sources.
  static func trees(_ sources: [Source], seed: HashSeed) throws -> [Tree] {
    var trees: [Tree] = []
    for source in sources {
      // As the command does it: of what is like the first one, only the rest is read.
      let earlier = trees.first.flatMap { source.sharesText(with: $0.source) ? $0 : nil }
      trees.append(try Tree.parse(source, seed: seed, earlier: earlier))
    }
    return trees
  }

  /// The graphs of trees, with every operation's body.
  static func graphs(_ trees: [Tree], seed: HashSeed) throws -> [API] {
    try trees.map { tree in
      let loader = DocumentLoader { location throws(LoadingError) in
        throw LoadingError(message: "benchmarks are single files: '\(location)'")
      }
      return try API.read(
        DocumentSet(
          root: tree, location: tree.source.name, loader: loader, limits: .standard, seed: seed))
    }
  }

  /// The graphs of files.
  static func graphs(_ files: [String]) throws -> [API] {
    let seed = HashSeed()
    return try graphs(trees(sources(files), seed: seed), seed: seed)
  }

  /// The changes between the first and the second graph.
  static func changes(_ graphs: [API], prunes: Bool) throws -> ComparisonResult {
    guard graphs.count == 2 else { throw BenchmarkFailure("two files are needed") }
    return Comparison.compare(old: graphs[0], new: graphs[1], prunes: prunes)
  }
}
