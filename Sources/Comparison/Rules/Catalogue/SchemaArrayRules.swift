import APIGraph
import DocumentTree

/// Rules about the elements of arrays.
let schemaArrayRules: [Rule] = [
  Rule(
    "unique-items-required", "Items must be unique", .narrows, covers: ["uniqueItems"],
    because: "Lists with equal items were valid before and are not now.",
    migration: "Send each item once.",
    when: .schemaChanged { old, new, _ in
      guard !old.hasUniqueItems, new.hasUniqueItems else { return [] }
      return [Finding("items must be unique now", at: "uniqueItems")]
    }),
  Rule(
    "unique-items-no-longer-required", "Items need not be unique", .widens, covers: ["uniqueItems"],
    because: "Readers meet lists with equal items.",
    migration: "Be ready for equal items.",
    when: .schemaChanged { old, new, _ in
      guard old.hasUniqueItems, !new.hasUniqueItems else { return [] }
      return [Finding("items need not be unique any more", at: "uniqueItems")]
    }),
  Rule(
    "contains-added", "Certain item required", .narrows,
    because: "Lists without such items were valid before and are not now.",
    migration: "Send such an item in every list.",
    when: .schemaChanged { old, new, context in
      guard old.contains == nil, let part = new.contains else { return [] }
      return [
        Finding(
          "'contains' set", new: context.schemas.new.site(of: part.schema),
          concern: .applicator("contains"))
      ]
    }),
  Rule(
    "contains-removed", "Certain item no longer required", .widens,
    because: "Readers meet lists without such items.",
    migration: "Be ready for lists without such items.",
    when: .schemaChanged { old, new, context in
      guard let part = old.contains, new.contains == nil else { return [] }
      return [
        Finding(
          "'contains' removed", old: context.schemas.old.site(of: part.schema),
          concern: .applicator("contains"))
      ]
    }),
  Rule(
    "unevaluated-items-restricted", "Unevaluated items restricted", .narrows,
    because: "Lists with items that nothing else speaks of were valid before.",
    migration: "Send only items that the schema speaks of.",
    when: .schemaChanged { old, new, _ in
      guard old.unevaluatedItems == nil, new.unevaluatedItems != nil else { return [] }
      return [Finding("'unevaluatedItems' set")]
    }),
  Rule(
    "unevaluated-items-unrestricted", "Unevaluated items no longer restricted", .widens,
    because: "Readers meet items that nothing speaks of.",
    migration: "Be ready for further items.",
    when: .schemaChanged { old, new, _ in
      guard old.unevaluatedItems != nil, new.unevaluatedItems == nil else { return [] }
      return [Finding("'unevaluatedItems' removed")]
    }),
]
