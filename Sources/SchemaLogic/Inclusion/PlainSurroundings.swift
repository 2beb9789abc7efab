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

  /// By the schema's number: what its objects need; `nil` while nobody has asked.
  private var needs: [Needs?] = []

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

  /// The members that an object needs beside one of its properties; `nil` where that is for the search.
  private func members(
    of schema: Schema, _ id: SchemaID, around name: ExactString
  ) -> [ExactString: JSONValue]? {
    let number = Int(id.index)
    if number >= needs.count {
      needs.append(contentsOf: repeatElement(nil, count: number + 1 - needs.count))
    }
    if needs[number] == nil { needs[number] = findNeeds(of: schema) }
    guard let known = needs[number], known.areAll else { return nil }
    if schema.required.contains(name) { return object(of: number, without: name) }
    if let object = known.object { return object }
    let object = object(of: number, without: nil)
    needs[number]?.object = .some(object)
    return object
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
  private func object(of number: Int, without name: ExactString?) -> [ExactString: JSONValue]? {
    var object: [ExactString: JSONValue] = [:]
    let members = needs[number]?.members ?? []
    for (position, member) in members.enumerated() where member.name != name {
      var value = member.value
      if value == nil, let property = member.property {
        let found = smallest(property)
        value = .some(found)
        needs[number]?.members[position].value = .some(found)
      }
      guard let found = value ?? nil else { return nil }
      object[member.name] = found
    }
    return object
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
