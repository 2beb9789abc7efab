package import APIGraph
package import DocumentTree

/// The part of a schema that a finding is about, where it can be judged apart from the rest.
package enum Concern: Hashable, Sendable {
  /// Plain assertions.
  case keywords(Set<Field>)
  /// That a property is there.
  case required(ExactString)
  /// Which names members may have.
  case names
  /// Whether members may have a name.
  case name(ExactString)
  /// What a declared property holds.
  case member(ExactString)
  /// An applicator: `anyOf`, `oneOf`, `not`, `contains`, `if`, `propertyNames`.
  case applicator(Field)
}

extension Schema {
  /// A schema that says what this one says about a concern, and nothing else; `nil` where the concern does not stand alone.
  ///
  /// `isLeftOut` tells of a property whether messages leave it out.
  func projected(
    on concern: Concern, in store: SchemaStore, isLeftOut: (Schema) -> Bool
  ) -> SchemaContents? {
    var part = SchemaContents(origin: origin)
    switch concern {
    case .keywords(let fields):
      for field in fields.sorted(by: { $0.name < $1.name }) {
        guard part.copy(field, from: self) else { return nil }
      }
    case .required(let name):
      part.required = required.intersection([name])
      // Whether a flagged property need be there depends on its flag.
      part.properties = properties.filter { $0.name == name && isLeftOut(store.schema($0.schema)) }
    case .names:
      part.properties = properties.map {
        let isImpossible = store.schema($0.schema).isImpossible
        return Property(
          name: $0.name, schema: isImpossible ? store.nothing : store.anything, origin: $0.origin)
      }
      part.patternProperties = patternProperties.map {
        PatternProperty(pattern: $0.pattern, schema: store.anything, origin: $0.origin)
      }
      part.additionalProperties = additionalProperties
    case .name(let name):
      // Where patterns speak of names as well, they have to be looked at together.
      guard patternProperties.isEmpty else {
        return projected(on: .names, in: store, isLeftOut: isLeftOut)
      }
      if let property = property(name) {
        let isImpossible = store.schema(property.schema).isImpossible
        let schema = isImpossible ? store.nothing : store.anything
        part.properties = [Property(name: name, schema: schema, origin: property.origin)]
      } else if let additionalProperties {
        part.properties = [Property(name: name, schema: additionalProperties, origin: origin)]
      }
    case .member(let name):
      part.properties = properties.filter { $0.name == name }
    case .applicator(let field):
      // What counts as evaluated depends on everything beside it.
      if unevaluatedProperties != nil || unevaluatedItems != nil { return nil }
      switch field.name {
      case "anyOf": part.anyOf = anyOf
      case "oneOf": part.oneOf = oneOf
      case "not": part.not = not
      case "contains": part.contains = contains
      case "if": part.conditional = conditional
      default: return nil
      }
      part.discriminator = discriminator
    }
    return part
  }
}

extension SchemaContents {
  /// Takes a plain assertion over; whether that is possible.
  fileprivate mutating func copy(_ field: Field, from other: Schema) -> Bool {
    switch field.name {
    case "type": types = other.types
    case "enum": listValues(of: other)
    case "minimum", "exclusiveMinimum": minimum = other.minimum
    case "maximum", "exclusiveMaximum": maximum = other.maximum
    case "multipleOf": multiplesOf = other.multiplesOf
    case "minLength": minLength = other.minLength
    case "maxLength": maxLength = other.maxLength
    case "pattern": patterns = other.patterns
    case "format": format = other.format
    case "minItems": minItems = other.minItems
    case "maxItems": maxItems = other.maxItems
    case "uniqueItems": hasUniqueItems = other.hasUniqueItems
    case "minProperties": minProperties = other.minProperties
    case "maxProperties": maxProperties = other.maxProperties
    case "dependentRequired": dependentRequired = other.dependentRequired
    case "minContains", "maxContains": contains = other.contains
    default: return false
    }
    return true
  }
}
