import APIGraph
import DocumentTree

/// Turns schemas into formulas, by one reading.
///
/// What applies to the same value is compiled at once; what applies to members and elements is only named, as a
/// `Location`, so that recursion through values does not matter here.
final class FormulaCompiler {
  let catalog: SchemaCatalog
  let reading: SchemaReading
  var arena = FormulaArena()

  private var locations: [LocationContent] = []
  private var locationNumbers: [LocationContent: Location] = [:]
  /// By location; `nil` while it has not been asked for.
  private var formulas: [Formula?] = []

  private var outlines: [Location: NameOutline] = [:]
  private var expressions: [ExactString: RegularExpression?] = [:]

  private var sites: [InPlaceSite] = [InPlaceSite()]
  private var siteNumbers: [[Int32]: Int] = [:]
  private var inPlace: [InPlaceKey: Formula] = [:]
  private var common = CommonFormulas()
  /// The schemas that are being compiled. To meet one of them again is a reference that leads back to itself.
  private var unfinished: Set<InPlaceKey> = []
  private var leavingOut: [Int32: Bool] = [:]
  private var unknowns: [InPlaceKey: Int32] = [:]

  /// How deeply schemas for the same value may be nested.
  private static let maximumDepth = 30

  /// What stands at a location.
  private enum LocationContent: Hashable {
    /// A schema, and the others that apply to the same place by the same description, as far as they matter.
    case schema(Int32, beside: [Int32])
    case formula(Formula)
    case any([Location])
  }

  private struct InPlaceKey: Hashable {
    let schema: Int32
    let site: Int
  }

  init(_ catalog: SchemaCatalog, reading: SchemaReading) {
    self.catalog = catalog
    self.reading = reading
    _ = location(of: Formula.anything)
    _ = location(of: Formula.nothing)
  }

  // MARK: Locations

  private func location(_ content: LocationContent) -> Location {
    if let location = locationNumbers[content] { return location }
    let location = Location(index: locations.count)
    locations.append(content)
    formulas.append(nil)
    locationNumbers[content] = location
    return location
  }

  /// A place where a condition holds that is known already.
  func location(of formula: Formula) -> Location { location(.formula(formula)) }

  /// A place where any of some others would do.
  func location(ofAny others: [Location]) -> Location {
    let others = Set(others).sorted()
    if others.contains(.anything) { return .anything }
    return others.count == 1 ? others[0] : location(.any(others))
  }

  /// The place of a schema on a side.
  func location(of id: SchemaID, on side: InclusionDecider.Sender) -> Location {
    let store = catalog.store(side)
    if id == store.anything { return .anything }
    if id == store.nothing { return .nothing }
    return location(.schema(catalog.number(of: id, on: side), beside: []))
  }

  /// The place of a class of schemas.
  func location(ofClass number: Int32) -> Location { location(.schema(number, beside: [])) }

  /// The place of a part of a schema; other parts that apply to the same place may tell which properties are left out there.
  func location(
    of id: SchemaID, on side: InclusionDecider.Sender, beside others: [Int32]
  ) -> Location {
    location(location(of: id, on: side), beside: others)
  }

  /// The same schema at a place where others apply as well.
  func location(_ location: Location, beside others: [Int32]) -> Location {
    guard reading.omission != .none, case .schema(let number, _) = locations[Int(location.index)]
    else { return location }
    let beside = Set(others.filter(mayLeaveOut)).subtracting([number])
    return beside.isEmpty ? location : self.location(.schema(number, beside: beside.sorted()))
  }

  /// Whether a schema, or one that it leads to, declares a property that messages leave out.
  func mayLeaveOut(_ number: Int32) -> Bool {
    guard catalog.mentions(reading.omission) else { return false }
    if let known = leavingOut[number] { return known }
    var seen: Set<Int32> = [number]
    var pending = [number]
    while let next = pending.popLast() {
      guard let entry = catalog.entry(next) else { continue }
      if leavingOut[next] == true || entry.schema.leavesOut(reading.omission, catalog, entry.side) {
        leavingOut[number] = true
        return true
      }
      for part in entry.parts(catalog) where seen.insert(part).inserted { pending.append(part) }
    }
    for number in seen { leavingOut[number] = false }
    return false
  }

  /// Whether the schema at a location may speak of members, its own or those of its elements.
  func hasMembers(_ location: Location) -> Bool {
    guard case .schema(let number, _) = locations[Int(location.index)],
      let entry = catalog.entry(number)
    else { return false }
    return !entry.schema.effectiveTypes.isDisjoint(with: .containers)
  }

  /// Whether any of several schemas would do at a location, so that nobody can say what is declared there.
  func isChoice(_ location: Location) -> Bool {
    if case .any = locations[Int(location.index)] { true } else { false }
  }

  /// The names that the schema at a location declares; `nil` if there is none.
  func outline(at location: Location) -> NameOutline? {
    if let known = outlines[location] { return known }
    guard case .schema(let number, let beside) = locations[Int(location.index)],
      let entry = catalog.entry(number)
    else { return nil }
    let context = InPlaceContext(entry: entry, site: site(of: number, beside: beside), depth: 0)
    let outline = NameOutline(context, self)
    outlines[location] = outline
    return outline
  }

