import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about `type` and null.
let schemaTypeRules: [Rule] = [
  Rule(
    "schema-forbidden", "Every value forbidden", .narrows,
    because: "No value is valid any more.",
    migration: "Leave the value out.",
    when: .schemaPossibilityChanged { _, new, _ in
      guard new.isImpossible else { return [] }
      return [Finding("no value is allowed any more")]
    }),
  Rule(
    "schema-allowed", "Values allowed", .widens,
    because: "Values are possible where none were.",
    migration: "Be ready for a value.",
    when: .schemaPossibilityChanged { old, _, _ in
      guard old.isImpossible else { return [] }
      return [Finding("values are allowed now")]
    }),
  Rule(
    "type-narrowed", "Fewer types", .narrows, covers: ["type"],
    because: "Values of the types that are gone were valid before and are not now.",
    migration: "Send values of the types that are left.",
    when: .schemaChanged { old, new, context in
      typeFinding(old, new, context, .narrower)
    }),
  Rule(
    "type-widened", "More types", .widens, covers: ["type"],
    because: "Values of types that readers do not expect can arrive.",
    migration: "Be ready for values of the new types.",
    when: .schemaChanged { old, new, context in
      typeFinding(old, new, context, .wider)
    }),
  Rule(
    "type-changed", "Type changed", .replaces, covers: ["type"],
    because: "Values of the old type are not valid any more, and values of another type are.",
    migration: "Convert the value.",
    when: .schemaChanged { old, new, context in
      typeFinding(old, new, context, .overlapping)
    }),
  Rule(
    "type-respelled", "Type written otherwise", .annotates, covers: ["type"],
    because: "The same values are valid.",
    migration: "Nothing to do.",
    when: .schemaChanged { old, new, context in
      typeFinding(old, new, context, .equal)
    }),
  Rule(
    "null-forbidden", "Null forbidden", .narrows, covers: ["type", "enum"],
    because: "Null was valid before and is not now.",
    migration: "Leave the value out, or send another than null.",
    when: .schemaChanged { old, new, context in
      guard old.allowsNull, !new.allowsNull,
        old.types != nil || old.enumeration != nil,
        !isReplaced(old, new, context)
      else {
        return []
      }
      return [
        Finding(
          "null is no longer allowed", at: nullField(old, new), detail: "null",
          effect: context.spelling.spellsNull ? nil : .annotates)
      ]
    }),
  Rule(
    "null-allowed", "Null allowed", .widens, covers: ["type", "enum"],
    because: "Readers that expect a value can find null.",
    migration: "Be ready for null.",
    when: .schemaChanged { old, new, context in
      guard !old.allowsNull, new.allowsNull,
        new.types != nil || new.enumeration != nil,
        !isReplaced(old, new, context)
      else {
        return []
      }
      return [
        Finding(
          "null is now allowed", at: nullField(old, new), detail: "null",
          effect: context.spelling.spellsNull ? nil : .annotates)
      ]
    }),
  Rule(
    "nullable-without-type-changed", "'nullable' without 'type' changed", .replaces,
    covers: ["nullable"],
    because: "By OpenAPI 3.0.3 'nullable' has no effect without 'type', but null is often meant.",
    migration: "Be ready for null where it was added; do not send it where it was removed.",
    when: .schemaChanged { old, new, _ in
      let before = old.facts.isTrue("nullable")
      let after = new.facts.isTrue("nullable")
      guard before != after else { return [] }
      return [
        Finding(
          "'nullable' \(after ? "added" : "removed") where no 'type' stands", at: "nullable",
          effect: after ? .widens : .narrows, certainty: .presumed,
          reason:
            "'nullable' without 'type' has no effect by OpenAPI 3.0.3, but null is often meant"
        ).beyondSchemas
      ]
    }),
]

extension Schema {
  /// Whether null passes `type` and `enum`.
  var allowsNull: Bool {
    effectiveTypes.contains(.null) && (enumeration?.contains(.null) ?? true)
  }

  /// The types that values can have by `type` and `enum`, null left to rules of its own.
  func valueTypes(_ spelling: Spelling) -> JSONTypes {
    var types = effectiveTypes
    // A text of which nothing is said is a single value.
    if spelling == .wire, self.types == nil { types.subtract(.containers) }
    if let values = enumeration {
      let listed = values.compactMap(ScalarAssertions.types).reduce(into: JSONTypes()) { all, one in
        all.formUnion(one)
      }
      types.formIntersection(listed)
    }
    // A text in a URL, header or element has no type: what any string may be, a number or boolean may be too.
    if !spelling.spellsTypes, types.contains(.string), enumeration == nil {
      types.formUnion([.number, .boolean])
    }
    return types
  }
}

/// The keyword by which null came or went.
private func nullField(_ old: Schema, _ new: Schema) -> Field {
  differ(old.facts["type"], new.facts["type"]) ? "type" : "enum"
}

/// Whether the types are others, null aside, so that null is a small part of the change.
private func isReplaced(_ old: Schema, _ new: Schema, _ context: Context) -> Bool {
  relationOfTypes(old, new, context) == .overlapping
    && differ(old.facts["type"], new.facts["type"])
}

/// How the types of values lie to each other. Null counts only where one side says nothing of types.
private func relationOfTypes(_ old: Schema, _ new: Schema, _ context: Context) -> Relation {
  var before = old.valueTypes(context.spelling)
  var after = new.valueTypes(context.spelling)
  if old.types != nil, new.types != nil || !context.spelling.spellsNull { before.remove(.null) }
  if new.types != nil, old.types != nil || !context.spelling.spellsNull { after.remove(.null) }
  return Relation(oldInNew: before.isSubset(of: after), newInOld: after.isSubset(of: before))
}

private func typeFinding(
  _ old: Schema, _ new: Schema, _ context: Context, _ wanted: Relation
) -> [Finding] {
  let relation = relationOfTypes(old, new, context)
  guard relation == wanted, differ(old.facts["type"], new.facts["type"]) else { return [] }
  let isOnlyNull = (old.types ?? .all).symmetricDifference(new.types ?? .all) == .null
  // A change of null alone is told by the rules about null.
  if relation == .equal, isOnlyNull, wanted == .equal,
    old.allowsNull != new.allowsNull
  {
    return []
  }
  return [
    Finding("type changed from \(typeText(old.types)) to \(typeText(new.types))", at: "type")
  ]
}

/// The types for messages.
private func typeText(_ types: JSONTypes?) -> String {
  guard let types else { return "any type" }
  // Parts of `allOf` may exclude each other.
  return types.isEmpty ? "no type" : types.names.joined(separator: " or ")
}
