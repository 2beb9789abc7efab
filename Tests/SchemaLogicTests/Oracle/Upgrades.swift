import APIGraph
import DocumentTree
import TestSupport

extension JSONValue {
  /// A document in the words of OpenAPI 3.0 in those of 3.1.
  func upgraded() -> JSONValue {
    var document = self
    // Inner places first, so that steps stay right.
    for site in SchemaSite.all(in: self, dialect: .openAPI30).reversed() {
      guard var schema = document.part(at: site.steps[...]), schema.isObject else { continue }
      if let reference = schema["$ref"] {
        let definitions = schema[RandomSchema.definitionsKey]
        schema = .members(["$ref": reference])
        schema[RandomSchema.definitionsKey] = definitions
      } else {
        if schema["nullable"]?.boolean == true, let type = schema["type"] {
          schema["type"] = .array([type, "null".json])
        }
        schema["nullable"] = nil
        for (bound, exclusive): (ExactString, ExactString) in [
          ("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum"),
        ] {
          guard let flag = schema[exclusive]?.boolean else { continue }
          schema[exclusive] = flag ? schema[bound] : nil
          if flag { schema[bound] = nil }
        }
      }
      document = site.isRoot ? schema : document.replacing(at: site.steps[...], with: schema)
    }
    return document
  }
}
