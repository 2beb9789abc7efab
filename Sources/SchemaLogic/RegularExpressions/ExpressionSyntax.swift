/// The syntax tree of a regular expression, its nodes in one array, parts before wholes.
///
/// Nodes refer to others by index: a tree of any depth is released without recursion.
package struct ExpressionSyntax: Hashable, Sendable {
  /// The nodes.
  package var nodes: [Node] = []

  /// The index of the whole.
  package var root = 0

  /// The number of capturing groups.
  package var groupCount = 0

  /// One part of an expression.
  package enum Node: Hashable, Sendable {
    /// Nothing: matches between any two code points.
    case empty
    /// One code point of a set.
    case characters(CodePointSet)
    /// One after the other.
    case sequence([Int])
    /// One of these, the first preferred.
    case alternatives([Int])
    /// A part again and again; the capturing groups in it forget what they hold at each turn.
    case repetition(Repetition)
    /// A capturing group, numbered from 1.
    case group(Int, number: Int)
    /// What a group holds; one of several that have the same name.
    case backReference([Int])
    /// A condition on the place itself.
    case assertion(Assertion)
    /// A condition on what stands around the place.
    case look(Look)
  }

  /// A quantified part.
  package struct Repetition: Hashable, Sendable {
    package let part: Int
    package let minimum: Int
    /// The greatest number of times; `nil` when there is none.
    package let maximum: Int?
    package let isLazy: Bool
    /// The numbers of the capturing groups in it.
    package let groups: Range<Int>
  }

  /// A look-ahead or look-behind.
  package struct Look: Hashable, Sendable {
    package let part: Int
    package let isBehind: Bool
    package let isNegative: Bool
  }

  /// A condition on the place between two code points.
  package enum Assertion: Hashable, Sendable {
    case start
    case end
    case wordBoundary
    case noWordBoundary
  }
}
