import APIGraph
import Breakwater
import Comparison
import DocumentTree
import TestSupport

/// A part of the work of a comparison that can be run on its own, for a profiler, or timed within a whole run.
enum Stage: String, CaseIterable {
  /// Nothing: what the process costs before it does anything.
  case start
  /// The bytes of the files.
  case read
  /// Bytes to trees, hashed; the stages before included.
  case parse
  /// Trees to graphs without what is read on demand; the stages before included.
  case graph
  /// Two graphs to changes; the stages before included.
  case compare
  /// The whole comparison without pruning.
  case compareAll = "compare-all"
  /// The whole comparison and its report as JSON.
  case render

  /// Does the work up to and including this stage.
  func run(_ files: [String]) throws {
    switch self {
    case .start: return
    case .read: _ = try StageRun.sources(files)
    case .parse: _ = try StageRun.trees(StageRun.sources(files), seed: HashSeed())
    case .graph: _ = try StageRun.graphs(files)
    case .compare: _ = try StageRun.changes(StageRun.graphs(files), prunes: true)
    case .compareAll: _ = try StageRun.changes(StageRun.graphs(files), prunes: false)
    case .render:
      guard files.count == 2 else { throw BenchmarkFailure("two files are needed") }
      _ = Breakwater.JSONRenderer().render(
        try Breakwater.compare(old: files[0], new: files[1]))
    }
  }
}
