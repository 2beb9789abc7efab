import APIGraph
import DocumentTree

/// Builds a smallest value around a part of it where only plain objects and arrays lead to the part, as mostly they do.
///
/// The search would find the same: the part, and around it the members that are required, each with its smallest value. What stands
/// around a member does not depend on the part, so that it is looked for once.
final class PlainSurroundings {
  private let solver: GoalSolver
  private let store: SchemaStore
  private let side: InclusionDecider.Sender

  /// What the objects of schemas need that have been asked for.
  private var needs: [Needs] = []
  private var positions = SchemaPositions()
  /// How deeply the objects are nested that are being looked for.
  private var depth = 0

  /// Deeper values are left to the search, which has limits of its own.
  private static let maximumDepth = 20

  init(_ solver: GoalSolver, _ side: InclusionDecider.Sender) {
    self.solver = solver
    self.side = side
    store = solver.compiler.catalog.store(side)
  }

  /// Whether the values are those of a side, by a reading.
  func areOf(_ side: InclusionDecider.Sender, _ reading: SchemaReading) -> Bool {
    self.side == side && solver.compiler.reading == reading
  }

  /// A smallest value of a schema that has a part at the end of some steps; `nil` where that is for the search.
  func value(
    of schema: SchemaID, holding part: JSONValue, at steps: ArraySlice<ValueStep>
  ) -> JSONValue? {
    guard steps.count < Self.maximumDepth else { return nil }
    // Whether the schema allows the part is for the validator to say, which judges the whole in the end.
    guard let step = steps.first else { return part }
    let rest = steps.dropFirst()
    let outer = store.schema(schema)
    switch step {
    case .member(let name):
      guard let position = outer.properties.firstIndex(where: { $0.name == name }),
        !isLeftOut(outer.properties[position].schema),
        var members = members(of: outer, schema, around: name),
        let inner = value(of: outer.properties[position].schema, holding: part, at: rest)
      else { return nil }
      members[name] = inner
      return .object(members)
    case .element(let index):
      guard index == 0, outer.isPlainArray, let items = outer.items,
        let inner = value(of: items, holding: part, at: rest)
      else { return nil }
      return .array([inner])
    }
  }

  /// What every object of a schema needs.
  private struct Needs {
    /// Whether the schema is so plain that nothing but these members is needed.
    let areAll: Bool
    /// By name; `nil` while nobody has asked.
    var members: [(name: ExactString, property: SchemaID?, value: JSONValue??)] = []
    /// All of them as an object, once somebody has asked; `nil` inside where that is for the search.
    var object: [ExactString: JSONValue]??
  }

  /// The members that an object needs beside one of its properties, or all that it needs; `nil` where that is for the search.
  private func members(
    of schema: Schema, _ id: SchemaID, around name: ExactString?
  ) -> [ExactString: JSONValue]? {
    let position = position(of: schema, id)
    guard needs[position].areAll else { return nil }
    if let name, schema.required.contains(name) { return object(of: position, without: name) }
    if let object = needs[position].object { return object }
    let object = object(of: position, without: nil)
    needs[position].object = .some(object)
    return object
  }

  /// Where it stands among `needs` what the objects of a schema need.
  private func position(of schema: Schema, _ id: SchemaID) -> Int {
    if let known = positions[id] { return known }
    positions.note(needs.count, of: id)
    needs.append(findNeeds(of: schema))
    return needs.count - 1
  }

  private func findNeeds(of schema: Schema) -> Needs {
    guard schema.isPlainObject else { return Needs(areAll: false) }
    var needs = Needs(areAll: true)
    for name in schema.required.sorted() {
      let property = schema.property(name)?.schema
      if property == nil {
        // Anything will do, as long as nothing is said of other members.
        guard schema.additionalProperties == nil else { return Needs(areAll: false) }
        needs.members.append((name, nil, .some(GoalSolver.anything)))
      } else if let property, !isLeftOut(property) {
        needs.members.append((name, property, nil))
      }
    }
    return needs
  }

  private func isLeftOut(_ property: SchemaID) -> Bool {
    store.isLeftOut(property, by: solver.compiler.reading.omission)
  }

  /// The members that a schema needs but for one, as an object; `nil` where one has no value.
  private func object(of position: Int, without name: ExactString?) -> [ExactString: JSONValue]? {
    var object: [ExactString: JSONValue] = [:]
    let members = needs[position].members
    for (place, member) in members.enumerated() where member.name != name {
      var value = member.value
      if value == nil, let property = member.property {
        let found = smallest(property)
        value = .some(found)
        needs[position].members[place].value = .some(found)
      }
      guard let found = value ?? nil else { return nil }
      object[member.name] = found
    }
    return object
  }

  private func smallest(_ id: SchemaID) -> JSONValue? {
    let schema = store.schema(id)
    if let value = schema.obviouslySmallest(solver.compiler.reading) { return value }
    if schema.types == .object, depth < Self.maximumDepth {
      depth += 1
      defer { depth -= 1 }
      if let members = members(of: schema, id, around: nil) { return .object(members) }
    }
    let location = solver.compiler.location(of: id, on: side)
    let outcome = solver.solve(
      [Demand(location: location, isNegated: false, roles: [])], assumption: .openWorld)
    guard case .value(let value) = outcome else { return nil }
    return value
  }
}

extension Schema {
  /// Whether it allows objects, and says nothing of them but which members are required and what declared ones are.
  fileprivate var isPlainObject: Bool {
    saysNothingOfWholes && effectiveTypes.contains(.object) && minProperties == nil
      && maxProperties == nil && patternProperties.isEmpty && propertyNames == nil
      && dependentRequired.isEmpty && unevaluatedProperties == nil
  }

  /// Whether it allows arrays of one element, and says nothing of them but what the elements are.
  fileprivate var isPlainArray: Bool {
    saysNothingOfWholes && effectiveTypes.contains(.array) && prefixItems.isEmpty
      && contains == nil && unevaluatedItems == nil && !hasUniqueItems
      && minItems.map { $0 <= Decimal(1) } ?? true && maxItems.map { $0 >= Decimal(1) } ?? true
  }

  /// The value that the search would find first, where little more is said than a type without parts.
  fileprivate func obviouslySmallest(_ reading: SchemaReading) -> JSONValue? {
    guard isPlain, opaqueText == nil, !isNever, let types else { return nil }
    if types == .string {
      guard minLength == nil, patterns.isEmpty,
        !reading.assertsFormats || format.flatMap(FormatSemantics.init) == nil
      else { return nil }
      guard let enumeration else {
        // The empty text spells nothing else.
        return maxLength.map { $0 < Decimal(0) } ?? false ? nil : .text("")
      }
      guard maxLength == nil, reading.spelling.ofMembers.spellsTypes,
        case .string? = enumeration.first
      else { return nil }
      return enumeration.first
    }
    guard reading.spelling.ofMembers.spellsTypes, enumeration == nil else { return nil }
    if types == .boolean { return .boolean(false) }
    guard types == .integer || types == .number, minimum == nil, maximum == nil,
      multiplesOf.isEmpty
    else { return nil }
    return .number(Decimal(0))
  }

  private var saysNothingOfWholes: Bool {
    isPlain && opaqueText == nil && !isNever && enumeration == nil
  }
}
