/// How schemas are read when values are judged by them.
package struct SchemaReading: Hashable, Sendable {
  /// The properties that a message leaves out.
  package enum Omission: UInt8, Hashable, Sendable {
    case none
    /// What the API receives: `readOnly` properties are neither required nor constrained (OAS 3.0 §4.7.24.2).
    case readOnly
    /// What the API sends: the same for `writeOnly` properties.
    case writeOnly
  }

  /// The properties that are left out.
  package var omission: Omission = .none

  /// Whether a branch that is named by a reference beside a `discriminator` also demands its tag.
  package var readsDiscriminators = false

  /// Whether a branch that lists other values for the property of the discriminator is told by those, and not by its tag.
  package var prefersListedTags = false

  /// How values are written.
  package var spelling: Spelling = .json

  /// Whether formats with a known meaning are assertions; otherwise every format is an annotation.
  package var assertsFormats = true

  /// Whether an alternative of `oneOf` or `anyOf` is told by its names: it has none that only others beside it declare, and `oneOf` is
  /// read as `anyOf`.
  ///
  /// Not as the book has it, but as open objects that are listed as alternatives are meant. The search reads so; the validator does not.
  package var tellsAlternativesByNames = false

  package init(
    omission: Omission = .none, readsDiscriminators: Bool = false,
    prefersListedTags: Bool = false, spelling: Spelling = .json,
    assertsFormats: Bool = true
  ) {
    self.omission = omission
    self.readsDiscriminators = readsDiscriminators
    self.prefersListedTags = prefersListedTags
    self.spelling = spelling
    self.assertsFormats = assertsFormats
  }

  /// Whether discriminators are read, and what the branches list tells them.
  var tellsByListedTags: Bool { readsDiscriminators && prefersListedTags }

  /// Hashes all of it as one number, because readings are part of many keys.
  package func hash(into hasher: inout Hasher) {
    var bits = UInt32(omission.rawValue) << 8 | UInt32(spelling.rawValue) << 4
    if readsDiscriminators { bits |= 1 }
    if prefersListedTags { bits |= 2 }
    if assertsFormats { bits |= 4 }
    if tellsAlternativesByNames { bits |= 8 }
    hasher.combine(bits)
  }

  /// As JSON Schema reads it, with formats asserted.
  package static let pure = SchemaReading()
}
