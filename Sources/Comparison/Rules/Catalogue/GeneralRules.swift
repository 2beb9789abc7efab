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
    "schema-undecided", "Effect not decided", .replaces,
    because:
      "The keyword decides what is valid, and whether its change lets less or more in is not known.",
    migration: "Look at both versions of the schema.",
    when: .remainingField { subject, field, _ in
      guard subject == .schema, field.assertsOn != nil else { return nil }
      return Finding(
        "'\(field.name)' changed", at: field, detail: field.name, certainty: .undecided,
        reason: "no rule says what this change of '\(field.name)' does")
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

extension Field {
  /// Whether the field only describes.
  var isDocumentation: Bool {
    switch name {
    case "description", "summary", "title", "examples", "example", "externalDocs", "$comment",
      "pathItem.description", "pathItem.summary", "examples.summary":
      true
    default: false
    }
  }
}
