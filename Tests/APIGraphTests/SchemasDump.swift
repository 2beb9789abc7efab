import APIGraph
import DocumentTree

/// Everything that a schema says, as text that does not depend on where or in which order it was written.
struct SchemaDump {
  let store: SchemaStore
  /// Whether words for people are part of it.
  var hasAnnotations = true

  /// The text of a schema; identifiers are unfolded so many levels deep.
  func text(_ id: SchemaID, depth: Int) -> String {
    if depth == 0 { return "…" }
    let schema = store.schema(id)
    if let text = schema.opaqueText { return "opaque(\(text))" }
    var lines: [String] = schema.isNever ? ["never"] : []
    for field in Set(schema.facts.fields).sorted() where hasAnnotations || isAssertion(field) {
      let values = schema.facts.all(field).map(\.value.compactText).sorted()
      lines.append("\(field.name)=\(values.joined(separator: "&"))")
    }
    lines += typed(schema)
    lines += applicators(schema, depth: depth - 1)
    return "{" + lines.joined(separator: ";") + "}"
  }

  private func isAssertion(_ field: Field) -> Bool {
    !["title", "description", "default", "examples", "deprecated", "readOnly"].contains(field.name)
  }

  /// The typed members, which must say what the facts say.
  private func typed(_ schema: Schema) -> [String] {
    [
      schema.types.map { "types:\($0.rawValue)" },
      schema.enumeration.map { "values:\($0.map(\.compactText))" },
      schema.minimum.map { "min:\($0.value)\($0.isExclusive ? "!" : "")" },
      schema.maximum.map { "max:\($0.value)\($0.isExclusive ? "!" : "")" },
      schema.patterns.isEmpty ? nil : "patterns:\(schema.patterns)",
      schema.required.isEmpty ? nil : "required:\(schema.required.sorted())",
    ].compactMap(\.self)
  }

  private func applicators(_ schema: Schema, depth: Int) -> [String] {
    var lines: [String] = []
    func one(_ name: String, _ id: SchemaID?) {
      if let id { lines.append("\(name):\(text(id, depth: depth))") }
    }
    func branches(_ name: String, _ branches: [Schema.Branch]) {
      let texts = branches.map { branch in
        let tags = branch.tags.map(\.string).sorted().joined(separator: "|")
        return (tags.isEmpty ? "" : "<\(tags)>") + text(branch.schema, depth: depth)
      }
      if !texts.isEmpty { lines.append("\(name):[\(texts.sorted().joined(separator: ","))]") }
    }
    for property in schema.properties.sorted(by: { $0.name < $1.name }) {
      one("." + property.name.string, property.schema)
    }
    for property in schema.patternProperties.sorted(by: { $0.pattern < $1.pattern }) {
      one("~" + property.pattern.string, property.schema)
    }
    one("additional", schema.additionalProperties)
    one("names", schema.propertyNames)
    one("unevaluatedProperties", schema.unevaluatedProperties)
    for (index, id) in schema.prefixItems.enumerated() { one("[\(index)]", id) }
    one("items", schema.items)
    one("contains", schema.contains?.schema)
    one("unevaluatedItems", schema.unevaluatedItems)
    for (name, id) in schema.dependentSchemas.sorted(by: { $0.name < $1.name }) {
      one("with " + name.string, id)
    }
    one("content", schema.contentSchema)
    branches("allOf", schema.allOf)
    branches("anyOf", schema.anyOf)
    branches("oneOf", schema.oneOf)
    lines += schema.not.map { "not:" + text($0, depth: depth) }.sorted()
    one("if", schema.conditional?.condition)
    one("then", schema.conditional?.consequence)
    one("else", schema.conditional?.alternative)
    if let discriminator = schema.discriminator {
      lines.append("by \(discriminator.propertyName)")
      branches("subtypes", discriminator.subtypes)
    }
    return lines
  }
}

extension Schema {
  /// Every schema that this one applies.
  var subschemas: [SchemaID] {
    var ids = properties.map(\.schema) + patternProperties.map(\.schema) + prefixItems + not
    ids += [
      additionalProperties, propertyNames, unevaluatedProperties, items, contains?.schema,
      unevaluatedItems, contentSchema, conditional?.condition, conditional?.consequence,
      conditional?.alternative,
    ].compactMap(\.self)
    ids += dependentSchemas.map(\.schema)
    ids += (allOf + anyOf + oneOf + (discriminator?.subtypes ?? [])).map(\.schema)
    return ids
  }
}
