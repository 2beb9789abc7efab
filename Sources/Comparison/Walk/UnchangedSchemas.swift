import APIGraph

/// Tells which schemas need not be compared because nothing in them can differ.
///
/// It is asked for every part of every schema. A class is not copied for that with all that it holds.
final class UnchangedSchemas {
  private let schemas: SchemaPair
  private let declarations: DeclarationPair
  /// What need not be compared; `nil` where everything is.
  private let index: ChangeIndex?

  init(schemas: SchemaPair, declarations: DeclarationPair, index: ChangeIndex?) {
    self.schemas = schemas
    self.declarations = declarations
    self.index = index
  }

  /// Whether two places cannot differ, nor be different components.
  func contains(_ old: Origin, _ new: Origin) -> Bool {
    guard let index else { return false }
    return index.isUnchanged(old, new) && !declarations.differ(old, new)
  }

  /// Whether two properties cannot differ: neither where they are declared nor in their schemas, which may be merged from others.
  func contains(_ old: Schema.Property, _ new: Schema.Property) -> Bool {
    contains(old.schema, at: old.origin, new.schema, at: new.origin)
  }

  /// Whether two branches cannot differ: neither where they are named nor in their schemas.
  func contains(_ old: Schema.Branch, _ new: Schema.Branch) -> Bool {
    contains(old.schema, at: old.origin, new.schema, at: new.origin)
  }

  /// Whether two schemas cannot differ, nor what stands where they are named.
  private func contains(
    _ old: SchemaID, at oldOrigin: Origin, _ new: SchemaID, at newOrigin: Origin
  ) -> Bool {
    guard let oldSite = schemas.old.site(of: old), let newSite = schemas.new.site(of: new) else {
      return false
    }
    return contains(oldOrigin, newOrigin)
      && (oldSite == oldOrigin && newSite == newOrigin || contains(oldSite, newSite))
  }

  /// Whether two schemas cannot differ.
  func contains(_ old: SchemaID, _ new: SchemaID) -> Bool {
    guard let oldSite = schemas.old.site(of: old), let newSite = schemas.new.site(of: new) else {
      return false
    }
    return contains(oldSite, newSite)
  }
}