  /// What is demanded at a location.
  func formula(at location: Location) -> Formula {
    if let formula = formulas[Int(location.index)] { return formula }
    let formula: Formula
    switch locations[Int(location.index)] {
    case .formula(let known): formula = known
    case .any(let others):
      let parts = others.map { self.formula(at: $0) }
      formula = arena.any(parts)
    case .schema(let number, let beside):
      formula =
        commonFormula(of: number, depth: 0)
        ?? self.formula(of: number, at: site(of: number, beside: beside), depth: 0)
    }
    formulas[Int(location.index)] = formula
    return formula
  }

  /// The values that a location lists, if its schema says so itself.
  func listedValues(at location: Location) -> [JSONValue]? {
    switch locations[Int(location.index)] {
    case .schema(let number, _): return catalog.entry(number)?.schema.enumeration
    case .formula(let formula):
      guard case .literal(.enumeration(let values)) = arena[formula], !formula.isNegated else {
        return nil
      }
      return values
    case .any: return nil
    }
  }

  /// The expression of a pattern; `nil` when it is none.
  func expression(_ pattern: ExactString) -> RegularExpression? {
    if let known = expressions[pattern] { return known }
    let expression = RegularExpression(pattern.string)
    expressions.updateValue(expression, forKey: pattern)
    return expression
  }

  // MARK: Schemas for one place

  /// The names of the properties that messages leave out at a place.
  func omittedNames(at site: Int) -> Set<ExactString> { sites[site].omitted }

  /// The place of a schema with all that applies there; one place stands for all where nothing is ever left out.
  private func site(of number: Int32, beside: [Int32]) -> Int {
    guard reading.omission != .none else { return 0 }
    let key = ([number] + beside).sorted()
    if let site = siteNumbers[key] { return site }
    let site = InPlaceSite(classes: key, omission: reading.omission, catalog: catalog)
    siteNumbers[key] = sites.count
    sites.append(site)
    return sites.count - 1
  }

  /// What is known of the place at which schemas are compiled.
  func site(_ number: Int) -> InPlaceSite { sites[number] }

  /// The formula of a schema that applies at a place.
  func formula(
    of id: SchemaID, on side: InclusionDecider.Sender, at site: Int, depth: Int
  ) -> Formula {
    let store = catalog.store(side)
    if id == store.anything { return .anything }
    if id == store.nothing { return .nothing }
    return formula(of: catalog.number(of: id, on: side), at: site, depth: depth)
  }

  private func formula(of number: Int32, at site: Int, depth: Int) -> Formula {
    if let formula = commonFormula(of: number, depth: depth) { return formula }
    let key = InPlaceKey(schema: number, site: site)
    if let formula = inPlace[key] {
      common.except()
      return formula
    }
    guard !unfinished.contains(key) else {
      return unknown(.circularReference, number, at: site)
    }
    guard depth < Self.maximumDepth, let entry = catalog.entry(number) else {
      return unknown(.depth, number, at: site)
    }
    unfinished.insert(key)
    let mark = common.begin(at: depth)
    let formula: Formula
    if let text = entry.schema.opaqueText {
      formula = arena.literal(.unknown(.unread(text), number))
    } else if entry.schema.isNever {
      formula = .nothing
    } else {
      formula = arena.all(parts(of: InPlaceContext(entry: entry, site: site, depth: depth)))
    }
    unfinished.remove(key)
    inPlace[key] = formula
    common.end(mark, with: formula, of: number, isKept: leavesNothingOut)
    return formula
  }

  /// The formula of a class of schemas wherever it stands; `nil` where that is not known.
  private func commonFormula(of number: Int32, depth: Int) -> Formula? {
    guard leavesNothingOut else { return nil }
    return common.formula(of: number, at: depth, below: Self.maximumDepth)
  }

  /// Whether messages leave out no property of any schema, so that all places are alike though each is looked at.
  private var leavesNothingOut: Bool {
    reading.omission != .none && !catalog.mentions(reading.omission)
  }

  /// A condition that is not known, other than all that belong to other schemas.
  func unknown(_ reason: UndecidedReason, _ number: Int32, at site: Int) -> Formula {
    common.except()
    let key = InPlaceKey(schema: number, site: site)
    let identity = unknowns[key] ?? Int32(unknowns.count)
    unknowns[key] = identity
    return arena.literal(.unknown(reason, identity))
  }

  private func parts(of context: InPlaceContext) -> [Formula] {
    assertions(of: context.entry) + memberParts(of: context) + elementParts(of: context)
      + choices(of: context)
  }
}

/// A schema that is being compiled, and where it stands.
struct InPlaceContext {
  let entry: CatalogEntry
  let site: Int
  /// How many schemas for the same value stand around it.
  let depth: Int

  /// The class of the schema.
  var number: Int32 { entry.number }

  /// The description that the schema's identifiers belong to.
  var side: InclusionDecider.Sender { entry.side }
}
