import APIGraph
import DocumentTree

/// Finds the parts of pairs of schemas whose texts are plain and the same on both sides: whatever differs stands behind references in
/// these parts.
///
/// Most schemas that lead to a change are such, and neither side of them is read.
final class EqualTexts {
  /// The parts of a pair that may differ.
  ///
  /// A reference, because the same pair is met in many messages, and so that what is found out about it is kept with it.
  final class Parts {
    let properties: [Property]
    /// The schemas of the elements; `nil` where these are the same.
    let items: (old: SchemaID, new: SchemaID)?
    /// All alternatives, each with its counterpart, if some may differ.
    let branches: [(old: Schema.Branch, new: Schema.Branch)]
    /// Whether no more than one alternative may hold.
    let isExclusive: Bool
    /// Whether nothing is to be told of the properties themselves; `nil` while nobody has asked.
    fileprivate var arePropertiesToldElsewhere: Bool?
    /// The ways to the alternatives.
    private(set) lazy var branchSteps = branches.map { branch in
      PartStep(branch.new.stepName(isExclusive ? "oneOf" : "anyOf", isLone: false), .inPlace)
    }

    init(
      properties: [Property] = [], items: (old: SchemaID, new: SchemaID)? = nil,
      branches: [(old: Schema.Branch, new: Schema.Branch)] = [], isExclusive: Bool = false
    ) {
      self.properties = properties
      self.items = items
      self.branches = branches
      self.isExclusive = isExclusive
    }
  }

  /// A property that may differ.
  struct Property {
    let old: Schema.Property
    let new: Schema.Property
    let isListed: Bool
  }

  private let schemas: SchemaPair
  private let unchanged: UnchangedSchemas
  /// By the identifiers of both schemas.
  private var known: [QuickKey: Parts?] = [:]

  init(_ schemas: SchemaPair, unchanged: UnchangedSchemas) {
    self.schemas = schemas
    self.unchanged = unchanged
  }

  /// The parts of a pair; `nil` where the texts are not the same, not plain, or declared as different components.
  func parts(old: SchemaID, new: SchemaID) -> Parts? {
    guard unchanged.index != nil else { return nil }
    let key = QuickKey(Int(old.index) << 32 | Int(new.index))
    if let known = known[key] { return known }
    let parts = findParts(old, new)
    known[key] = parts
    return parts
  }

  /// Whether nothing is to be told of the properties of a pair themselves.
  func arePropertiesToldElsewhere(_ parts: Parts) -> Bool {
    if let known = parts.arePropertiesToldElsewhere { return known }
    let answer = parts.properties.allSatisfy(isToldElsewhere)
    parts.arePropertiesToldElsewhere = answer
    return answer
  }

  /// Whether nothing is to be told of a property itself: it is in all messages, and its annotations are the same.
  private func isToldElsewhere(_ property: Property) -> Bool {
    let (oldID, newID) = (property.old.schema, property.new.schema)
    if sayTheSamePlainly(oldID, newID) { return true }
    let (old, new) = (schemas.old.schema(oldID), schemas.new.schema(newID))
    return ![old, new].contains { $0.isImpossible || $0.isReadOnly || $0.isWriteOnly }
      && haveSameEntries(old.facts, new.facts)
  }

  /// Whether two schemas say the same of what they hold but for what stands behind references, and neither is `readOnly` or `writeOnly`.
  private func sayTheSamePlainly(_ old: SchemaID, _ new: SchemaID) -> Bool {
    parts(old: old, new: new) != nil && schemas.old.outline(of: old)?.isFlagged == false
  }

  private func findParts(_ oldID: SchemaID, _ newID: SchemaID) -> Parts? {
    guard let index = unchanged.index,
      let oldSite = schemas.old.staticSite(of: oldID),
      let newSite = schemas.new.staticSite(of: newID),
      oldSite.dialect == newSite.dialect, index.haveEqualTexts(oldSite.origin, newSite.origin),
      !unchanged.declarations.differ(oldSite.origin, newSite.origin),
      let old = schemas.old.outline(of: oldID), let new = schemas.new.outline(of: newID)
    else { return nil }
    switch (old.content, new.content) {
    case (.scalars, .scalars): return Parts()
    case (.list(let items), .list(let newItems)):
      guard let items, let newItems else { return Parts() }
      return parts(ofItems: items, newItems, old, new)
    case (.object(let properties, let others, _), .object(let newProperties, let newOthers, _)):
      if let others, let newOthers {
        // What is said of other members is rarely what leads on.
        guard
          unchanged.contains(
            Origin(document: old.origin.document, node: others),
            Origin(document: new.origin.document, node: newOthers))
        else { return nil }
      }
      return parts(ofProperties: properties, newProperties, old, new)
    case (.choice(let branches, let isExclusive), .choice(let newBranches, _)):
      let pairs = zip(branches, newBranches).map { branch, partner in
        (old: schemas.old.branch(branch, of: old), new: schemas.new.branch(partner, of: new))
      }
      return Parts(branches: pairs, isExclusive: isExclusive)
    default: return nil
    }
  }

  private func parts(
    ofItems items: NodeID, _ newItems: NodeID, _ old: SchemaOutline, _ new: SchemaOutline
  ) -> Parts {
    let pair = (
      old: schemas.old.identify(items.index, of: old),
      new: schemas.new.identify(newItems.index, of: new)
    )
    return Parts(items: unchanged.contains(pair.old, pair.new) ? nil : pair)
  }

  private func parts(
    ofProperties properties: Range<UInt32>, _ newProperties: Range<UInt32>, _ old: SchemaOutline,
    _ new: SchemaOutline
  ) -> Parts? {
    guard let index = unchanged.index else { return nil }
    var changed: [Property] = []
    for (position, node) in properties.enumerated() {
      let origin = Origin(document: old.origin.document, node: NodeID(index: node))
      guard
        let partner = index.partner(
          ofOld: origin, at: position, among: newProperties, in: new.origin.document)
      else { return nil }
      let other = Origin(document: new.origin.document, node: NodeID(index: partner))
      // The same text is the same schema where it depends on nothing else.
      guard index.dependOnOthers(origin, other) else { continue }
      let property = schemas.old.property(node, of: old)
      let newProperty = schemas.new.property(partner, of: new)
      if unchanged.contains(property, newProperty) { continue }
      changed.append(
        Property(
          old: property, new: newProperty, isListed: schemas.old.requires(propertyAt: node, old)))
    }
    return Parts(properties: changed)
  }
}
