import APIGraph
import DocumentTree

/// Rules about the members of objects.
let schemaObjectRules: [Rule] = [
  Rule(
    "property-removed", "Property removed", .withdraws,
    because: "Who reads it finds nothing, and who sends it is not heard.",
    migration: "Do without the property.",
    when: .propertyRemoved { property, _ in
      [
        Finding(
          "property '\(property.property.name)' removed",
          detail: property.property.name.string,
          effect: property.isIgnored || property.schema.isImpossible ? .annotates : nil,
          renamed: property.renamed)
      ]
    }),
  Rule(
    "property-added", "Optional property added", .extends,
    because: "Messages without it are valid as before.",
    migration: "Nothing to do.",
    when: .propertyAdded { property, context in
      guard !property.isRequired || !context.isReceived else { return [] }
      return [
        Finding(
          "property '\(property.property.name)' added", detail: property.property.name.string,
          effect: property.isIgnored || property.schema.isImpossible && property.isOtherClosed
            ? .annotates : property.isOtherClosed ? .widens : nil,
          renamed: property.renamed)
      ]
    }),
  Rule(
    "required-property-added", "Required property added", .narrows,
    because: "Messages without it were valid before and are refused now.",
    migration: "Send the property in every message.",
    when: .propertyAdded { property, context in
      guard property.isRequired, context.isReceived else { return [] }
      return [
        Finding(
          "required property '\(property.property.name)' added",
          detail: property.property.name.string, renamed: property.renamed)
      ]
    }),
  Rule(
    "property-became-required", "Property became required", .narrows,
    because: "Messages without it were valid before and are not now.",
    migration: "Send the property in every message.",
    when: .propertyChanged { pair, _ in
      guard !pair.isListed.old, pair.isListed.new else { return [] }
      return [
        Finding(
          "property '\(pair.name)' is now required", detail: pair.name.string,
          before: .boolean(false), after: .boolean(true),
          effect: pair.isIgnored.new ? .annotates : nil)
      ]
    }),
  Rule(
    "property-became-optional", "Property became optional", .widens,
    because: "Who reads it may find nothing.",
    migration: "Be ready for messages without the property.",
    when: .propertyChanged { pair, _ in
      guard pair.isListed.old, !pair.isListed.new else { return [] }
      return [
        Finding(
          "property '\(pair.name)' is now optional", detail: pair.name.string,
          before: .boolean(true), after: .boolean(false),
          effect: pair.isIgnored.old ? .annotates : nil)
      ]
    }),
  Rule(
    "property-became-read-only", "Property became read-only", .withdraws,
    because: "Where the API receives it, it is not honoured any more.",
    migration: "Stop sending the property.",
    when: .propertyChanged { pair, context in
      guard !pair.oldSchema.isReadOnly, pair.newSchema.isReadOnly else { return [] }
      return [
        Finding(
          "property '\(pair.name)' is now read-only", at: "readOnly", detail: pair.name.string,
          effect: context.isReceived ? nil : .annotates)
      ]
    }),
  Rule(
    "property-no-longer-read-only", "Property no longer read-only", .extends,
    because: "Where the API receives it, it is honoured now.",
    migration: "Nothing to do, unless it is now required.",
    when: .propertyChanged { pair, context in
      guard pair.oldSchema.isReadOnly, !pair.newSchema.isReadOnly else { return [] }
      let isRequired = context.isReceived && pair.isListed.new
      return [
        Finding(
          "property '\(pair.name)' is no longer read-only\(isRequired ? ", and required" : "")",
          at: "readOnly", detail: pair.name.string,
          effect: isRequired ? .narrows : context.isReceived ? nil : .annotates)
      ]
    }),
  Rule(
    "property-became-write-only", "Property became write-only", .withdraws,
    because: "Where the API sends it, it does not come any more.",
    migration: "Do without the property in what you read.",
    when: .propertyChanged { pair, context in
      guard !pair.oldSchema.isWriteOnly, pair.newSchema.isWriteOnly else { return [] }
      return [
        Finding(
          "property '\(pair.name)' is now write-only", at: "writeOnly", detail: pair.name.string,
          effect: context.isReceived ? .annotates : nil)
      ]
    }),
  Rule(
    "property-no-longer-write-only", "Property no longer write-only", .extends,
    because: "Where the API sends it, it comes now.",
    migration: "Nothing to do.",
    when: .propertyChanged { pair, context in
      guard pair.oldSchema.isWriteOnly, !pair.newSchema.isWriteOnly else { return [] }
      return [
        Finding(
          "property '\(pair.name)' is no longer write-only", at: "writeOnly",
          detail: pair.name.string, effect: context.isReceived ? .annotates : nil)
      ]
    }),
  Rule(
    "name-pattern-changed", "Pattern of names changed", .replaces,
    because: "Members with other names have to be what the pattern demands.",
    migration: "Look at the names that you send or read, and what is demanded of them.",
    when: .schemaChanged { old, new, context in
      guard let pair = NamePatternPairing(old, new, context.schemas) else { return [] }
      return [
        Finding(
          "what was demanded of members matching '\(pair.old.pattern)' is now demanded of those "
            + "matching '\(pair.new.pattern)'", old: pair.old.origin, new: pair.new.origin,
          before: .string(pair.old.pattern), after: .string(pair.new.pattern))
      ]
    }),
  Rule(
    "undeclared-property-required", "Undeclared property required", .narrows,
    because: "Objects without it were valid before and are not now.",
    migration: "Send the property in every message.",
    when: .schemaChanged { old, new, context in
      guard old.required != new.required || !declareTheSameInOrder(old, new) else { return [] }
      let undeclared = new.required.subtracting(new.properties.map(\.name))
      return undeclared.filter { name in
        !old.required.contains(name) || context.isIgnored(old.property(name), context.schemas.old)
      }.sorted().map { name in
        Finding(
          "property '\(name)', which is not declared, is now required", detail: name.string,
          concern: .required(name))
      }
    }),
  Rule(
    "undeclared-property-optional", "Undeclared property no longer required", .widens,
    because: "Who reads it may find nothing.",
    migration: "Be ready for messages without the property.",
    when: .schemaChanged { old, new, _ in
      old.required.subtracting(new.required).sorted()
        .filter { old.property($0) == nil }.map { name in
          Finding(
            "property '\(name)', which is not declared, is no longer required", detail: name.string,
            concern: .required(name))
        }
    }),
  Rule(
    "additional-properties-forbidden", "Additional properties forbidden", .narrows,
    because: "Objects with other members were valid before and are not now.",
    migration: "Send only the members that are declared.",
    when: .schemaChanged { old, new, context in
      guard !old.isClosed(context.schemas.old), new.isClosed(context.schemas.new)
      else { return [] }
      return [
        Finding(
          "additional properties are forbidden now",
          new: new.additionalProperties.flatMap(context.schemas.new.site),
          before: old.openness, after: .boolean(false), concern: .names)
      ]
    }),
  Rule(
    "additional-properties-allowed", "Additional properties allowed", .widens,
    because: "Readers meet members that were not possible.",
    migration: "Be ready for members that are not declared.",
    when: .schemaChanged { old, new, context in
      guard old.isClosed(context.schemas.old), !new.isClosed(context.schemas.new)
      else { return [] }
      return [
        Finding(
          "additional properties are allowed now",
          old: old.additionalProperties.flatMap(context.schemas.old.site),
          before: .boolean(false), after: new.openness, concern: .names)
      ]
    }),
  Rule(
    "dependent-required-added", "Dependent property required", .narrows,
    covers: ["dependentRequired"],
    because: "Objects with the one and without the other were valid before and are not now.",
    migration: "Send both properties.",
    when: .schemaChanged { old, new, _ in
      let names = dependencies(new).subtracting(dependencies(old))
      guard !names.isEmpty else { return [] }
      return [Finding("now required: \(listed(names.sorted()))", at: "dependentRequired")]
    }),
  Rule(
    "dependent-required-removed", "Dependent property no longer required", .widens,
    covers: ["dependentRequired"],
    because: "Readers meet objects with the one and without the other.",
    migration: "Be ready for objects without the dependent property.",
    when: .schemaChanged { old, new, _ in
      let names = dependencies(old).subtracting(dependencies(new))
      guard !names.isEmpty else { return [] }
      return [Finding("no longer required: \(listed(names.sorted()))", at: "dependentRequired")]
    }),
  Rule(
    "evaluated-parts-changed", "What is evaluated changed", .replaces,
    because:
      "'unevaluatedProperties' and 'unevaluatedItems' restrict what no other part speaks of.",
    migration: "Look at both versions of the schema.",
    when: .evaluationChanged { _, _, _ in
      [
        Finding(
          "what counts as evaluated changed", certainty: .undecided,
          reason: "what 'unevaluatedProperties' or 'unevaluatedItems' leaves over is not decided")
      ]
    }),
  Rule(
    "unevaluated-properties-restricted", "Unevaluated properties restricted", .narrows,
    because: "Objects with members that nothing else speaks of were valid before.",
    migration: "Send only members that the schema speaks of.",
    when: .schemaChanged { old, new, context in
      guard old.unevaluatedProperties == nil, let part = new.unevaluatedProperties else {
        return []
      }
      return [Finding("'unevaluatedProperties' set", new: context.schemas.new.site(of: part))]
    }),
  Rule(
    "unevaluated-properties-unrestricted", "Unevaluated properties no longer restricted", .widens,
    because: "Readers meet members that nothing speaks of.",
    migration: "Be ready for members that are not declared.",
    when: .schemaChanged { old, new, context in
      guard let part = old.unevaluatedProperties, new.unevaluatedProperties == nil else {
        return []
      }
      return [Finding("'unevaluatedProperties' removed", old: context.schemas.old.site(of: part))]
    }),
]

/// Whether both declare properties of the same names, in the same order.
private func declareTheSameInOrder(_ old: Schema, _ new: Schema) -> Bool {
  old.properties.count == new.properties.count
    && zip(old.properties, new.properties).allSatisfy { $0.name == $1.name }
}

extension Schema {
  /// Whether members that are not declared are forbidden.
  func isClosed(_ store: SchemaStore) -> Bool {
    additionalProperties.map { store.schema($0).isImpossible } ?? false
  }

  /// What `additionalProperties` says, for reports: `true` where it is open, nothing where it has a schema.
  var openness: JSONValue? { additionalProperties == nil ? .boolean(true) : nil }
}

private func dependencies(_ schema: Schema) -> Set<String> {
  var names: Set<String> = []
  for (name, others) in schema.dependentRequired {
    for other in others { names.insert("'\(other)' with '\(name)'") }
  }
  return names
}

extension Context {
  /// Whether the receiver of the message leaves the property alone.
  func isIgnored(_ property: Schema.Property?, _ store: SchemaStore) -> Bool {
    guard let property else { return false }
    let schema = store.schema(property.schema)
    return isReceived ? schema.isReadOnly : schema.isWriteOnly
  }
}
