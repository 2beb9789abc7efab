import APIGraph

/// Answers about schemas of one description, kept by their numbers, which are small and close together.
struct SchemaAnswers {
  private enum Answer: UInt8 {
    case unknown
    case no
    case yes
  }

  private var answers: [Answer] = []

  /// The answer about a schema; `nil` where there is none yet.
  subscript(id: SchemaID) -> Bool? {
    get {
      let index = Int(id.index)
      guard index < answers.count, answers[index] != .unknown else { return nil }
      return answers[index] == .yes
    }
    set {
      let missing = Int(id.index) + 1 - answers.count
      if missing > 0 { answers.append(contentsOf: repeatElement(.unknown, count: missing)) }
      answers[Int(id.index)] = newValue.map { $0 ? .yes : .no } ?? .unknown
    }
  }
}
