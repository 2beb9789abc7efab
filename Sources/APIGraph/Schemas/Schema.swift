package import DocumentTree

/// Names a schema of a `SchemaStore`. Recursion is an identifier that is met again.
package struct SchemaID: Hashable, Comparable, Sendable {
  package let index: Int32

  package init(index: Int32) { self.index = index }

  package static func < (left: SchemaID, right: SchemaID) -> Bool { left.index < right.index }
}

/// A limit of a range, and whether it is itself outside.
package struct Bound: Hashable, Sendable {
  package let value: Decimal
  package let isExclusive: Bool

  package init(_ value: Decimal, isExclusive: Bool = false) {
    self.value = value
    self.isExclusive = isExclusive
  }
}

/// One schema in canonical form (what says the same in other words disappears in reading): references followed, `allOf` merged where that is
/// exact, one notion of null, `const` as `enum`, numeric exclusive bounds.
///
/// `facts` holds every keyword that is no applicator under its name, canonical and with the place it came from; the typed
/// members are the same facts, ready to be reasoned with. Applicators stand in members of their own.
///
/// A reference, because a schema has many members and is handed around a lot. Belongs to the thread that its store belongs to.
package final class Schema: @unchecked Sendable {
  package let origin: Origin

  /// The schema `false`: nothing is valid.
  package let isNever: Bool

  // Assertions. `nil` means that the keyword says nothing.
  package let types: JSONTypes?
  package let enumeration: [JSONValue]?
  /// Of `enumeration`, where it is a list of texts that stands so in the document: equal for equal lists of both descriptions. Lists
  /// may be long, and the same ones are written in many places.
  package let enumerationHash: StructuralHash?
  package let minLength: Decimal?
  package let maxLength: Decimal?
  package let format: String?
  package let hasUniqueItems: Bool
  package let required: Set<ExactString>

  // Applicators on members and elements.
  package let properties: [Property]
  /// `nil` when it is absent, `true` or `{}`.
  package let additionalProperties: SchemaID?
  /// The elements after the prefix; `nil` when it is absent, `true` or `{}`.
  package let items: SchemaID?

  // Applicators in place.
  /// The parts that could not be merged exactly.
  package let allOf: [Branch]
  /// Empty when absent.
  package let anyOf: [Branch]
  /// Empty when absent.
  package let oneOf: [Branch]

  /// The keywords that few schemas have.
  let rare: RareKeywordBox?

  package let isReadOnly: Bool
  package let isWriteOnly: Bool
  package let isDeprecated: Bool

  /// The facts that are kept as they are.
  private let rest: Facts
  /// Where its assertions were written; `nil` where `rest` holds the facts of assertions too.
  private let origins: KeywordOrigins?
  /// The facts, once somebody has asked for them, which few do.
  private var madeFacts: Facts?

  /// Every keyword that is no applicator.
  package var facts: Facts {
    guard let origins else { return rest }
    if let madeFacts { return madeFacts }
    let facts = CanonicalFacts.facts(of: self, origins: origins, rest: rest)
    madeFacts = facts
    return facts
  }

  /// The fact of a keyword that asserts nothing, such as `default`.
  package func annotation(_ field: Field) -> Fact? { rest[field] }

  /// A schema of contents whose facts are taken as they are.
  package convenience init(_ contents: consuming SchemaContents) {
    self.init(contents, origins: nil)
  }

  /// The schema of contents whose facts are those beside its assertions, which were written at some places.
  init(_ contents: consuming SchemaContents, origins: KeywordOrigins?) {
    origin = contents.origin
    isNever = contents.isNever
    types = contents.types
    enumeration = contents.enumeration
    enumerationHash = contents.enumerationHash
    minLength = contents.minLength
    maxLength = contents.maxLength
    format = contents.format
    hasUniqueItems = contents.hasUniqueItems
    required = contents.required
    properties = contents.properties
    additionalProperties = contents.additionalProperties
    items = contents.items
    allOf = contents.allOf
    anyOf = contents.anyOf
    oneOf = contents.oneOf
    rare = contents.rare
    rest = contents.facts
    self.origins = origins
    let facts = contents.facts
    isReadOnly = facts.isTrue("readOnly")
    isWriteOnly = facts.isTrue("writeOnly")
    isDeprecated = facts.isTrue("deprecated")
  }

  /// The types that values may have; all of them when `type` says nothing.
  package var effectiveTypes: JSONTypes { types ?? .all }

  /// The property with this name.
  package func property(_ name: ExactString) -> Property? { properties.first { $0.name == name } }

  /// A member that `properties` names.
  package struct Property: Sendable {
    package let name: ExactString
    package let schema: SchemaID
    /// The place of the declaration: the node that stands under the name, a reference not followed.
    package let origin: Origin

    package init(name: ExactString, schema: SchemaID, origin: Origin) {
      self.name = name
      self.schema = schema
      self.origin = origin
    }
  }

  /// Members whose name matches a pattern.
  package struct PatternProperty: Sendable {
    package let pattern: ExactString
    package let schema: SchemaID
    package let origin: Origin

    package init(pattern: ExactString, schema: SchemaID, origin: Origin) {
      self.pattern = pattern
      self.schema = schema
      self.origin = origin
    }
  }

  /// `contains` with its counts; `minContains` is 1 when it is absent.
  package struct Contains: Sendable {
    package let schema: SchemaID
    package let minimum: Decimal
    package let maximum: Decimal?

    package init(schema: SchemaID, minimum: Decimal, maximum: Decimal?) {
      self.schema = schema
      self.minimum = minimum
      self.maximum = maximum
    }
  }

  /// `if`, `then` and `else`; an absent branch accepts everything.
  package struct Conditional: Sendable {
    package let condition: SchemaID
    package let consequence: SchemaID?
    package let alternative: SchemaID?

    package init(condition: SchemaID, consequence: SchemaID?, alternative: SchemaID?) {
      self.condition = condition
      self.consequence = consequence
      self.alternative = alternative
    }
  }

  /// One schema of a composition.
  package struct Branch: Sendable {
    package let schema: SchemaID
    /// The last token of the reference by which the branch is named; `nil` for inline schemas.
    package let referenceName: String?
    /// The values of the discriminator's property that select this branch; empty without a discriminator.
    package var tags: [ExactString]
    /// Where values without a tag, and with one that leads nowhere, are read as this branch: the tags that lead to others; `nil`
    /// for every other branch (OAS 3.2 §4.25, `defaultMapping`).
    package var tagsOfOthers: [ExactString]?
    /// The place of the branch in the composition: a reference not followed.
    package let origin: Origin

    package init(
      schema: SchemaID, referenceName: String?, tags: [ExactString] = [], origin: Origin
    ) {
      self.schema = schema
      self.referenceName = referenceName
      self.tags = tags
      self.origin = origin
    }
  }

  /// The property whose value selects a branch (OAS 3.1 §4.8.25).
  package struct Discriminator: Sendable {
    package let propertyName: ExactString
    /// The schemas that name this one in their `allOf`, where the discriminator stands without `oneOf` or `anyOf`, and
    /// the targets of its mapping. Each with its tags.
    package var subtypes: [Branch]
    /// What values without a tag, and with one that leads nowhere, are read as; placed where that is said (OAS 3.2 §4.25).
    package let fallback: Branch?
    package let origin: Origin

    package init(
      propertyName: ExactString, subtypes: [Branch], fallback: Branch? = nil, origin: Origin
    ) {
      self.propertyName = propertyName
      self.subtypes = subtypes
      self.fallback = fallback
      self.origin = origin
    }
  }
}

extension Schema {
  /// Whether no value is valid: the schema `false`, or types that exclude each other.
  package var isImpossible: Bool { isNever || types?.isEmpty == true }
}
