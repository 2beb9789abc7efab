import APIGraph
import DocumentTree

/// A schema that stands for its class. An object, because schemas are large and handed on through deep recursion; what is asked of
/// a schema again and again it finds out once.
final class CatalogEntry {
  let number: Int32
  let id: SchemaID
  let schema: Schema
  /// The description that the schema's identifiers belong to.
  let side: InclusionDecider.Sender
  /// Whether nothing else applies to the same value.
  let isPlain: Bool
  /// Whether it speaks of members or elements.
  let mayHaveParts: Bool

  private var parts: [Int32]?
  private var memberNumbers: [Int32]?
  private var leftOut = ShortTable<SchemaReading.Omission, Set<ExactString>>()
  private var alternatives: [CatalogEntry]??
  private var whole: Whole?
  private var oneOfIsDisjoint: Bool?
  private lazy var positions = Dictionary(
    schema.properties.enumerated().map { ($0.element.name, $0.offset) },
    uniquingKeysWith: { first, _ in first })

  init(number: Int32, id: SchemaID, schema: Schema, side: InclusionDecider.Sender) {
    self.number = number
    self.id = id
    self.schema = schema
    self.side = side
    isPlain = schema.isPlain
    mayHaveParts = !schema.effectiveTypes.isDisjoint(with: .containers)
  }

  /// Whether values have no parts, and nothing else applies to them.
  var isScalar: Bool { isPlain && !mayHaveParts }

  /// The classes of all schemas that this one names, for the same value and for its parts.
  func parts(_ catalog: SchemaCatalog) -> [Int32] {
    if let parts { return parts }
    let numbers = schema.allParts.map { catalog.number(of: $0, on: side) }
    parts = numbers
    return numbers
  }

  /// The classes of the schemas of the declared properties, in their order.
  func memberNumbers(_ catalog: SchemaCatalog) -> [Int32] {
    if let memberNumbers { return memberNumbers }
    let numbers = schema.properties.map { catalog.number(of: $0.schema, on: side) }
    memberNumbers = numbers
    return numbers
  }

  /// The position of a declared property; descriptions of two versions mostly have them in one order, so that the guess is right.
  func position(of name: ExactString, guess: Int) -> Int? {
    if guess < schema.properties.count, schema.properties[guess].name == name { return guess }
    return positions[name]
  }

  /// The names of the declared properties that messages leave out.
  func names(leftOutBy omission: SchemaReading.Omission, _ catalog: SchemaCatalog) -> Set<
    ExactString
  > {
    guard catalog.mentions(omission) else { return [] }
    if let known = leftOut[omission] { return known }
    let names = Set(schema.names(leftOutBy: omission, catalog, side))
    leftOut[omission] = names
    return names
  }

  /// The schemas of which any may accept a value, where nothing else decides which values are valid; a plain schema is its own only
  /// one.
  func alternatives(_ catalog: SchemaCatalog) -> [CatalogEntry]? {
    if let alternatives { return alternatives }
    let found = findAlternatives(catalog)
    alternatives = .some(found)
    return found
  }

  private func findAlternatives(_ catalog: SchemaCatalog) -> [CatalogEntry]? {
    guard let branches = schema.decidingAlternatives(catalog.store(side)) else {
      return isPlain ? [self] : nil
    }
    guard schema.discriminator == nil,
      branches.allSatisfy({ $0.tags.isEmpty && $0.tagsOfOthers == nil })
    else { return nil }
    return branches.compactMap { catalog.entry(of: $0.schema, on: side) }
  }

  /// The same where an alternative that consists of alternatives itself is replaced by these. Of `oneOf` inside, whose alternatives
  /// may exclude each other, it stays.
  func innermostAlternatives(_ catalog: SchemaCatalog, throughOneOf: Bool) -> [CatalogEntry]? {
    guard let outer = alternatives(catalog) else { return nil }
    var result: [CatalogEntry] = []
    var seen: Set<Int32> = [number]
    var pending = Array(outer.reversed())
    while let next = pending.popLast() {
      if !next.isPlain, throughOneOf || next.schema.oneOf.isEmpty, next.schema.hasGroup,
        seen.insert(next.number).inserted, seen.count < Self.groupLimit,
        let inner = next.alternatives(catalog)
      {
        pending += inner.reversed()
      } else {
        result.append(next)
      }
    }
    return result
  }

  /// The number of groups of alternatives that are looked into for one schema.
  private static let groupLimit = 20

  /// The schema together with the parts of its `allOf`.
  func whole(_ catalog: SchemaCatalog) -> Whole {
    if let whole { return whole }
    let made = Whole(schema, catalog.store(side))
    whole = made
    return made
  }

  /// Whether the alternatives of `oneOf` exclude each other.
  func hasDisjointOneOf(_ disjointness: BranchDisjointness) -> Bool {
    if let oneOfIsDisjoint { return oneOfIsDisjoint }
    let answer = schema.oneOf.isEmpty || disjointness.areDisjoint(schema.oneOf)
    oneOfIsDisjoint = answer
    return answer
  }
}

extension [CatalogEntry] {
  /// Whether at most one of several alternatives speaks of members or elements, so that the others have no say in which names are
  /// declared there, and in what messages leave out.
  var declareApart: Bool {
    count(where: \.mayHaveParts) <= 1
  }
}

extension Schema {
  /// Whether nothing else applies to the same value.
  var isPlain: Bool {
    allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty && not.isEmpty && dependentSchemas.isEmpty
      && conditional == nil && discriminator == nil
  }
}
