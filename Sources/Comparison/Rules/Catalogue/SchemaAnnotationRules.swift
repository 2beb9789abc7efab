import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about what schemas say beside assertions.
let schemaAnnotationRules: [Rule] = [
  Rule(
    "default-changed", "Default changed", .withdraws, covers: ["default"],
    because: "Callers who leave the value out get another one than before. In what the API sends, "
      + "a default is a remark.",
    migration: "Send the old default yourself.",
    when: .schemaChanged { old, new, context in
      guard let before = old.facts["default"], let after = new.facts["default"],
        !before.hasSameValue(as: after)
      else { return [] }
      return [
        Finding(
          "default changed from \(quoted(before.value)) to \(quoted(after.value))", at: "default",
          effect: context.isReceived && !context.isAlwaysPresent ? nil : .annotates)
      ]
    }),
  Rule(
    "default-removed", "Default removed", .withdraws, covers: ["default"],
    because: "What callers get who leave the value out is not promised any more. In what the API "
      + "sends, a default is a remark.",
    migration: "Send the old default yourself.",
    when: .schemaChanged { old, new, context in
      guard let before = old.facts["default"], new.facts["default"] == nil else { return [] }
      return [
        Finding(
          "default \(quoted(before.value)) removed", at: "default",
          effect: context.isReceived && !context.isAlwaysPresent ? nil : .annotates)
      ]
    }),
  Rule(
    "default-added", "Default added", .annotates, covers: ["default"],
    because: "It tells what happens when the value is left out, which was not told before.",
    migration: "Nothing to do.",
    when: .schemaChanged { old, new, _ in
      guard old.facts["default"] == nil, let after = new.facts["default"] else { return [] }
      return [Finding("default \(quoted(after.value)) added", at: "default")]
    }),
  Rule(
    "extensible-enum-value-removed", "Value of an extensible enumeration removed", .narrows,
    covers: ["x-extensible-enum"],
    because: "Receivers that knew the value may not know it any more.",
    migration: "Stop sending the value.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.facts["x-extensible-enum"]?.values else { return [] }
      let after = new.facts["x-extensible-enum"]?.values
      let gone = after.map { after in before.filter { !after.contains($0) } } ?? []
      guard !gone.isEmpty else { return [] }
      return [
        Finding(
          "no longer listed: \(listed(gone.map(\.compactText)))", at: "x-extensible-enum",
          certainty: .presumed, reason: "the extension lists known values and allows others"
        ).beyondSchemas
      ]
    }),
  Rule(
    "extensible-enum-value-added", "Value of an extensible enumeration added", .extends,
    covers: ["x-extensible-enum"],
    because:
      "Readers of an extensible enumeration are told to expect values that they do not know.",
    migration: "Treat the new value where it matters.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.facts["x-extensible-enum"]?.values,
        let after = new.facts["x-extensible-enum"]?.values
      else { return [] }
      let come = after.filter { !before.contains($0) }
      guard !come.isEmpty else { return [] }
      return [
        Finding("now listed: \(listed(come.map(\.compactText)))", at: "x-extensible-enum")
      ]
    }),
  Rule(
    "schema-deprecated", "Schema deprecated", .annotates, covers: LifecycleVocabulary.deprecation,
    because: "It still works, and will go one day.",
    migration: "Plan to do without it.",
    when: .schemaChanged { old, new, context in
      guard !context.isOfOneProperty, old.facts.deprecation == nil,
        let word = new.facts.deprecation
      else { return [] }
      return [Finding("now deprecated", deprecation: word, on: .new)]
    }),
  Rule(
    "schema-undeprecated", "Schema no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .schemaChanged { old, new, context in
      guard !context.isOfOneProperty, let word = old.facts.deprecation,
        new.facts.deprecation == nil
      else { return [] }
      return [Finding("no longer deprecated", deprecation: word, on: .old)]
    }),
  Rule(
    "property-deprecated", "Property deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It still works, and will go one day.",
    migration: "Plan to do without it.",
    when: .propertyChanged { pair, _ in
      guard pair.isOwn, pair.oldSchema.facts.deprecation == nil,
        let word = pair.newSchema.facts.deprecation
      else { return [] }
      return [Finding("property '\(pair.name)' is now deprecated", deprecation: word, on: .new)]
    }),
  Rule(
    "property-undeprecated", "Property no longer deprecated", .annotates,
    covers: LifecycleVocabulary.deprecation,
    because: "It is there to stay.",
    migration: "Nothing to do.",
    when: .propertyChanged { pair, _ in
      guard pair.isOwn, let word = pair.oldSchema.facts.deprecation,
        pair.newSchema.facts.deprecation == nil
      else { return [] }
      return [
        Finding("property '\(pair.name)' is no longer deprecated", deprecation: word, on: .old)
      ]
    }),
  Rule(
    "collection-format-changed", "Format of a list inside a list changed", .replaces,
    covers: ["collectionFormat"],
    because: "Lists that are written in the old way are read otherwise.",
    migration: "Write the inner list in the new way.",
    when: .schemaChanged { old, new, _ in
      guard differ(old.facts["collectionFormat"], new.facts["collectionFormat"]) else { return [] }
      return [
        Finding(
          "'collectionFormat' changed from \(quoted(old.facts["collectionFormat"]?.value)) "
            + "to \(quoted(new.facts["collectionFormat"]?.value))", at: "collectionFormat"
        ).beyondSchemas
      ]
    }),
  Rule(
    "form-field-empty-value-changed", "Empty value of a form field allowed or forbidden", .replaces,
    covers: ["allowEmptyValue"],
    because: "A field without a value is understood on one side only.",
    migration: "Send a value.",
    when: .schemaChanged { old, new, _ in
      let before = old.facts.isTrue("allowEmptyValue")
      let after = new.facts.isTrue("allowEmptyValue")
      guard before != after else { return [] }
      return [
        Finding(
          "the field may \(after ? "now" : "no longer") be empty", at: "allowEmptyValue",
          effect: after ? .widens : .narrows
        ).beyondSchemas
      ]
    }),
  Rule(
    "xml-changed", "XML names changed", .replaces, covers: ["xml"],
    because: "In XML the element or attribute is another one.",
    migration: "Write and read the new XML names.",
    when: .schemaChanged { old, new, context in
      guard differ(old.facts["xml"], new.facts["xml"]), !context.isMember else { return [] }
      let before = XMLWriting(old, name: nil)
      let after = XMLWriting(new, name: nil)
      let matters = context.spelling == .xml && before != after
      let isDefault = matters && before.differsInDefaultName(from: after)
      return [
        Finding(
          "'xml' \(presence(old.facts["xml"], new.facts["xml"]))", at: "xml",
          effect: matters ? nil : .annotates, certainty: isDefault ? .presumed : nil,
          reason: isDefault ? "the name may be the one that was the default" : nil
        ).beyondSchemas
      ]
    }),
  Rule(
    "property-xml-changed", "XML names of a property changed", .replaces, covers: ["xml"],
    because: "In XML the element or attribute is another one.",
    migration: "Write and read the new XML names.",
    when: .propertyChanged { pair, context in
      let (old, new) = (pair.oldSchema, pair.newSchema)
      guard differ(old.facts["xml"], new.facts["xml"]) else { return [] }
      let isSame = XMLWriting(old, name: pair.name) == XMLWriting(new, name: pair.name)
      return [
        Finding(
          "'xml' of property '\(pair.name)' \(presence(old.facts["xml"], new.facts["xml"]))",
          at: "xml", effect: context.spelling == .xml && !isSame ? nil : .annotates
        ).beyondSchemas
      ]
    }),
]
