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

    fileprivate var names: Set<Name> { Set(members.map(Name.init)) }
  }

  private let schemas: SchemaPair
  /// Whether the old side is the one that sends.
  private let isReceived: Bool

  init(old: [Parameter], new: [Parameter], _ schemas: SchemaPair, isReceived: Bool) {
    self.old = old
    self.new = new
    self.schemas = schemas
    self.isReceived = isReceived
    let oldObjects = objects(of: old, isOld: true)
    let newObjects = objects(of: new, isOld: false)
    guard !oldObjects.isEmpty || !newObjects.isEmpty else { return }
    let pairing = ParameterPairing(old: old, new: new)
    let gone = names(pairing.removed, oldObjects)
    let come = names(pairing.added, newObjects)
    let matched = Set(pairing.matched.map { Name($0.old) })
    // The objects of which the other side declares members where this side does not have them.
    let concerned = Set(oldObjects.filter { !come.isDisjoint(with: $0.value.names) }.keys)
      .union(newObjects.filter { !gone.isDisjoint(with: $0.value.names) }.keys)
    // What is an object on both sides is so on both, or on none.
    let unfolded = concerned.filter {
      !matched.contains($0) || oldObjects[$0] != nil && newObjects[$0] != nil
    }
    self.old = parameters(old, oldObjects, unfolded, except: matched)
    self.new = parameters(new, newObjects, unfolded, except: matched)
  }

  /// What tells parameters of a message apart; a query string and its parts share one place.
  fileprivate struct Name: Hashable {
    let location: Parameter.Location
    let name: ExactString

    init(_ parameter: Parameter) {
      location = parameter.location == .querystring ? .query : parameter.location
      name = parameter.location == .querystring ? "" : parameter.key
    }
  }

  private func objects(of side: [Parameter], isOld: Bool) -> [Name: Regrouping] {
    var objects: [Name: Regrouping] = [:]
    for parameter in side { objects[Name(parameter)] = unfolded(parameter, isOld: isOld) }
    return objects
  }

  private func names(_ parameters: [Parameter], _ objects: [Name: Regrouping]) -> Set<Name> {
    var names: Set<Name> = []
    for parameter in parameters {
      names.formUnion(objects[Name(parameter)]?.names ?? [Name(parameter)])
    }
    return names
  }

  /// The parameters of a side with members in place of objects, unless some of them stand there already.
  private mutating func parameters(
    _ side: [Parameter], _ objects: [Name: Regrouping], _ unfolded: Set<Name>,
    except matched: Set<Name>
  ) -> [Parameter] {
    var result: [Parameter] = []
    var names = Set(side.map(Name.init)).subtracting(unfolded)
    for parameter in side {
      let name = Name(parameter)
      guard unfolded.contains(name), let object = objects[name],
        names.isDisjoint(with: object.names)
      else {
        result.append(parameter)
        names.insert(name)
        continue
      }
      result += object.members
      names.formUnion(object.names)
      if !matched.contains(name) { regrouped.append(object) }
    }
    return result
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
      return elements?.isDisjoint(with: .containers) ?? false
    }
  }
}
