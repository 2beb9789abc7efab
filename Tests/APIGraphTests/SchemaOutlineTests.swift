import APIGraph
import DocumentTree
import Testing

/// What is told of plain texts without reading them is what reading them tells.
@Suite struct SchemaOutlineTests {
  static let plain = [
    "{type: string}", "{type: string, maxLength: 5, nullable: true, description: d}",
    "{type: string, format: date-time}", "{type: string, enum: [a, b]}",
    "{type: string, enum: [a, b], nullable: true}",
    "{type: string, enum: [a, null], nullable: true}",
    "{type: string, enum: [a], maxLength: 3}", "{type: string, enum: [abcd, 'é'], maxLength: 2.0}",
    "{type: integer, minimum: 3}", "{type: boolean, readOnly: true}",
    "{type: array, items: {type: string}}", "{type: array, items: {}}", "{type: array}",
    "{type: object}", "{type: object, properties: {a: {type: string}, b: {}}, required: [a, c]}",
    "{type: object, additionalProperties: false, writeOnly: false}",
    "{type: object, additionalProperties: {type: string}, nullable: true}",
    "{anyOf: [{type: string}, {type: integer}], title: t}",
    "{oneOf: [{$ref: '#/components/schemas/A'}, {type: string}], nullable: true}",
    #"{type: "\x73tring"}"#, #"{type: "obje\x63t", properties: {a: {type: "nu\x6Cl"}}}"#,
  ]

  static let other = [
    "{}", "{description: d}", "{type: text}", "{type: [string, integer]}", "{nullable: true}",
    "{type: string, pattern: a}", "{type: string, minLength: 3}",
    "{type: string, enum: [abcd], maxLength: 3}", "{type: string, enum: [1]}",
    "{type: string, enum: [a], maxLength: b}", "{type: string, enum: [a], maxLength: 0}",
    "{type: string, format: date, maxLength: 3}", "{type: integer, format: int32}",
    "{type: integer, minimum: 3, maximum: 2}", "{type: number, multipleOf: 2}",
    "{type: array, items: {type: string}, minItems: 2}", "{type: array, uniqueItems: true}",
    "{type: object, minProperties: 1}", "{type: object, allOf: [{type: object}]}",
    "{type: object, properties: {a: {type: string}}, items: {type: string}}",
    "{type: object, properties: {$ref: '#/components/schemas/A'}}",
    "{type: object, required: a}", "{type: object, required: [1]}",
    "{type: object, discriminator: {propertyName: a}}", "{type: object, not: {type: string}}",
    "{properties: {a: {type: string}}}",
    "{anyOf: [{type: string}, {type: string, enum: [null], nullable: true}]}",
    "{anyOf: [{type: string}, {type: integer}], oneOf: [{type: string}, {type: integer}]}",
    "{anyOf: [{type: string}, {type: integer}], type: string}",
    "{type: string, $id: 'http://a/b'}", #"{type: "\x73trinG"}"#, "{type: String}",
    "{type: strings}", "{type: strin}", "{type: ''}",
  ]

  private func description(_ schema: String) throws -> SmallDescription {
    try SmallDescription(
      "{schema: \(schema), components: {schemas: {A: {type: object}}}}", at: "folder/root.yaml")
  }

  @Test(arguments: plain)
  func `a plain text says what is read from it`(_ text: String) throws {
    let description = try description(text)
    let id = try description.id("/schema", .openAPI30)
    let outline = try #require(description.store.outline(of: id))
    let schema = description.store.schema(id)
    #expect(OutlineCheck.disagreement(outline, schema, in: description.store) == nil)
  }

  @Test(arguments: other)
  func `what is not plain has to be read`(_ text: String) throws {
    let description = try description(text)
    #expect(description.store.outline(of: try description.id("/schema", .openAPI30)) == nil)
  }

  @Test func `lists of types are plain where the specification has them`() throws {
    let description = try description("{type: [string, 'null']}")
    let outline = description.store.outline(of: try description.id("/schema", .openAPI31))
    #expect(outline?.types == [.string, .null])
  }

  @Test func `nothing is plain where something counts what is evaluated`() throws {
    let description = try SmallDescription(
      "{schema: {type: string}, other: {unevaluatedProperties: false}}", at: "folder/root.yaml")
    #expect(description.store.outline(of: try description.id()) == nil)
  }
}

/// Compares what is told of a plain text with the schema that is read from it.
enum OutlineCheck {
  /// In what the two differ; `nil` where they agree.
  static func disagreement(
    _ outline: SchemaOutline, _ schema: Schema, in store: SchemaStore
  ) -> String? {
    if outline.types != schema.effectiveTypes { return "types" }
    let isChoice = !schema.anyOf.isEmpty || !schema.oneOf.isEmpty
    if outline.listsValues != (!isChoice && schema.enumeration != nil) { return "enum" }
    if outline.isFlagged != (schema.isReadOnly || schema.isWriteOnly) { return "flags" }
    if schema.isImpossible || schema.hasRareParts || !schema.allOf.isEmpty
      || schema.hasUniqueItems
    {
      return "keywords"
    }
    var properties: [Schema.Property] = []
    var required: Set<ExactString> = []
    var others: SchemaID?
    var items: SchemaID?
    var branches: [Schema.Branch] = []
    func schemaOf(_ node: NodeID?) -> SchemaID? {
      let id = node.map { store.identify($0.index, of: outline) }
      return id == store.anything ? nil : id
    }
    switch outline.content {
    case .scalars:
      if !schema.effectiveTypes.isDisjoint(with: [.object, .array]) { return "scalars" }
    case .list(let node): items = schemaOf(node)
    case .object(let nodes, let other, let names):
      properties = nodes.map { store.property($0, of: outline) }
      required = schema.required.filter { store.requires($0, outline) }
      let listed = properties.filter { schema.required.contains($0.name) }.map(\.name)
      let found = nodes.filter { store.requires(propertyAt: $0, outline) }
        .map { store.property($0, of: outline).name }
      if listed != found || store.requiredNames(of: outline) != schema.required {
        return "required names"
      }
      if names.count < schema.required.count { return "count of required names" }
      others = schemaOf(other)
    case .choice(let nodes, let isExclusive):
      branches = nodes.map { store.branch($0, of: outline) }
      if isExclusive == schema.oneOf.isEmpty || schema.types != nil { return "choice" }
    }
    if required != schema.required { return "required" }
    if others != schema.additionalProperties { return "additionalProperties" }
    if items != schema.items { return "items" }
    let found = schema.anyOf + schema.oneOf
    return properties.map(\.name) == schema.properties.map(\.name)
      && properties.map(\.schema) == schema.properties.map(\.schema)
      && branches.map(\.schema) == found.map(\.schema)
      && branches.map(\.referenceName) == found.map(\.referenceName) ? nil : "parts"
  }
}
