import APIGraph
import SchemaLogic

/// The rules that speak where no other does, so that nothing that differs goes unreported.
let generalRules: [Rule] = [
  Rule(
    "part-unreadable", "Part could not be read", .replaces,
    because: "A part that differs could not be read, so that nobody can say what it means.",
    migration: "Mend the description; the diagnostics say where.",
    when: .unreadPart { part, _ in
      var finding = Finding(
        "\(part.subject) '\(part.text)' could not be read", detail: "\(part.subject) \(part.text)",
        certainty: .undecided, reason: "it could not be read")
      finding.isOneForAllPlaces = true
      return [finding]
    }),
  Rule(
    "schema-narrowed", "Fewer values allowed", .narrows,
    because: "A value that was valid before is refused now.",
    migration: "Look at both versions of the schema, and at the value that is refused.",
    when: .schemaUnexplained { pair, context in
      guard case .refused(let at, let keyword) = pair.problem, context.isReceived else { return [] }
      return [Finding("a value that was accepted is refused now\(by(keyword, at))")]
    }),
  Rule(
    "schema-widened", "More values allowed", .widens,
    because: "A value that was not possible before can arrive now.",
    migration: "Look at both versions of the schema, and at the value that is new.",
    when: .schemaUnexplained { pair, context in
      guard case .refused(let at, let keyword) = pair.problem, !context.isReceived else {
        return []
      }
      return [Finding("a value can arrive that was not possible before\(by(keyword, at))")]
    }),
  Rule(
    "schema-undecided", "Effect not decided", .replaces,
    because: "The change bears on which values are valid, and it could not be told whether they "
      + "are fewer, more or others.",
    migration: "Look at both versions of the schema.",
    when: .schemaUnexplained { pair, _ in
      switch pair.problem {
      case .refused: []
      case .undecided(let reason):
        [
          Finding(
            "whether the same values are valid could not be decided", certainty: .undecided,
            reason: reason)
        ]
      case .keyword(let field):
        [
          Finding(
            "'\(field.name)' changed", at: field, detail: field.name, certainty: .undecided,
            reason: "no rule says what this change of '\(field.name)' does")
        ]
      }
    }),
  Rule(
    "documentation-changed", "Documentation changed", .annotates,
    because: "It describes; no message changes.",
    migration: "Nothing to do.",
    when: .remainingField { _, field, _ in
      guard field.isDocumentation else { return nil }
      return Finding("'\(field.name)' changed", at: field, detail: field.name)
    }),
  Rule(
    "extension-changed", "Extension changed", .annotates,
    because: "Extensions are for tools that know them.",
    migration: "Nothing to do, unless one of your tools reads the extension.",
    when: .remainingField { _, field, _ in
      guard field.isExtension || field.name.contains(".x-") else { return nil }
      return Finding("extension '\(field.name)' changed", at: field, detail: field.name)
    }),
  Rule(
    "field-changed", "Field changed", .annotates,
    because: "The specification gives the field no meaning for messages.",
    migration: "Nothing to do, unless one of your tools reads the field.",
    when: .remainingField { _, field, _ in
      Finding("'\(field.name)' changed", at: field, detail: field.name)
    }),
]

/// The place and the keyword, for messages.
private func by(_ keyword: String, _ at: String) -> String {
  at.isEmpty ? " ('\(keyword)')" : " ('\(keyword)' at \(at))"
}

extension Field {
  /// Whether the field only describes.
  var isDocumentation: Bool {
    switch name {
    case "description", "summary", "title", "examples", "example", "externalDocs", "$comment",
      "pathItem.description", "pathItem.summary", "examples.summary":
      true
    // The names of scopes have rules of their own; what is left are the texts beside them.
    default: name.hasPrefix("flows.") && name.hasSuffix(".scopes")
    }
  }
}
