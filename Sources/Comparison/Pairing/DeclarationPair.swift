import APIGraph

/// How the parts of both descriptions are declared: as which component, or where they are used.
struct DeclarationPair {
  private let old: ComponentNames
  private let new: ComponentNames

  /// Whether both descriptions stand in one document each, so that nothing is declared elsewhere.
  private let areWhole: Bool

  init(old: API, new: API) {
    areWhole = old.documents.documents.count == 1 && new.documents.documents.count == 1
    self.old = ComponentNames(old)
    self.new = ComponentNames(new)
  }

  /// Whether two schemas that belong together are not the same component, though one of them is a component.
  func differ(_ oldOrigin: Origin, _ newOrigin: Origin) -> Bool {
    !old.isNamed(oldOrigin, as: newOrigin, in: new)
  }

  /// The move of a part from one declaration to another; `nil` where the two are the same.
  ///
  /// The place of a part may be that of a component of another kind, as in Swagger 2.0, whose parameters are their own
  /// schemas: there, too, the part has no name of its own.
  func move(
    _ kind: String, _ oldOrigin: Origin, _ newOrigin: Origin, isType: Bool
  ) -> DeclarationMove? {
    let before = old.declaration(at: oldOrigin)
    let after = new.declaration(at: newOrigin)
    for case .component(let name) in [before, after] where name.kind != kind { return nil }
    return DeclarationMove(before, after, isType: isType)
  }

  /// The components that two parts are where the other is written in another document, under a name that is not known.
  func moved(
    _ oldOrigin: Origin, _ newOrigin: Origin
  ) -> (old: ComponentNames.Name?, new: ComponentNames.Name?) {
    guard oldOrigin.document != 0 || newOrigin.document != 0 || !areWhole else { return (nil, nil) }
    return (
      new.declaration(at: newOrigin) == .elsewhere ? old.name(at: oldOrigin) : nil,
      old.declaration(at: oldOrigin) == .elsewhere ? new.name(at: newOrigin) : nil
    )
  }

  /// The component that stands at a place of the old description.
  func oldComponent(at origin: Origin) -> ComponentNames.Name? {
    guard case .component(let name) = old.declaration(at: origin) else { return nil }
    return name
  }

  /// The component that stands at a place of the new description.
  func newComponent(at origin: Origin) -> ComponentNames.Name? {
    guard case .component(let name) = new.declaration(at: origin) else { return nil }
    return name
  }
}
