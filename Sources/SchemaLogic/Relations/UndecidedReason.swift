/// Why it could not be decided whether one schema includes another.
package enum UndecidedReason: Hashable, Sendable {
  /// A regular expression uses what automata cannot express, or is no regular expression.
  case pattern(String, feature: String)
  /// The values of a format are not known well enough.
  case format(String)
  /// The search took more steps than it may.
  case steps
  /// The automata of the patterns took more steps than they may.
  case patternSteps
  /// The shortest string is longer than can be built.
  case stringLength
  /// Values nest deeper than the search goes.
  case depth
  /// Elements that must differ from each other could not be counted.
  case uniqueItems
  /// Arrays are longer than the search goes.
  case arrayLength
  /// Too many patterns for names apply to one object.
  case namePatterns
  /// There are too many ways in which parts of a schema speak of members or elements.
  case unevaluated
  /// Which properties messages leave out depends on too much.
  case omission
  /// A part could not be read; its text.
  case unread(String)
  /// A reference leads back to itself without a value in between.
  case circularReference
  /// Numbers are too large or too many to be looked through.
  case numbers
  /// The spelling of values on the wire could not be compared.
  case spelling
  /// The value that was found did not stand the test. A bug of this program.
  case rejectedWitness
}
