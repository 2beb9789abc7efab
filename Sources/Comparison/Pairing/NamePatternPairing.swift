import APIGraph
import DocumentTree
import SchemaLogic

/// The one pattern of `patternProperties` that was exchanged for another, where nothing else about those members changed.
struct NamePatternPairing {
  let old: Schema.PatternProperty
  let new: Schema.PatternProperty

  /// `nil` where more or less changed.
  init?(_ old: Schema, _ new: Schema, _ schemas: SchemaPair) {
    guard !old.patternProperties.isEmpty, !new.patternProperties.isEmpty else { return nil }
    let gone = old.patternProperties.filter { part in
      !new.patternProperties.contains { $0.pattern == part.pattern }
    }
    let come = new.patternProperties.filter { part in
      !old.patternProperties.contains { $0.pattern == part.pattern }
    }
    guard gone.count == 1, come.count == 1,
      SchemaEquality(schemas.old, schemas.new).areEqual(gone[0].schema, come[0].schema)
    else { return nil }
    self.old = gone[0]
    self.new = come[0]
  }
}
