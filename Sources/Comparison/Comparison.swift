package import APIGraph
package import DocumentTree

/// What a comparison of two graphs gives.
package struct ComparisonResult {
  /// All changes, greatest impact first, then by site.
  package let changes: [Change]
  /// Whether everything that differs could be read.
  package let isComplete: Bool
  /// What had to be read around on either side, old first.
  package let diagnostics: [Diagnostic]
  /// All that was made on the way. Who is about to leave the process may keep it, because taking it to pieces takes longer than
  /// leaving does.
  package let material: AnyObject
}

/// Holds what a comparison was made with.
private final class ComparisonMaterial {
  private let walk: ComparisonWalk
  private let builder: ChangeBuilder

  init(_ walk: ComparisonWalk, _ builder: ChangeBuilder) {
    self.walk = walk
    self.builder = builder
  }
}

/// Compares two graphs.
///
/// With `prunes` what cannot differ is left unread; the changes are the same without it. The cost is that of what differs
/// and of what leads there.
///
/// The impact of each change is the one on the audience. With `judgesComponents` every component is compared as if
/// operations used it. The order of properties is looked at for the audience `sdk` only: to everybody else a description
/// whose keys are sorted is the same. `date` is the day on which it is asked whether announced days have come.
package func compare(
  old: API, new: API, prunes: Bool = true, audience: Audience.Kind = .wire,
  judgesComponents: Bool = false, date: CalendarDate? = nil
) -> ComparisonResult {
  let walk = ComparisonWalk(
    old: old, new: new, prunes: prunes, judgesComponents: judgesComponents,
    ordersProperties: audience == .sdk)
  walk.run()
  var builder = ChangeBuilder(walk, audience: audience, date: date)
  let changes = builder.changes()
  return ComparisonResult(
    changes: changes, isComplete: walk.recorder.unreadDifferences == 0,
    diagnostics: old.diagnostics + new.diagnostics,
    material: ComparisonMaterial(walk, builder))
}
