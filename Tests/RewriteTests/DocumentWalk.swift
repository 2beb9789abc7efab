import DocumentTree
import TestSupport

/// Goes through a document and puts other values in the place of those that rewrites want to change.
struct DocumentWalk {
  /// Where a value stands.
  struct Place {
    fileprivate(set) var role: Role
    /// What it is, if it may be referred to.
    fileprivate(set) var section: Section?
    /// What the members of a map, or the elements of a list, are.
    fileprivate var members: Section?
    /// The keys and indices that lead to it.
    fileprivate(set) var path: [String]
    /// Whether it is an alternative or a part that a `discriminator` knows by its name.
    fileprivate(set) var isTagged = false

    /// The place as a pointer.
    var pointer: String { JSONPointer(tokens: path).description }
  }

  let family: Family

  /// Makes the value that stands at a place from now on; `nil` where nothing changes. Inner values come first.
  let change: (JSONValue, Place) -> JSONValue?

  /// A document with the changed values: a whole description, or a file that holds one object of a section.
  func rewritten(_ root: JSONValue, as section: Section? = nil) -> JSONValue {
    let role: Role =
      switch section {
      case nil: .document
      case .schemas: .schema
      case .pathItems: .pathItem
      default: .object
      }
    return visit(root, Place(role: role, section: section, members: nil, path: []))
  }

  private func visit(_ value: JSONValue, _ place: Place) -> JSONValue {
    guard place.role != .data else { return value }
    var value = value
    switch value {
    case .array(let elements):
      value = .array(
        elements.enumerated().map { index, element in
          visit(element, child(of: place, String(index), element, isElement: true))
        })
      return value
    case .object(var members) where family > .v30 || value["$ref"]?.string == nil:
      // What stands beside a reference is ignored before 3.1.
      for (key, member) in value.sortedMembers {
        var inner = child(of: place, key.string, member, isElement: false)
        if value["discriminator"] != nil, key == "oneOf" || key == "anyOf" { inner.isTagged = true }
        members[key] = visit(member, inner)
      }
      value = .object(members)
    default: break
    }
    return change(value, place) ?? value
  }

  private func child(
    of place: Place, _ key: String, _ value: JSONValue, isElement: Bool
  ) -> Place {
    var child = Place(role: place.role, section: nil, members: nil, path: place.path + [key])
    if isElement {
      child.section = place.members
      child.isTagged = place.isTagged
      return child
    }
    child.role = role(of: place, key, value)
    switch place.role {
    case .objectMap, .callbackMap, .pathItemMap, .exampleMap:
      child.section = place.members
      // Names of responses, paths and expressions may not begin like this; those of headers may.
      if key.hasPrefix("x-"), place.members == .responses || place.members == .pathItems {
        child.role = .data
      }
      if place.role == .callbackMap { child.members = .pathItems }
    case .schemaMap: child.section = .schemas
    case .document, .object, .pathItem, .schema, .example, .data:
      if child.role == .schema {
        child.section = .schemas
        child.members = .schemas
        if case .array = value { child.section = nil }
      } else if key == "requestBody" {
        child.section = .requestBodies
      } else if key == "paths" || key == "webhooks" {
        child.members = .pathItems
      } else if key == "content", family == .v32 {
        child.members = .mediaTypes
      } else if let section = Section(rawValue: key), place.role != .schema {
        child.members = section
      }
    }
    // A link quotes values and names places; nothing in it may be rewritten.
    if place.section == .links { child.role = .data }
    return child
  }

  private func role(of place: Place, _ key: String, _ value: JSONValue) -> Role {
    if family == .v2, place.role == .object {
      // The items of a parameter or header are no schemas in 2.0, and the examples of a response are values.
      if key == "items" { return .object }
      if key == "examples" { return .data }
    }
    return place.role.member(key, isObject: value.isObject)
  }
}
