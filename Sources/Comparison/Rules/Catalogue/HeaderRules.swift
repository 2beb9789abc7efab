import APIGraph
import DocumentTree

/// Rules about the headers of responses and of parts of bodies.
let headerRules: [Rule] = [
  Rule(
    "header-removed", "Header removed", .withdraws,
    because: "Who reads the header finds none any more.",
    migration: "Do without the header.",
    when: .headerRemoved { header, _ in [Finding("header '\(header.name)' removed")] }),
  Rule(
    "header-added", "Header added", .extends,
    because: "Who does not know the header does not notice it.",
    migration: "Nothing to do.",
    when: .headerAdded { header, context in
      guard !(header.isRequired && context.isReceived) else { return [] }
      return [Finding("header '\(header.name)' added")]
    }),
  Rule(
    "required-header-added", "Required header added", .narrows,
    because: "Parts of a body, and answers to calls of the API, were understood without the "
      + "header and are refused now.",
    migration: "Send the header.",
    when: .headerAdded { header, context in
      guard header.isRequired, context.isReceived else { return [] }
      return [Finding("required header '\(header.name)' added")]
    }),
  Rule(
    "header-became-required", "Header became required", .narrows, covers: ["required"],
    because: "Messages without the header are no longer possible.",
    migration: "Nothing to do where you read it; send it where you write it.",
    when: .headerChanged { old, new, _ in
      guard !old.isRequired, new.isRequired else { return [] }
      return [
        Finding(
          "header '\(new.name)' is now always there", at: "required", before: .boolean(false),
          after: .boolean(true))
      ]
    }),
  Rule(
    "header-became-optional", "Header became optional", .widens, covers: ["required"],
    because: "Who reads the header may find none.",
    migration: "Be ready for messages without the header.",
    when: .headerChanged { old, new, _ in
      guard old.isRequired, !new.isRequired else { return [] }
      return [
        Finding(
          "header '\(new.name)' may now be missing", at: "required", before: .boolean(true),
          after: .boolean(false))
      ]
    }),
  Rule(
    "header-serialization-changed", "Serialization of a header changed", .replaces,
    covers: ["style", "explode"],
    because: "Values are written otherwise than readers expect.",
    migration: "Read the header in the new way, and write it so where you send it.",
    when: .headerChanged { old, new, context in
      let before = SerializationStyle(old)
      let after = SerializationStyle(new)
      guard before != after else { return [] }
      let shapes = ListValues(WireValue(old), WireValue(new), context.schemas).shapes
      return [
        Finding(
          "header '\(new.name)' is now written as \(after.style)\(after.explodes ? ", exploded" : "")",
          at: before.style != after.style ? "style" : "explode",
          effect: before.writes(shapes, like: after) ? .annotates : nil)
      ]
    }),
  Rule(
    "header-content-changed", "Way to write a header changed", .replaces,
    because: "A value with a media type is written otherwise than one with a schema.",
    migration: "Read the header in the new way, and write it so where you send it.",
    when: .headerChanged { old, new, context in
      guard old.content.isEmpty != new.content.isEmpty else { return [] }
      let isSame = WireValue.plainSchemas(WireValue(old), WireValue(new), context.schemas) != nil
      return [
        Finding(
          "header '\(new.name)' is now written "
            + (new.content.first?.range.spelling ?? "as plain text"),
          effect: isSame ? .annotates : nil)
      ]
    }),
  Rule(
    "header-became-list", "Header became a list", .widens,
    because: "Who reads a single value finds several.",
    migration: "Be ready for several values.",
    when: .headerChanged { old, new, context in
      let lists = ListValues(WireValue(old), WireValue(new), context.schemas)
      return lists.became("header '\(new.name)'").map { [$0] } ?? []
    }),
  Rule(
    "header-no-longer-list", "Header no longer a list", .narrows,
    because: "Several values were possible before and are not now.",
    migration: "Nothing to do where you read it; send a single value where you write it.",
    when: .headerChanged { old, new, context in
      let lists = ListValues(WireValue(old), WireValue(new), context.schemas)
      return lists.ceased("header '\(new.name)'").map { [$0] } ?? []
    }),
  Rule(
    "header-deprecated", "Header deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is still sent, and will go one day.",
    migration: "Plan to do without it.",
    when: .headerChanged { old, new, _ in
      guard old.facts.deprecation == nil, let word = new.facts.deprecation else { return [] }
      return [Finding("header '\(new.name)' is now deprecated", deprecation: word, on: .new)]
    }),
  Rule(
    "header-undeprecated", "Header no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .headerChanged { old, new, _ in
      guard let word = old.facts.deprecation, new.facts.deprecation == nil else { return [] }
      return [Finding("header '\(new.name)' is no longer deprecated", deprecation: word, on: .old)]
    }),
]
