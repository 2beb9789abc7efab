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
      descend("items[\(index)]", oldPart, newPart, at: position, spelling: spelling)
    }
    descend("items", old.items, new.items, at: position, spelling: spelling)
    if let oldPart = old.contains, let newPart = new.contains {
      let isMonotone = oldPart.maximum == nil && newPart.maximum == nil
      descend(
        "contains", oldPart.schema, newPart.schema,
        at: position.containing(isMonotone ? .positive : .mixed))
    }
    if old.unevaluatedItems != nil, new.unevaluatedItems != nil {
      descend(
        "unevaluatedItems", old.unevaluatedItems, new.unevaluatedItems,
        at: position.containing(.mixed))
    }
    descend("contentSchema", old.contentSchema, new.contentSchema)
  }

  /// Pairs `not`, `if`, `then` and `else`. What only one side has is a rule's business.
  mutating func compareConditions() {
    let negations = NegationPairing(old, new, comparer.schemas)
    if negations.oldLeft.count == 1, negations.newLeft.count == 1 {
      descend("not", negations.oldLeft[0], negations.newLeft[0], at: .negative)
    }
    if let oldPart = old.conditional, let newPart = new.conditional {
      descend("if", oldPart.condition, newPart.condition, at: .mixed, isInPlace: true)
      descend("then", oldPart.consequence, newPart.consequence, isInPlace: true)
      descend("else", oldPart.alternative, newPart.alternative, isInPlace: true)
    }
  }
}
