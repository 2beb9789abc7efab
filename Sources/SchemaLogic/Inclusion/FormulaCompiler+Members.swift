import APIGraph
import DocumentTree

// What schemas say about members and elements (JSON Schema 2020-12 core §10.3).
extension FormulaCompiler {
  func memberParts(of context: InPlaceContext) -> [Formula] {
    let site = self.site(context.site)
    var parts: [Formula] = []
    for name in context.entry.schema.required.sorted() { parts.append(required(name, site)) }
    for (name, others) in context.entry.schema.dependentRequired.sorted(by: { $0.key < $1.key }) {
      let absent = arena.literal(.required(name)).negated
      let all = others.sorted().map { required($0, site) }
      parts.append(arena.any([absent, arena.all(all)]))
    }
    for (name, id) in context.entry.schema.dependentSchemas {
      parts.append(
        arena.any([
          arena.literal(.types(ValueTypes(only: .object))).negated,
          arena.literal(.required(name)).negated,
          formula(of: id, on: context.side, at: context.site, depth: context.depth + 1),
        ]))
    }
    if let names = context.entry.schema.propertyNames {
      parts.append(arena.literal(.propertyNames(location(of: names, on: context.side))))
    }
    if !context.entry.schema.properties.isEmpty || !context.entry.schema.patternProperties.isEmpty
      || context.entry.schema.additionalProperties != nil
    {
      parts.append(
        members(
          named: context.entry.schema.properties.map { ($0.name, $0.schema) },
          patterns: context.entry.schema.patternProperties.map { ($0.pattern, $0.schema) },
          additional: context.entry.schema.additionalProperties, context))
    }
    if let rest = context.entry.schema.unevaluatedProperties {
      parts.append(unevaluatedMembers(rest, context))
    }
    return parts
  }

  private func required(_ name: ExactString, _ site: InPlaceSite) -> Formula {
    site.omitted.contains(name) ? .anything : arena.literal(.required(name))
  }

  /// The literal about members by their names; those that messages leave out are free.
  func members(
    named: [(name: ExactString, id: SchemaID)], patterns: [(pattern: ExactString, id: SchemaID)],
    additional: SchemaID?, _ context: InPlaceContext
  ) -> Formula {
    let site = self.site(context.site)
    var entries: [MembersLiteral.Entry] = []
    var seen: Set<ExactString> = []
    for (name, id) in named where seen.insert(name).inserted {
      let location =
        site.omitted.contains(name)
        ? .anything
        : location(
          of: id, on: context.side, beside: classes(ofMember: name, at: context.site))
      entries.append(MembersLiteral.Entry(key: name, location: location))
    }
    // Under a pattern such a member stays free as well, which the literal cannot say; so it names those that it frees.
    let free = site.omitted.sorted()
    for name in free where seen.insert(name).inserted {
      entries.append(MembersLiteral.Entry(key: name, location: .anything))
    }
    let others = patterns.map(\.id) + [additional].compactMap(\.self)
    return arena.literal(
      .members(
        MembersLiteral(
          named: entries,
          patterns: patterns.map {
            MembersLiteral.Entry(key: $0.pattern, location: location(of: $0.id, on: context.side))
          },
          additional: additional.map { location(of: $0, on: context.side) } ?? .anything,
          free: free, site: siteThatMatters(to: others, context))))
  }

  /// The place, if what applies to a member beside some schemas may tell what is left out there.
  private func siteThatMatters(to ids: [SchemaID], _ context: InPlaceContext) -> Int {
    guard reading.omission != .none, !ids.isEmpty else { return 0 }
    let relevant = Set(site(context.site).classesOfMembers(catalog).filter(mayLeaveOut))
    return ids.contains {
      !relevant.subtracting([catalog.number(of: $0, on: context.side)]).isEmpty
    }
      ? context.site : 0
  }

  /// The classes of the schemas that apply to the member with a name at a place, if only perhaps.
  func classes(ofMember name: ExactString, at site: Int) -> [Int32] {
    guard reading.omission != .none else { return [] }
    return self.site(site).classes(
      ofMember: name,
      matching: { expression($0)?.matches(name.string) ?? true }, catalog)
  }

