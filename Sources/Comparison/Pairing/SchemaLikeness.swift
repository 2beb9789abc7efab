import APIGraph
import DocumentTree
import SchemaLogic

/// How much two schemas look like the same thing, from 0 to 1.
struct SchemaLikeness {
  /// What is looked at, gathered once for each schema: assertions, and the members with what they are.
  struct Profile: Hashable {
    let types: JSONTypes
    let marks: Set<String>
  }

  /// A number that schemas that assert the same have in common, whatever their parts are called and however they are ordered.
  func shape(_ id: SchemaID, _ store: SchemaStore) -> Int {
    let schema = store.schema(id)
    var hasher = Hasher()
    hasher.combine(schema.effectiveTypes)
    for count in [
      schema.properties.count, schema.required.count, schema.allOf.count, schema.anyOf.count,
      schema.oneOf.count,
    ] {
      hasher.combine(count)
    }
    // A sum has no order.
    var names = 0
    for property in schema.properties { names &+= property.name.hashValue }
    hasher.combine(names)
    return hasher.finalize()
  }

  /// A number that schemas that assert the same have in common, which the values that properties list tell apart, too.
  func shapeWithListedValues(_ id: SchemaID, _ store: SchemaStore) -> Int {
    var values = shape(id, store)
    // A sum has no order.
    for property in store.schema(id).properties {
      guard let list = store.schema(property.schema).enumeration else { continue }
      for value in Set(list) {
        var hasher = Hasher()
        hasher.combine(property.name)
        hasher.combine(value)
        values &+= hasher.finalize()
      }
    }
    return values
  }

  /// The profile of a schema, down to the types of its members and elements.
  func profile(_ id: SchemaID, _ store: SchemaStore) -> Profile {
    let schema = store.schema(id)
    var marks: Set<String> = []
    for entry in schema.facts.entries where entry.field.assertsOn != nil {
      switch entry.field.name {
      case "enum": for value in schema.enumeration ?? [] { marks.insert("= \(value.compactText)") }
      case "required": for name in schema.required { marks.insert("! \(name)") }
      case "type": for name in schema.types?.names ?? [] { marks.insert("type \(name)") }
      default: marks.insert("\(entry.field.name) \(entry.fact.value.compactText)")
      }
    }
    for property in schema.properties {
      marks.insert(". \(property.name)")
      marks.insert(". \(property.name) \(outline(property.schema, store))")
    }
    if let items = schema.items { marks.insert("[] \(outline(items, store))") }
    if let other = schema.additionalProperties { marks.insert("* \(outline(other, store))") }
    for (keyword, branches) in [
      ("allOf", schema.allOf), ("anyOf", schema.anyOf), ("oneOf", schema.oneOf),
    ] {
      for branch in branches {
        marks.insert("\(keyword) \(branch.referenceName ?? outline(branch.schema, store))")
      }
    }
    if schema.isNever { marks.insert("never") }
    if let text = schema.opaqueText { marks.insert("opaque \(text)") }
    return Profile(types: schema.effectiveTypes, marks: marks)
  }

  /// The share of marks that two profiles have in common; nothing for values of different types.
  func score(_ first: Profile, _ second: Profile) -> Double {
    if first.types != second.types, first.types.isDisjoint(with: second.types) { return 0 }
    if first.marks.isEmpty, second.marks.isEmpty { return 1 }
    let common = first.marks.intersection(second.marks).count
    let share = Double(2 * common) / Double(first.marks.count + second.marks.count)
    return first.types == second.types ? max(share, 0.5) : share
  }

  private func outline(_ id: SchemaID, _ store: SchemaStore) -> String {
    let schema = store.schema(id)
    var words = schema.types?.names ?? []
    if let format = schema.format { words.append(format) }
    // Neither has an order that means anything.
    words.append(contentsOf: (schema.enumeration ?? []).map(\.compactText).sorted())
    words.append(contentsOf: schema.properties.map(\.name).sorted().map(\.string))
    return words.joined(separator: ",")
  }
}
