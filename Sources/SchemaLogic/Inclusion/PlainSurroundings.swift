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

  /// By schema: the members around those that need not be there, `nil` where that is for the search. The others have entries of
  /// their own, with their positions.
  private var members: [UInt64: [ExactString: JSONValue]?] = [:]

  /// Deeper values are left to the search, which has limits of its own.
  private static let maximumDepth = 20
  /// How many choices may lead to each other.
  private static let maximumChoices = 5

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
    guard let step = steps.first else { return allows(part, schema) ? part : nil }
    let rest = steps.dropFirst()
    let outer = store.schema(schema)
    switch step {
    case .member(let name):
      guard let position = outer.properties.firstIndex(where: { $0.name == name }),
        !store.isLeftOut(outer.properties[position].schema, by: solver.compiler.reading.omission),
        var members = members(of: outer, schema, around: position),
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

  private func allows(_ part: JSONValue, _ id: SchemaID) -> Bool {
    // The validator, which judges the whole in the end, has no more to say of this than the search.
    if !part.isComposite, isPlainForScalars(id, depth: 0) { return true }
    let formula = solver.compiler.formula(at: solver.compiler.location(of: id, on: side))
    if case .yes = solver.evaluate(formula, on: part) { return true }
    return false
  }

  /// Whether what is said of values without parts is said by types, lists, limits and choices.
  private func isPlainForScalars(_ id: SchemaID, depth: Int) -> Bool {
    let schema = store.schema(id)
    guard depth < Self.maximumChoices, schema.opaqueText == nil, schema.patterns.isEmpty,
      schema.not.isEmpty, schema.conditional == nil, schema.contains == nil,
      schema.unevaluatedProperties == nil, schema.unevaluatedItems == nil
    else { return false }
    switch schema.format.flatMap(FormatSemantics.init) {
    case nil, .integers?: break
    case .floats?, .language?: return false
    }
    return schema.isPlain
      || (schema.allOf + schema.anyOf + schema.oneOf).allSatisfy {
        isPlainForScalars($0.schema, depth: depth + 1)
      }
  }

  /// The members that an object needs beside one of its properties.
  private func members(
    of schema: Schema, _ id: SchemaID, around position: Int
  ) -> [ExactString: JSONValue]? {
    let name = schema.properties[position].name
    let number = schema.required.contains(name) ? UInt64(position) + 1 : 0
    let key = UInt64(UInt32(bitPattern: id.index)) << 32 | number
    if let known = members[key] { return known }
    let found = findMembers(of: schema, around: name)
    members.updateValue(found, forKey: key)
    return found
  }

  private func findMembers(
    of schema: Schema, around name: ExactString
  ) -> [ExactString: JSONValue]? {
    guard schema.isPlainObject else { return nil }
    var members: [ExactString: JSONValue] = [:]
    for other in schema.required where other != name {
      guard let property = schema.property(other) else {
        // Anything will do, as long as nothing is said of other members.
        guard schema.additionalProperties == nil else { return nil }
        members[other] = GoalSolver.anything
        continue
      }
      if store.isLeftOut(property.schema, by: solver.compiler.reading.omission) { continue }
      guard let value = smallest(property.schema) else { return nil }
      members[other] = value
    }
    return members
  }

  private func smallest(_ schema: SchemaID) -> JSONValue? {
    let location = solver.compiler.location(of: schema, on: side)
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

  private var saysNothingOfWholes: Bool {
    isPlain && opaqueText == nil && !isNever && enumeration == nil
  }
}
