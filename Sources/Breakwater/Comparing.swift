internal import APIGraph
public import Comparison
internal import DocumentTree

/// Compares two versions of an OpenAPI description that stand in files.
///
/// ```swift
/// import Breakwater
///
/// let report = try Breakwater.compare(old: "api-1.yaml", new: "api-2.yaml")
/// if report.impact == .breaking {
///   for change in report.changes where change.impact == .breaking {
///     print(change.site, change.message)
///   }
///   print("next version:", report.bump.next ?? "unknown")
/// }
/// ```
///
/// References are followed to files below the folder of each description, or below `options.root`, and nowhere else.
public func compare(
  old: String, new: String, options: ComparisonOptions = ComparisonOptions()
) throws(InputError) -> Report {
  try compare(old: .file(old), new: .file(new), options: options)
}

/// Compares two versions of an OpenAPI description, each from a file or from memory.
///
/// Throws where a description cannot be read at all. What can be read around is among the report's diagnostics, and
/// `Report.isComplete` says whether something that changed was left out because of it.
public func compare(
  old: Input, new: Input, options: ComparisonOptions = ComparisonOptions()
) throws(InputError) -> Report {
  try finishedComparison(old: old, new: new, options: options).report
}

/// A report together with all that it was made with, for a process that is about to end.
package final class FinishedComparison {
  /// The report.
  package let report: Report
  private let material: AnyObject

  fileprivate init(_ report: Report, _ material: AnyObject) {
    self.report = report
    self.material = material
  }
}

/// Compares two versions as `compare(old:new:options:)` does, and takes nothing to pieces as long as the result is kept.
package func finishedComparison(
  old: Input, new: Input, options: ComparisonOptions
) throws(InputError) -> FinishedComparison {
  // Structural hashes of the two sides are compared, so that both need the same seed.
  let seed = HashSeed()
  let (oldAPI, newAPI) = try Input.read(old: old, new: new, options: options, seed: seed)
  let result = compare(
    old: oldAPI, new: newAPI, prunes: options.prunes, audience: options.audience,
    judgesComponents: options.judgesComponents, date: options.date)
  let report = Report(
    old: Report.Input(oldAPI), new: Report.Input(newAPI), isComplete: result.isComplete,
    audience: options.audience,
    bump: Bump.advise(
      impact: result.changes.map(\.impact).max(), old: oldAPI.version, new: newAPI.version),
    changes: result.changes,
    rules: RuleDescription.descriptions(of: result.changes),
    diagnostics: result.diagnostics.withoutRepetition)
  return FinishedComparison(report, result.material)
}

extension Report.Input {
  /// What the report says of a description that was read.
  fileprivate init(_ api: API) {
    self.init(
      source: api.documents.documents[0].tree.source.name, title: api.title, version: api.version,
      specification: api.specification.version)
  }
}

extension [Diagnostic] {
  /// Each diagnostic where it comes first: a file that both sides refer to is read twice.
  var withoutRepetition: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}
