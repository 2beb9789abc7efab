import APIGraph
import DocumentTree

/// The schemas and regular expressions that a validator has made ready.
final class ValidationCache {
  private let store: SchemaStore
  private let reading: SchemaReading
  /// Those that have been asked for.
  private var schemas: [PreparedSchema] = []
  private var positions = SchemaPositions()
  private var expressions: [ExactString: PreparedExpression] = [:]
  /// Whether any of so many documents has the flag by which properties are left out.
  private var mentioned: (isTrue: Bool, documents: Int)?

  init(_ store: SchemaStore, reading: SchemaReading) {
    self.store = store
    self.reading = reading
  }

  /// Whether any document has the flag by which properties are left out; few have.
  var mentionsOmission: Bool {
    guard let flag = reading.omission.flag else { return false }
    let count = store.documents.documents.count
    if let mentioned, mentioned.documents == count { return mentioned.isTrue }
    let answer = store.documents.mention(flag)
    mentioned = (answer, count)
    return answer
  }

  /// The schema `false`.
  var nothing: SchemaID { store.nothing }

  /// The schema, ready to judge by.
  func schema(_ id: SchemaID) -> PreparedSchema {
    if let position = positions[id] { return schemas[position] }
    let schema = PreparedSchema(store.schema(id), store: store, reading: reading, cache: self)
    positions.note(schemas.count, of: id)
    schemas.append(schema)
    return schema
  }

  /// The regular expression with this text.
  func expression(_ pattern: String) -> PreparedExpression {
    let key = ExactString(pattern)
    if let expression = expressions[key] { return expression }
    let expression = PreparedExpression(pattern)
    expressions[key] = expression
    return expression
  }
}

/// A regular expression that has been parsed once, or found to be none.
struct PreparedExpression {
  private let pattern: String
  private let expression: RegularExpression?

  init(_ pattern: String) {
    self.pattern = pattern
    expression = RegularExpression(pattern)
  }

  /// Whether it matches somewhere in a text.
  func matches(_ text: String) -> Match {
    guard let expression else {
      return .unknown(.pattern(pattern, feature: "no regular expression"))
    }
    guard let isMatch = expression.matches(text) else {
      return .unknown(expression.undecidedReason)
    }
    return isMatch ? .yes : .no
  }

  /// The answer to whether an expression matches.
  enum Match {
    case yes, no
    case unknown(UndecidedReason)
  }
}
