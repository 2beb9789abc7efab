import DocumentTree

/// What the documented headers of responses tell of an operation.
extension Lifecycle {
  /// What an operation tells, also by the headers that its responses are said to have.
  ///
  /// A value that a header always has is a promise. An example is one only where the operation itself is deprecated: many
  /// descriptions show the same example everywhere, for the case that the header comes one day.
  package init(_ operation: Operation, _ schemas: SchemaStore) {
    self.init(operation.facts)
    let isDeprecated = deprecation != nil
    for header in operation.responses.flatMap(\.headers) {
      guard let announcement = HeaderAnnouncement(header) else { continue }
      var values = header.fixedValue(schemas).map { [$0] } ?? []
      if isDeprecated { values += header.shownValues }
      let word = Word(field: nil, name: "header \(header.name)", origin: header.origin)
      let date = values.lazy.compactMap { value in
        value.string.flatMap { text in
          Moment(ofHeader: text).map { Date(word: word, text: text, moment: $0) }
        }
      }.first
      switch announcement {
      case .sunset: if let date { noteSunset(date) }
      case .deprecation:
        // Drafts of RFC 9745 knew `true`.
        let isFlag = values.contains { $0 == .boolean(true) || $0 == .text("true") }
        if date != nil || isFlag { noteDeprecation(word) }
        if let date { noteSince(date) }
      }
    }
  }
}
