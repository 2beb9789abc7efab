package import DocumentTree

/// Finds the properties of a schema by their names: looks through them at first, and by an index where it is asked often.
package struct PropertyFinder {
  private let properties: [Schema.Property]
  private var index: [ExactString: Schema.Property]?
  private var questions = 0

  /// So few properties are always looked through.
  private static let fewProperties = 8
  /// An index takes about as long as so many questions.
  private static let unindexedQuestions = 12

  /// A finder for the properties of a schema.
  package init(_ schema: Schema) { properties = schema.properties }

  /// The property with a name.
  package mutating func property(_ name: ExactString) -> Schema.Property? {
    if let index { return index[name] }
    questions += 1
    guard properties.count > Self.fewProperties, questions > Self.unindexedQuestions else {
      return properties.first { $0.name == name }
    }
    let made = Dictionary(
      properties.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    index = made
    return made[name]
  }
}
