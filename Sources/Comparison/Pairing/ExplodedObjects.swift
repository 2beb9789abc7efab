import APIGraph
import DocumentTree

/// Parameters whose members travel like parameters of their own: objects of style `form` that are exploded, and a query string
/// that is a form (OAS 3.1 §4.8.12.3, OAS 3.2 §4.12.3).
///
/// Where one side declares the object and the other its members, both are looked at by their members.
struct ExplodedObjects {
  private(set) var old: [Parameter]
  private(set) var new: [Parameter]
  /// The objects that are looked at by their members, where the other side has no such object.
  private(set) var regrouped: [Regrouping] = []

  /// An object of a side, and what stands in its place.
  struct Regrouping {
    let object: Parameter
    let members: [Parameter]
    let isOld: Bool
  }

  private let schemas: SchemaPair
  /// Whether the old side is the one that sends.
  private let isReceived: Bool

  init(old: [Parameter], new: [Parameter], _ schemas: SchemaPair, isReceived: Bool) {
    self.old = old
    self.new = new
    self.schemas = schemas
    self.isReceived = isReceived
    let oldObjects = old.compactMap { unfolded($0, isOld: true) }
    let newObjects = new.compactMap { unfolded($0, isOld: false) }
    guard !oldObjects.isEmpty || !newObjects.isEmpty else { return }
    let pairing = ParameterPairing(old: old, new: new)
    let gone = names(pairing.removed, oldObjects)
    let come = names(pairing.added, newObjects)
    let isMatched = Set(pairing.matched.map { Name($0.old) })
    /// Whether the other side declares members of the object where this side does not have them.
    func isConcerned(_ object: Regrouping) -> Bool {
      object.members.contains { (object.isOld ? come : gone).contains(Name($0)) }
    }
    let concerned = Set(
      (oldObjects + newObjects).filter(isConcerned).map { Name($0.object) })
    for object in oldObjects + newObjects where concerned.contains(Name(object.object)) {
      let name = Name(object.object)
      let others = object.isOld ? newObjects : oldObjects
      // What is an object on both sides is so on both, or on none.
      guard !isMatched.contains(name) || others.contains(where: { Name($0.object) == name }) else {
        continue
      }
      replace(object)
      if !isMatched.contains(name) { regrouped.append(object) }
    }
  }

  /// What tells parameters of a message apart; a query string and its parts share one place.
  private struct Name: Hashable {
    let location: Parameter.Location
    let name: ExactString

    init(_ parameter: Parameter) {
      location = parameter.location == .querystring ? .query : parameter.location
      name = parameter.location == .querystring ? "" : parameter.key
    }
  }

  private func names(_ parameters: [Parameter], _ objects: [Regrouping]) -> Set<Name> {
    var names: Set<Name> = []
    for parameter in parameters {
      let object = objects.first { Name($0.object) == Name(parameter) }
      names.formUnion(object?.members.map(Name.init) ?? [Name(parameter)])
    }
    return names
  }

  /// Puts the members in place of the object, unless some of them stand there already.
  private mutating func replace(_ object: Regrouping) {
    let side = object.isOld ? old : new
    let rest = side.filter { Name($0) != Name(object.object) }
    guard Set(rest.map(Name.init)).isDisjoint(with: object.members.map(Name.init)) else { return }
    if object.isOld { old = rest + object.members } else { new = rest + object.members }
  }

  /// The members of a parameter as parameters; `nil` where they do not stand on their own.
  private func unfolded(_ parameter: Parameter, isOld: Bool) -> Regrouping? {
    guard let id = objectSchema(parameter) else { return nil }
    let store = isOld ? schemas.old : schemas.new
    let schema = store.schema(id)
    guard schema.isPlainObject(in: store), schema.properties.count <= Self.mostMembers else {
      return nil
    }
    // The object as a whole may be left out, which its receiver allows only where no member has to be there.
    let isSender = isOld == isReceived
    let members = schema.properties.map { property in
      var member = Parameter(
        location: parameter.location == .querystring ? .query : parameter.location,
        name: property.name, origin: property.origin)
      member.style = "form"
      member.explodes = true
      member.isRequired =
        schema.required.contains(property.name) && (parameter.isRequired || !isSender)
      if member.isRequired {
        member.facts.append("required", Fact(.boolean(true), origin: schema.origin))
      }
      member.takesReservedCharacters = parameter.takesReservedCharacters
      member.facts.set("allowReserved", parameter.facts["allowReserved"])
      member.schema = property.schema
      return member
    }
    return Regrouping(object: parameter, members: members, isOld: isOld)
  }

  /// More members than anybody has, so that hostile input costs nothing.
  private static let mostMembers = 500

  private func objectSchema(_ parameter: Parameter) -> SchemaID? {
    switch parameter.location {
    case .query, .cookie:
      return parameter.style == "form" && parameter.explodes && parameter.content.isEmpty
        ? parameter.schema : nil
    case .querystring:
      guard let type = parameter.content.first, type.range.isForm, type.encodings.isEmpty else {
        return nil
      }
      return type.schema
    case .path, .header: return nil
    }
  }
}

extension Schema {
  /// Whether it only declares members, each of a text or a list of texts, so that each can be spoken of alone.
  fileprivate func isPlainObject(in store: SchemaStore) -> Bool {
    guard types?.subtracting(.null) == .object, !properties.isEmpty,
      additionalProperties.map({ store.schema($0).isNever }) ?? true,
      patternProperties.isEmpty, propertyNames == nil, unevaluatedProperties == nil,
      dependentSchemas.isEmpty, dependentRequired.isEmpty, minProperties == nil,
      maxProperties == nil, enumeration == nil, allOf.isEmpty, anyOf.isEmpty, oneOf.isEmpty,
      not.isEmpty, conditional == nil
    else { return false }
    return properties.allSatisfy { property in
      let member = store.schema(property.schema)
      guard let types = member.types, !types.contains(.object) else { return false }
      guard types.contains(.array) else { return true }
      let elements = member.items.flatMap { store.schema($0).types }
      return elements?.isDisjoint(with: [.array, .object]) ?? false
    }
  }
}
