import APIGraph
import SchemaLogic

/// The schemas under `not` that are not on both sides; `allOf` may bring several together, in any order.
struct NegationPairing {
  private(set) var oldLeft: [SchemaID]
  private(set) var newLeft: [SchemaID]

  init(_ old: Schema, _ new: Schema, _ schemas: SchemaPair) {
    let equality = SchemaEquality(schemas.old, schemas.new)
    var remaining = new.not
    oldLeft = old.not.filter { schema in
      guard let position = remaining.firstIndex(where: { equality.areEqual(schema, $0) }) else {
        return true
      }
      remaining.remove(at: position)
      return false
    }
    newLeft = remaining
  }
}