  func elementParts(of context: InPlaceContext) -> [Formula] {
    let site = self.site(context.site)
    var parts: [Formula] = []
    func place(_ id: SchemaID, _ index: Int?) -> Location {
      reading.omission == .none
        ? location(of: id, on: context.side)
        : location(of: id, on: context.side, beside: site.classes(ofElement: index, catalog))
    }
    let own = context.entry.schema.prefixItems
    if context.entry.schema.items != nil || !own.isEmpty {
      let rest = context.entry.schema.items
      let count = reading.omission == .none ? own.count : max(own.count, site.longestPrefix)
      let prefix = (0..<count).map { index in
        (index < own.count ? own[index] : rest).map { place($0, index) } ?? .anything
      }
      parts.append(items(prefix: prefix, rest: rest.map { place($0, nil) } ?? .anything))
    }
    if let contains = context.entry.schema.contains,
      !contains.minimum.isZero || contains.maximum != nil
    {
      if dependsOnPosition(contains.schema, context) {
        parts.append(unknown(.omission, context.number, at: context.site))
        return parts
      }
      let location = place(contains.schema, nil)
      // Two literals, so that either can be negated alone.
      if !contains.minimum.isZero {
        parts.append(
          arena.literal(.contains(location, minimum: contains.minimum, maximum: nil)))
      }
      if let most = contains.maximum {
        parts.append(arena.literal(.contains(location, minimum: Decimal(0), maximum: most)))
      }
    }
    if let rest = context.entry.schema.unevaluatedItems {
      parts.append(unevaluatedElements(rest, context))
    }
    return parts
  }

  /// Whether what is left out of elements may differ from position to position, as seen by a schema for all of them.
  func dependsOnPosition(_ id: SchemaID, _ context: InPlaceContext) -> Bool {
    let site = site(context.site)
    guard reading.omission != .none, site.longestPrefix > 0 else { return false }
    let number = catalog.number(of: id, on: context.side)
    return (0..<site.longestPrefix).contains { index in
      site.classes(ofElement: index, catalog).contains { $0 != number && mayLeaveOut($0) }
    }
  }

  /// The literal about elements; a prefix does not end with what is said of the rest anyway.
  func items(prefix: [Location], rest: Location) -> Formula {
    var prefix = prefix
    while prefix.last == rest { prefix.removeLast() }
    return arena.literal(.items(prefix: prefix, rest: rest))
  }

  // MARK: Values as formulas

  /// What only one value fulfils; arrays and objects in terms of their parts.
  func exactly(_ value: JSONValue) -> Formula {
    func place(_ value: JSONValue) -> Location {
      location(of: arena.literal(.enumeration([value])))
    }
    switch value {
    case .null, .boolean, .number, .string: return arena.literal(.enumeration([value]))
    case .array(let elements):
      return arena.all([
        arena.literal(.types(ValueTypes(only: .array))),
        arena.literal(.minItems(Decimal(elements.count))),
        items(prefix: elements.map(place), rest: .nothing),
      ])
    case .object(let members):
      let names = members.keys.sorted()
      let entries = names.compactMap { name in
        members[name].map { MembersLiteral.Entry(key: name, location: place($0)) }
      }
      return arena.all(
        [
          arena.literal(.types(ValueTypes(only: .object))),
          arena.literal(
            .members(
              MembersLiteral(named: entries, patterns: [], additional: .nothing, free: []))),
        ] + names.map { arena.literal(.required($0)) })
    }
  }

  /// The place of a value that holds a part, some steps into it.
  func location(holding part: JSONValue, at steps: [ValueStep]) -> Location {
    var result = location(of: arena.literal(.enumeration([part])))
    for step in steps.reversed() {
      switch step {
      case .member(let name):
        let entry = MembersLiteral.Entry(key: name, location: result)
        let members = MembersLiteral(named: [entry], patterns: [], additional: .anything)
        result = location(
          of: arena.all([
            arena.literal(.types(ValueTypes(only: .object))), arena.literal(.required(name)),
            arena.literal(.members(members)),
          ]))
      case .element(let index):
        guard index < 1000 else { return .nothing }
        result = location(
          of: arena.all([
            arena.literal(.types(ValueTypes(only: .array))),
            arena.literal(.minItems(Decimal(index + 1))),
            items(prefix: Array(repeating: .anything, count: index) + [result], rest: .anything),
          ]))
      }
    }
    return result
  }
}
