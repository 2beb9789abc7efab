import APIGraph
import SchemaLogic

/// The schemas under `not` of both sides; `allOf` may bring several together, in any order.
struct NegationPairing {
  /// Those that exclude the same on both sides, described perhaps in other words.
  private(set) var matched: [(old: SchemaID, new: SchemaID)] = []
  private(set) var oldLeft: [SchemaID]
  private(set) var newLeft: [SchemaID]

  init(_ old: Schema, _ new: Schema, _ schemas: SchemaPair) {
    guard !old.not.isEmpty, !new.not.isEmpty else {
      (oldLeft, newLeft) = (old.not, new.not)
      return
    }
    let equality = SchemaEquality(schemas.old, schemas.new)
    var remaining = new.not
    var matched: [(old: SchemaID, new: SchemaID)] = []
    oldLeft = old.not.filter { schema in
      guard let position = remaining.firstIndex(where: { equality.areEqual(schema, $0) }) else {
        return true
      }
      matched.append((schema, remaining.remove(at: position)))
      return false
    }
    newLeft = remaining
    self.matched = matched
  }
}
