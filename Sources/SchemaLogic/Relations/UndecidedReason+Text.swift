extension UndecidedReason {
  /// The reason for people.
  package var text: String { "\(self)" }
}
