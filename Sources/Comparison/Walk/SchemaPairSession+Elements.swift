import APIGraph
import DocumentTree
import SchemaLogic

/// The parts of an array, and what applies under a condition.
extension SchemaPairSession {
  /// Pairs elements by position, the tail with the tail.
  mutating func compareElements(at position: Position) {
    let spelling = key.spelling.ofMembers
    for index in 0..<max(old.prefixItems.count, new.prefixItems.count) {
      let oldPart = index < old.prefixItems.count ? old.prefixItems[index] : old.items
      let newPart = index < new.prefixItems.count ? new.prefixItems[index] : new.items
      descend(
        PartStep("items[\(index)]", .element(index)), oldPart, newPart, at: position,
        spelling: spelling)
    }
    descend(
      .elements(behind: max(old.prefixItems.count, new.prefixItems.count)), old.items, new.items,
      at: position, spelling: spelling)
    if let oldPart = old.contains, let newPart = new.contains {
      let isMonotone = oldPart.maximum == nil && newPart.maximum == nil
      descend(
        PartStep("contains", .element(0)), oldPart.schema, newPart.schema,
        at: position.containing(isMonotone ? .positive : .mixed))
    }
    if old.unevaluatedItems != nil, new.unevaluatedItems != nil {
      descend(
        PartStep("unevaluatedItems", .elsewhere), old.unevaluatedItems, new.unevaluatedItems,
        at: position.containing(evaluateSameElements ? .positive : .mixed))
    }
    // What a text holds is no part of what is valid, and is judged by itself.
    descend(
      PartStep("contentSchema", .elsewhere), old.contentSchema, new.contentSchema,
      spelling: spellingOfContent, settlement: .open)
  }

  /// Whether the same elements are plainly left to `unevaluatedItems` on both sides, as to `items` they would be.
  private var evaluateSameElements: Bool {
    [old, new].allSatisfy {
      $0.items == nil && $0.contains == nil && $0.appliesNothingInPlace
    } && old.prefixItems.count == new.prefixItems.count
  }

  /// How what a text holds is written, wherever the text stands (JSON Schema 2020-12 validation §8.5).
  private var spellingOfContent: Spelling {
    new.facts.string("contentMediaType").map { Spelling(of: MediaRange($0)) } ?? .json
  }

  /// Pairs `not`, `if`, `then` and `else`. What only one side has is a rule's business.
  mutating func compareConditions() {
    let negations = NegationPairing(old, new, comparer.schemas)
    // What is excluded is the same, so that only its description is left to look at.
    for pair in negations.matched {
      descend(PartStep("not", .inPlace), pair.old, pair.new, at: .ignored)
    }
    if negations.oldLeft.count == 1, negations.newLeft.count == 1 {
      descend(PartStep("not", .inPlace), negations.oldLeft[0], negations.newLeft[0], at: .negative)
    }
    if let oldPart = old.conditional, let newPart = new.conditional {
      descend(PartStep("if", .inPlace), oldPart.condition, newPart.condition, at: .mixed)
      descend(PartStep("then", .inPlace), oldPart.consequence, newPart.consequence)
      descend(PartStep("else", .inPlace), oldPart.alternative, newPart.alternative)
    }
  }
}
