import APIGraph
import DocumentTree

/// Rules about the document itself.
let descriptionRules: [Rule] = [
  Rule(
    "description-field-changed", "Description of the API changed", .annotates,
    because: "Titles, contacts, tags and the like describe the API; no message changes.",
    migration: "Nothing to do.",
    when: .descriptionChanged { old, new, _ in
      differingFields(old.facts, new.facts).compactMap { field in
        // What tells of a life is for the rules about that.
        if API.tell(old, new, of: field) || LifecycleVocabulary.meaning(of: field) != nil
          || field == "jsonSchemaDialect" && (old.namesUnknownDialect || new.namesUnknownDialect)
        {
          return nil
        }
        return Finding("'\(field.name)' \(presence(old.facts[field], new.facts[field]))", at: field)
      }
    }),
  Rule(
    "default-dialect-changed", "Dialect of the schemas changed", .states(.breaking),
    because: "Nobody knows what keywords mean in a dialect that is not known.",
    migration: "Ask those who made the dialect what it changes.",
    when: .descriptionChanged { old, new, _ in
      let field: Field = "jsonSchemaDialect"
      guard differ(old.facts[field], new.facts[field]),
        old.namesUnknownDialect || new.namesUnknownDialect
      else { return [] }
      return [
        Finding(
          "the dialect of the schemas changed from \(quoted(old.facts[field]?.value)) "
            + "to \(quoted(new.facts[field]?.value))", at: field, certainty: .undecided,
          reason: "what keywords mean in a dialect that is not known cannot be decided")
      ]
    }),
]

extension API {
  /// Whether it names a dialect for its schemas of which nothing is known.
  var namesUnknownDialect: Bool {
    guard let uri = facts.string("jsonSchemaDialect") else { return false }
    if case .unknown = DialectName(uri).standing { return true }
    return false
  }

  /// Whether a field stands for a path item that has operations on a side: what gained its first operation, or lost its
  /// last, is told by rules about operations.
  static func tell(_ old: API, _ new: API, of field: Field) -> Bool {
    old.hasOperations(at: field) || new.hasOperations(at: field)
  }

  private func hasOperations(at field: Field) -> Bool {
    if field.name.utf8.starts(with: "paths.".utf8) {
      return paths.indices.contains { position in
        paths.path(at: position).map { field.name == "paths.\($0)" } ?? false
      }
    }
    return webhooks.contains { heading in
      if case .webhook(let name) = heading.place { field.name == "webhooks.\(name)" } else { false }
    }
  }
}

/// How a fact came, went or changed, for messages.
func presence(_ old: Fact?, _ new: Fact?) -> String {
  switch (old, new) {
  case (nil, _): "added"
  case (_, nil): "removed"
  default: "changed"
  }
}

/// A value for messages: compact JSON, cut where it gets long.
func quoted(_ value: JSONValue?) -> String {
  guard let value else { return "nothing" }
  let text = value.compactText
  return text.unicodeScalars.count <= 60 ? text : "\(String(text.prefix(57)))…"
}

/// A few names for messages: all of them, or the first with a count of the rest.
func listed(_ names: [String]) -> String {
  let shown = names.prefix(8).joined(separator: ", ")
  return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
}
