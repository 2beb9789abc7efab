package import APIGraph

/// A part of both descriptions that is not declared as the same component.
package struct DeclarationMove: Sendable {
  package let old: ComponentNames.Declaration
  package let new: ComponentNames.Declaration
  /// Whether generators make a type of the part also where it is written inline.
  package let isType: Bool

  /// A part that moved; `nil` where its name, if it has one, is the same, and where names have no meaning.
  package init?(
    _ old: ComponentNames.Declaration, _ new: ComponentNames.Declaration, isType: Bool
  ) {
    guard old != new, old != .elsewhere, new != .elsewhere else { return nil }
    self.old = old
    self.new = new
    self.isType = isType
  }
}

extension Schema {
  /// Whether generators make a type of it wherever it stands: an object with members, an enumeration, a choice.
  var isGeneratedType: Bool {
    !properties.isEmpty || enumeration != nil || !allOf.isEmpty || !anyOf.isEmpty || !oneOf.isEmpty
  }
}
