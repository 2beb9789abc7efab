/// Nodes of an arena that were taken over: all that is below one container.
///
/// The same nodes stand side by side in the arena of the earlier version.
struct ReusedNodes {
  /// The first of them.
  let first: Int

  /// The first in the arena of the earlier version.
  let earlierFirst: Int

  /// The number of nodes.
  let count: Int

  /// How many of them are the children of the container, which stands elsewhere.
  let childCount: Int
}
