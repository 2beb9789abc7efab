package import DocumentTree

/// What is asked of a string: all of it at once.
package struct StringQuery: Hashable, Sendable {
  /// Expressions that must match.
  package var matching: [RegularExpression]
  /// Expressions that must not match.
  package var notMatching: [RegularExpression]
  /// The least number of code points.
  package var minimumLength: Decimal
  /// The greatest number of code points; `nil` when there is none.
  package var maximumLength: Decimal?
  /// Strings that it must not be.
  package var excluded: Set<ExactString>

  package init(
    matching: [RegularExpression] = [], notMatching: [RegularExpression] = [],
    minimumLength: Decimal = Decimal(0), maximumLength: Decimal? = nil,
    excluded: Set<ExactString> = []
  ) {
    self.matching = matching
    self.notMatching = notMatching
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.excluded = excluded
  }

  /// The first of some strings that is not excluded and has an allowed length.
  func first(of samples: [ExactString]) -> ExactString? {
    let lengths = LengthWindow(from: minimumLength, through: maximumLength)
    return samples.first { sample in
      !excluded.contains(sample) && lengths.contains(sample.string.codePointCount)
    }
  }
}

/// The answer to a query for a string.
package enum StringAnswer: Hashable, Sendable {
  /// A short and readable string that fits.
  case word(ExactString)
  /// No string fits: proved.
  case none
  /// It cannot be told.
  case undecided(UndecidedReason)
}

/// Some of the strings that fit a query, the shortest first.
package struct StringList: Hashable, Sendable {
  package var words: [ExactString]
  /// What stands behind them: `none` when they are all, another word when there are more.
  package var next: StringAnswer
}
