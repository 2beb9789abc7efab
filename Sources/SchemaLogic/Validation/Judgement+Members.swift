import APIGraph
import DocumentTree

// What is said of members: of each by its name, of their names, and of which may do without which.
extension Judgement {
  mutating func addMembers(
    _ prepared: PreparedSchema, _ members: [ExactString: JSONValue], at place: ValuePlace,
    to all: inout Conjunction
  ) {
    let omitted = self.omitted?.names(at: place) ?? []
    for name in prepared.required where members[name] == nil && !omitted.contains(name) {
      all.add(.invalid(Refusal(place: place, keyword: "required")))
    }
    for (trigger, others) in prepared.dependentRequired where members[trigger] != nil {
      for name in others where members[name] == nil && !omitted.contains(name) {
        all.add(.invalid(Refusal(place: place, keyword: "dependentRequired")))
      }
    }
    guard !members.isEmpty, all.refusal == nil else { return }
    guard
      !prepared.schema.properties.isEmpty || !prepared.namePatterns.isEmpty
        || prepared.schema.additionalProperties != nil || prepared.schema.propertyNames != nil
    else { return }
    for member in places.children(of: place) {
      guard let name = places.name(of: member) else { continue }
      if let names = prepared.schema.propertyNames { addName(of: member, names, to: &all) }
      // The receiver does not look at the value of what a message leaves out (OAS 3.0 §4.7.24.2).
      if !omitted.contains(name) { addMember(member, named: name, prepared, to: &all) }
    }
  }

  /// `additionalProperties` is for members that neither have a declared name nor match a pattern (JSON Schema 2020-12 core
  /// §10.3.2.3).
  private mutating func addMember(
    _ member: ValuePlace, named name: ExactString, _ prepared: PreparedSchema,
    to all: inout Conjunction
  ) {
    var isAdditional = true
    var reason: UndecidedReason?
    if let property = prepared.property(name) {
      isAdditional = false
      let isClosed = cache.schema(property.schema).isNever
      add(
        property.schema, at: member,
        by: isClosed ? prepared.keyword(closing: property) : "properties", to: &all)
    }
    for (expression, schema) in prepared.namePatterns {
      switch expression.matches(name.string) {
      case .no: break
      case .yes:
        isAdditional = false
        add(schema, at: member, by: "patternProperties", to: &all)
      case .unknown(let other):
        reason = reason ?? other
        add(schema, at: member, by: "patternProperties", unlessMatching: other, to: &all)
      }
    }
    if isAdditional, let schema = prepared.schema.additionalProperties {
      add(schema, at: member, by: "additionalProperties", unlessMatching: reason, to: &all)
    }
  }

  private mutating func addName(
    of member: ValuePlace, _ schema: SchemaID, to all: inout Conjunction
  ) {
    guard let name = places.nameOfMember(member),
      let verdict = verdict(of: schema, at: name, by: "propertyNames")
    else { return }
    if verdict.isInvalid {
      all.add(.invalid(Refusal(place: member, keyword: "propertyNames")))
    } else {
      all.add(verdict)
    }
  }

  mutating func addDependencies(
    _ prepared: PreparedSchema, _ members: [ExactString: JSONValue], _ question: Question,
    to all: inout Conjunction
  ) {
    for (name, schema) in prepared.schema.dependentSchemas where members[name] != nil {
      add(schema, question, to: &all)
    }
  }
}
