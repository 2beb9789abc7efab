import APIGraph
import DocumentTree

/// Which names of members a schema declares: in the part common to all branches, and in each branch.
struct NameOutline {
  /// What one part of a schema declares.
  struct Part {
    /// When the part applies.
    var condition = Formula.anything
    var names: Set<ExactString> = []
    /// The names that it requires, declared or not.
    var required: Set<ExactString> = []
    /// Whether it allows names that it does not declare, and says what they may hold.
    var isMap = false
    /// Whether another branch beside it declares names, so that one that does not allows any name.
    var isBesideNames = false
  }

  /// What applies to every value.
  private(set) var common = Part()
  private(set) var branches: [Part] = []

  /// The names that are left out of messages, so that no sender uses them.
  let omitted: Set<ExactString>

  /// Whether anything is said of names that are not declared (`closed-producer` asks).
  private(set) var speaksOfOthers = false

  private var remaining = 400

  /// Whether there is more than was looked through, so that nothing is assumed of names.
  private(set) var isTooLarge = false

  /// Whether more schemas may apply to members or elements than those that the parts name, so that nothing is assumed of names inside.
  private(set) var isOpenInside = false

  private static let maximumDepth = 30

  init(_ context: InPlaceContext, _ compiler: FormulaCompiler) {
    omitted = compiler.omittedNames(at: context.site)
    common = part(of: context, compiler, depth: 0)
    // Of what is too large to be looked through nothing is assumed.
    if isTooLarge { common.isMap = true }
  }

  /// All declared names.
  var names: Set<ExactString> {
    branches.reduce(into: common.names) { $0.formUnion($1.names) }
  }

  /// All names that are declared or required.
  var namesInUse: Set<ExactString> {
    branches.reduce(into: common.names.union(common.required)) {
      $0.formUnion($1.names)
      $0.formUnion($1.required)
    }
  }

  /// Whether values are to be expected that use any name.
  var mayAllowAnyName: Bool {
    common.isMap || branches.contains(where: \.isMap)
      || (common.names.isEmpty && (branches.isEmpty || branches.contains(where: \.names.isEmpty)))
  }

  /// What a schema declares itself and through `allOf`; its branches are added to the list.
  private mutating func part(
    of context: InPlaceContext, _ compiler: FormulaCompiler, depth: Int
  ) -> Part {
    var part = Part()
    part.names = Set(context.entry.schema.properties.map(\.name))
    part.required = context.entry.schema.required
    part.isMap = context.entry.schema.isMapOfMembers(compiler.catalog.store(context.side))
    speaksOfOthers =
      speaksOfOthers || context.entry.schema.additionalProperties != nil
      || context.entry.schema.unevaluatedProperties != nil
      || !context.entry.schema.patternProperties.isEmpty
      || context.entry.schema.propertyNames != nil
    isOpenInside =
      isOpenInside
      || context.entry.schema.hasPartsBesideOthers(compiler.catalog.store(context.side))
    remaining -= 1
    guard remaining > 0, depth < Self.maximumDepth else {
      isTooLarge = true
      isOpenInside = true
      return part
    }
    for branch in context.entry.schema.allOf {
      let inner = self.part(of: context.with(branch.schema, compiler), compiler, depth: depth + 1)
      part.names.formUnion(inner.names)
      part.required.formUnion(inner.required)
      part.isMap = part.isMap || inner.isMap
    }
    for list in [context.entry.schema.anyOf, context.entry.schema.oneOf] where !list.isEmpty {
      let formulas = compiler.branches(list, context)
      add(
        zip(list, formulas).map { ($0.schema, [$1]) }, of: context, compiler, depth: depth)
    }
    for (name, id) in context.entry.schema.dependentSchemas {
      let present = compiler.arena.literal(.required(name))
      add([(id, [present, compiler.inPlace(id, context)])], of: context, compiler, depth: depth)
    }
    if let conditional = context.entry.schema.conditional {
      let condition = compiler.inPlace(conditional.condition, context)
      var list = [(conditional.condition, [condition])]
      if let id = conditional.consequence {
        list.append((id, [condition, compiler.inPlace(id, context)]))
      }
      if let id = conditional.alternative {
        list.append((id, [compiler.arena.refused(condition), compiler.inPlace(id, context)]))
      }
      add(list, of: context, compiler, depth: depth)
    }
    return part
  }

  /// Adds a group of branches, and what they have below them.
  private mutating func add(
    _ list: [(id: SchemaID, conditions: [Formula])], of context: InPlaceContext,
    _ compiler: FormulaCompiler, depth: Int
  ) {
    var group: [Part] = []
    for (id, conditions) in list {
      let start = branches.count
      var inner = part(of: context.with(id, compiler), compiler, depth: depth + 1)
      inner.condition = compiler.arena.all(conditions)
      for index in branches.indices[start...] {
        branches[index].condition = compiler.arena.all(conditions + [branches[index].condition])
      }
      group.append(inner)
    }
    let isDeclaring = group.contains { !$0.names.isEmpty }
    for index in group.indices { group[index].isBesideNames = isDeclaring }
    branches += group
  }
}

extension InPlaceContext {
  /// The place of another schema for the same value.
  fileprivate func with(_ id: SchemaID, _ compiler: FormulaCompiler) -> InPlaceContext {
    InPlaceContext(
      entry: compiler.catalog.entry(of: id, on: side) ?? entry, site: site, depth: depth + 1)
  }
}

extension Schema {
  /// Whether it has schemas with names for members or elements, which depend on what others say of them, or which some need
  /// not fulfil.
  fileprivate func hasPartsBesideOthers(_ store: SchemaStore) -> Bool {
    [unevaluatedProperties, unevaluatedItems, contains?.schema].compactMap(\.self).contains { id in
      let schema = store.schema(id)
      return id != store.anything && !schema.isNever
        && !schema.effectiveTypes.isDisjoint(with: .containers)
    }
  }

  /// Whether members may have names that are not declared, and hold what a schema says.
  func isMapOfMembers(_ store: SchemaStore) -> Bool {
    let rests = [additionalProperties, unevaluatedProperties].compactMap(\.self)
    return !patternProperties.isEmpty
      || rests.contains { $0 != store.anything && !store.schema($0).isNever }
  }
}
