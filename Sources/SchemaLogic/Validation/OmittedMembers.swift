import APIGraph
import DocumentTree

/// The properties that a message leaves out, for every object of a value.
///
/// The flag belongs to the property and not to the part of the schema that declares it, so that all schemas are looked at
/// that apply to an object, if only under a condition (OAS 3.0 §4.7.24.2).
struct OmittedMembers {
  private var namesByPlace: [Set<ExactString>]

  /// Looks through a value; `nil` when that takes too many steps.
  init?(_ places: ValuePlaces, schema: SchemaID, cache: ValidationCache, budget: Int) {
    namesByPlace = [Set<ExactString>](repeating: [], count: places.count)
    var schemas = [[SchemaID]](repeating: [], count: places.count)
    schemas[0] = [schema]
    var steps = 0
    // Parents come before their children.
    for place in places.all {
      let index = Int(place.index)
      guard places.value(at: place).isComposite else { continue }
      let applied = OmittedMembers.closure(of: schemas[index], cache)
      schemas[index] = []
      let children = places.children(of: place)
      steps += applied.count * (children.count + 1)
      guard steps <= budget else { return nil }
      for schema in applied { namesByPlace[index].formUnion(schema.omitted) }
      for (position, child) in children.enumerated() where places.value(at: child).isComposite {
        let name = places.name(of: child)
        schemas[Int(child.index)] = applied.flatMap { schema in
          name.map(schema.schemas(ofMember:)) ?? schema.schemas(ofElement: position)
        }
      }
    }
  }

  /// The names of the properties that are left out of the object at a place.
  func names(at place: ValuePlace) -> Set<ExactString> {
    let index = Int(place.index)
    return index < namesByPlace.count ? namesByPlace[index] : []
  }

  /// Some schemas and all that apply to the same place with them.
  static func closure(
    of schemas: [SchemaID], _ cache: ValidationCache
  ) -> [PreparedSchema] {
    if schemas.count == 1 {
      let only = cache.schema(schemas[0])
      if !only.hasSchemasInPlace { return [only] }
    }
    var seen: Set<SchemaID> = []
    var pending = schemas
    var found: [PreparedSchema] = []
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      let schema = cache.schema(id)
      found.append(schema)
      pending += schema.schemasInPlace
    }
    return found
  }
}

extension PreparedSchema {
  /// The schemas that apply to a member, if only perhaps.
  func schemas(ofMember name: ExactString) -> [SchemaID] {
    let property = property(name)
    var ids = property.map { [$0.schema] } ?? []
    for (expression, id) in namePatterns {
      if case .no = expression.matches(name.string) { continue }
      ids.append(id)
    }
    // Only without a declaration, but a pattern may not be sure to match.
    if property == nil, let id = schema.additionalProperties { ids.append(id) }
    if let id = schema.unevaluatedProperties { ids.append(id) }
    return ids
  }

  /// The schemas that apply to an element, if only perhaps.
  func schemas(ofElement index: Int) -> [SchemaID] {
    var ids: [SchemaID] = []
    if index < schema.prefixItems.count {
      ids.append(schema.prefixItems[index])
    } else if let id = schema.items {
      ids.append(id)
    }
    if let id = schema.contains?.schema { ids.append(id) }
    if let id = schema.unevaluatedItems { ids.append(id) }
    return ids
  }
}
