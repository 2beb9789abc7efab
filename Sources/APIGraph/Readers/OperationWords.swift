import DocumentTree

/// A key of operations and their parts, as the one element of a set, so that a key is allowed where a set has it.
struct OperationWords: OptionSet, Sendable {
  let rawValue: UInt64

  // Fields that are plain facts.
  static let summary = OperationWords(rawValue: 1 << 0)
  static let description = OperationWords(rawValue: 1 << 1)
  static let operationID = OperationWords(rawValue: 1 << 2)
  static let tags = OperationWords(rawValue: 1 << 3)
  static let externalDocs = OperationWords(rawValue: 1 << 4)
  static let contentType = OperationWords(rawValue: 1 << 5)
  static let operationRef = OperationWords(rawValue: 1 << 6)
  static let server = OperationWords(rawValue: 1 << 7)

  // Truth values.
  static let deprecated = OperationWords(rawValue: 1 << 8)
  static let allowReserved = OperationWords(rawValue: 1 << 9)
  static let allowEmptyValue = OperationWords(rawValue: 1 << 10)
  static let required = OperationWords(rawValue: 1 << 11)
  static let explode = OperationWords(rawValue: 1 << 12)

  // Fields with a structure of their own.
  static let parameters = OperationWords(rawValue: 1 << 16)
  static let requestBody = OperationWords(rawValue: 1 << 17)
  static let responses = OperationWords(rawValue: 1 << 18)
  static let callbacks = OperationWords(rawValue: 1 << 19)
  static let security = OperationWords(rawValue: 1 << 20)
  static let servers = OperationWords(rawValue: 1 << 21)
  static let name = OperationWords(rawValue: 1 << 22)
  static let location = OperationWords(rawValue: 1 << 23)
  static let style = OperationWords(rawValue: 1 << 24)
  static let schema = OperationWords(rawValue: 1 << 25)
  static let itemSchema = OperationWords(rawValue: 1 << 26)
  static let content = OperationWords(rawValue: 1 << 27)
  static let example = OperationWords(rawValue: 1 << 28)
  static let examples = OperationWords(rawValue: 1 << 29)
  static let encoding = OperationWords(rawValue: 1 << 30)
  static let prefixEncoding = OperationWords(rawValue: 1 << 31)
  static let itemEncoding = OperationWords(rawValue: 1 << 32)
  static let headers = OperationWords(rawValue: 1 << 33)
  static let links = OperationWords(rawValue: 1 << 34)
  static let reference = OperationWords(rawValue: 1 << 35)
  /// A fixed field of a path item that holds an operation in every version.
  static let method = OperationWords(rawValue: 1 << 36)

  /// An extension that says nothing about the life of what it stands at.
  static let plainExtension = OperationWords(rawValue: 1 << 40)
  /// Anything else.
  static let other = OperationWords(rawValue: 1 << 41)

  /// The words by their spelling.
  private static let spellings: [(text: String, word: OperationWords)] = [
    ("summary", summary), ("description", description), ("operationId", operationID),
    ("tags", tags), ("externalDocs", externalDocs), ("contentType", contentType),
    ("operationRef", operationRef), ("server", server), ("deprecated", deprecated),
    ("allowReserved", allowReserved), ("allowEmptyValue", allowEmptyValue),
    ("required", required), ("explode", explode), ("parameters", parameters),
    ("requestBody", requestBody), ("responses", responses), ("callbacks", callbacks),
    ("security", security), ("servers", servers), ("name", name), ("in", location),
    ("style", style),
    ("schema", schema), ("itemSchema", itemSchema), ("content", content), ("example", example),
    ("examples", examples), ("encoding", encoding), ("prefixEncoding", prefixEncoding),
    ("itemEncoding", itemEncoding), ("headers", headers), ("links", links), ("$ref", reference),
    ("get", method), ("put", method), ("post", method), ("delete", method), ("options", method),
    ("head", method), ("patch", method), ("trace", method),
  ]

  /// The words of a document by the numbers of its keys; empty where nobody has looked yet.
  static func table(_ keys: KeyTable) -> [OperationWords] {
    var table = [OperationWords](repeating: [], count: keys.count)
    for (text, word) in spellings {
      if let key = keys.id(of: text) { table[Int(key)] = word }
    }
    return table
  }
}

extension OperationWords {
  /// The word of a key that is none of those that are known.
  init(further text: String) {
    let isPlain =
      text.utf8.starts(with: "x-".utf8) && LifecycleVocabulary.meaning(of: Field(text)) == nil
    self = isPlain ? .plainExtension : .other
  }
}
