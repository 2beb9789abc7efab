import APIGraph
import DocumentTree

/// The parts of an array, and what applies under a condition.
extension SchemaPairSession {
  /// Pairs elements by position, the tail with the tail.
  mutating func compareElements() {
    let reading = key.reading.ofMembers
    for position in 0..<max(old.prefixItems.count, new.prefixItems.count) {
      let oldPart = position < old.prefixItems.count ? old.prefixItems[position] : old.items
      let newPart = position < new.prefixItems.count ? new.prefixItems[position] : new.items
      descend("items[\(position)]", oldPart, newPart, reading: reading)
    }
    descend("items", old.items, new.items, reading: reading)
    if let oldPart = old.contains, let newPart = new.contains {
      let isMonotone = oldPart.maximum == nil && newPart.maximum == nil
      descend("contains", oldPart.schema, newPart.schema, at: isMonotone ? .positive : .mixed)
    }
    if old.unevaluatedItems != nil, new.unevaluatedItems != nil {
      descend("unevaluatedItems", old.unevaluatedItems, new.unevaluatedItems, at: .mixed)
    }
    descend("contentSchema", old.contentSchema, new.contentSchema)
  }

  /// Pairs `not`, `if`, `then` and `else`. What only one side has is a rule's business.
  mutating func compareConditions() {
    if old.not.count == new.not.count {
      for (oldPart, newPart) in zip(old.not, new.not) {
        descend("not", oldPart, newPart, at: .negative)
      }
    }
    if let oldPart = old.conditional, let newPart = new.conditional {
      descend("if", oldPart.condition, newPart.condition, at: .mixed)
      descend("then", oldPart.consequence, newPart.consequence)
      descend("else", oldPart.alternative, newPart.alternative)
    }
  }
}
