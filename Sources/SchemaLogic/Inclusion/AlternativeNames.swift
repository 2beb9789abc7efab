import APIGraph
import DocumentTree

/// The names that the alternatives of a sender declare, each for itself.
///
/// A value of one alternative may use names of another where it is a value of that one as well, and then both declare names inside
/// its members.
struct AlternativeNames {
  /// What alternatives say of a name.
  private struct Declaration {
    /// The class of the members that have members or elements themselves, if there are such.
    var container: Int32?
    /// Whether there are containers of several classes.
    var hasSeveralContainers = false

    /// Takes note of one more member, of a class that has members or elements itself.
    mutating func note(_ container: Int32?) {
      guard let container else { return }
      if let known = self.container, known != container { hasSeveralContainers = true }
      self.container = container
    }
  }

  private let catalog: SchemaCatalog
  /// Tells which alternatives have values in common.
  private var common: AlternativePartners
  private var declarations: [ExactString: Declaration] = [:]
  /// Whether an alternative allows any name, or elements of several alternatives may be the same.
  private var isOpen: Bool

  init(_ alternatives: [CatalogEntry], _ catalog: SchemaCatalog) {
    self.catalog = catalog
    let wholes = alternatives.map { $0.whole(catalog) }
    common = AlternativePartners(sent: wholes, received: wholes, asked: wholes.count)
    isOpen = alternatives.count { $0.schema.effectiveTypes.contains(.array) } > 1
    for alternative in alternatives where alternative.schema.effectiveTypes.contains(.object) {
      let store = catalog.store(alternative.side)
      if alternative.schema.properties.isEmpty || alternative.schema.isMapOfMembers(store) {
        isOpen = true
      }
      let numbers = alternative.memberNumbers(catalog)
      for (property, number) in zip(alternative.schema.properties, numbers) {
        let types = store.plainTypes(of: property.schema)
        let isContainer = types.map { !$0.isDisjoint(with: .containers) } ?? true
        declarations[property.name, default: Declaration()].note(isContainer ? number : nil)
      }
      // What is required is used, declared or not.
      for name in alternative.schema.required where alternative.schema.property(name) == nil {
        declarations[name, default: Declaration()].hasSeveralContainers = true
      }
    }
  }

  /// What can be assumed of the names in values of one alternative, for one of the receiver that may accept them; `nil` where nothing
  /// can be assumed of those inside its members.
  mutating func names(
    _ names: MonotoneProof.Names, in sent: CatalogEntry, for received: CatalogEntry
  ) -> MonotoneProof.Names? {
    if common.partners(of: sent.whole(catalog), usesOwnNames: false).count == 1 { return names }
    if isOpen { return nil }
    for property in sent.schema.properties
    where declarations[property.name]?.hasSeveralContainers ?? false {
      return nil
    }
    let isFresh = received.schema.properties.enumerated().allSatisfy { index, property in
      sent.position(of: property.name, guess: index) != nil || declarations[property.name] == nil
    }
    return isFresh ? names : names.amongOthers
  }
}
