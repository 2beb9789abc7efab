import APIGraph
import DocumentTree

/// Tells whether several schemas, or one that must not hold, speak of texts inside a value.
///
/// A value that is spelled like the texts has to be valid as a whole, so that all schemas read a text in the same way. Where
/// only one schema speaks of each, it is enough to ask that schema.
struct JoinedTexts {
  private let cache: ValidationCache
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    let schema: SchemaID
    let isObject: Bool
  }

  /// As many as matter.
  private static let several = 2

  init(_ cache: ValidationCache) { self.cache = cache }

  /// Whether the texts of a value have to be read in one way by several schemas; that is assumed where it takes too many steps.
  mutating func exist(in places: ValuePlaces, _ schema: SchemaID, budget: Int) -> Bool {
    var schemas = [[SchemaID]](repeating: [], count: places.count)
    schemas[0] = [schema]
    var steps = 0
    for place in places.all {
      let applied = schemas[Int(place.index)]
      schemas[Int(place.index)] = []
      let isObject: Bool
      switch places.value(at: place) {
      case .object: isObject = true
      case .array: isObject = false
      case let value:
        if 1 < applied.count, 1 < WireText.readings(of: value).count { return true }
        continue
      }
      let count = applied.reduce(0) { $0 + speakers($1, isObject: isObject, depth: 0) }
      if Self.several <= count { return true }
      let closure = OmittedMembers.closure(of: applied, cache)
      let children = places.children(of: place)
      steps += closure.count * (children.count + 1)
      guard steps <= budget else { return true }
      for (position, child) in children.enumerated() {
        let name = places.name(of: child)
        var seen: Set<SchemaID> = []
        let parts = closure.flatMap { schema in
          name.map(schema.schemas(ofMember:)) ?? schema.schemas(ofElement: position)
        }
        schemas[Int(child.index)] = parts.filter { seen.insert($0).inserted }
      }
    }
    return false
  }

  /// How many schemas for an object or array may speak of its parts at once; several where one must not hold.
  private mutating func speakers(_ id: SchemaID, isObject: Bool, depth: Int) -> Int {
    guard depth < 30 else { return Self.several }
    let key = Key(schema: id, isObject: isObject)
    if let known = known[key] { return known }
    // A schema that is met inside itself.
    known[key] = Self.several
    let result = find(cache.schema(id), isObject: isObject, depth: depth + 1)
    known[key] = result
    return result
  }

  private mutating func find(_ prepared: PreparedSchema, isObject: Bool, depth: Int) -> Int {
    let schema = prepared.schema
    guard prepared.types.contains(isObject ? .object : .array) else { return 0 }
    var count = isObject ? schema.speakersOfMembers : schema.speakersOfElements
    func inside(_ id: SchemaID) -> Int { speakers(id, isObject: isObject, depth: depth) }
    for part in schema.allOf { count += inside(part.schema) }
    for part in schema.dependentSchemas { count += inside(part.schema) }
    count += schema.anyOf.map { inside($0.schema) }.max() ?? 0
    let fitting = schema.oneOf.filter {
      cache.schema($0.schema).types.contains(isObject ? .object : .array)
    }
    let most = fitting.map { inside($0.schema) }.max() ?? 0
    count += 1 < fitting.count && 0 < most ? Self.several : most
    for id in schema.not where 0 < inside(id) { count += Self.several }
    if let conditional = schema.conditional {
      if 0 < inside(conditional.condition) { count += Self.several }
      count +=
        [conditional.consequence, conditional.alternative].compactMap(\.self).map(inside).max() ?? 0
    }
    return min(count, Self.several)
  }
}

extension Schema {
  /// How many of the keywords speak of members; what is left for `unevaluatedProperties` depends on how others read the texts.
  fileprivate var speakersOfMembers: Int {
    (properties.isEmpty && patternProperties.isEmpty && additionalProperties == nil ? 0 : 1)
      + (unevaluatedProperties == nil ? 0 : 2)
  }

  /// How many of the keywords speak of elements; those that `contains` must not count must not be read so.
  fileprivate var speakersOfElements: Int {
    (prefixItems.isEmpty && items == nil ? 0 : 1) + (unevaluatedItems == nil ? 0 : 2)
      + (contains.map { $0.maximum == nil ? 1 : 2 } ?? 0)
  }
}
