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
}

/// Compares two graphs.
///
/// With `prunes` what cannot differ is left unread; the changes are the same without it. The cost is that of what differs
/// and of what leads there.
///
/// `date` is the day on which it is asked whether announced days have come.
package func compare(
  old: API, new: API, prunes: Bool = true, date: CalendarDate? = nil
) -> ComparisonResult {
  let walk = ComparisonWalk(old: old, new: new, prunes: prunes)
  walk.run()
  let builder = ChangeBuilder(walk, date: date)
  let changes = builder.changes()
  return ComparisonResult(
    changes: changes, isComplete: walk.recorder.unreadDifferences == 0,
    diagnostics: old.diagnostics + new.diagnostics)
}
