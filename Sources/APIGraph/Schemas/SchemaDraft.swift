import DocumentTree

/// A schema whose own keywords have been read, while the schemas that are to be merged into it have not.
struct SchemaDraft {
  /// The typed members; `facts` holds annotations and what could not be understood.
  var schema: SchemaContents
  /// Where the assertions of `schema` were written.
  var origins = KeywordOrigins()
  /// What is to be merged, in the order of the source.
  var parts: [Part] = []

  /// A schema that is to be merged into the draft.
  struct Part {
    let branch: Schema.Branch
    /// Set for the one branch that a choice has beside null; the choice, for the case that folding is not exact.
    var choice: Choice?
    /// The part leads back to the schema that it is a part of.
    var isCyclic = false

    init(_ branch: Schema.Branch, choice: Choice? = nil) {
      self.branch = branch
      self.choice = choice
    }
  }

  /// An `anyOf` or `oneOf` as it was written.
  struct Choice {
    let isExclusive: Bool
    let branches: [Schema.Branch]
  }
}

/// Where keywords were written.
struct KeywordOrigins {
  private var entries: [(keyword: Keyword, origin: Origin)] = []

  /// The place of a keyword's value.
  subscript(keyword: Keyword) -> Origin? {
    get {
      for entry in entries where entry.keyword == keyword { return entry.origin }
      return nil
    }
    set {
      if let index = entries.firstIndex(where: { $0.keyword == keyword }) {
        entries.remove(at: index)
      }
      if let newValue { entries.append((keyword, newValue)) }
    }
  }
}
