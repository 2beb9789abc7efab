import DocumentTree
import TestSupport

// Keywords that say the same in other words.
extension Rewrite {
  static let spellings = [nullAsAlternative, nullAsTypeList, singleValue, valuesAsAlternatives]

  /// Keywords that tell something of a schema and refuse no value.
  private static let annotations: Set<ExactString> = [
    "title", "description", "default", "example", "examples", "deprecated", "readOnly",
    "writeOnly", "externalDocs", "xml", "$comment", "$schema",
  ]

  /// A type that may be null becomes an alternative to null.
  private static let nullAsAlternative = Rewrite("spell null as an alternative") {
    value, place, subject, selection in
    guard mayStandDeeper(value, place, subject), value["$ref"] == nil,
      value["discriminator"] == nil, value["unevaluatedProperties"] == nil,
      value["unevaluatedItems"] == nil, let (type, null) = nullableType(value, subject.family),
      isNullListed(value), selection.takes(place.pointer)
    else { return nil }
    var outer = value
    var inner: JSONValue = .object([:])
    for (key, keyword) in value.sortedMembers
    where !annotations.contains(key) && !key.string.hasPrefix("x-") {
      outer[key] = nil
      inner[key] = keyword
    }
    inner["type"] = type
    inner["nullable"] = nil
    if let values = inner["enum"]?.elements {
      inner["enum"] = .array(values.filter { $0 != .null })
    }
    outer[selection.draw(below: 2) == 0 ? "anyOf" : "oneOf"] = .array(
      selection.shuffled([inner, null]))
    return outer
  }

  /// An alternative to null becomes a type list, and a type list a type with `nullable`, or the reverse.
  private static let nullAsTypeList = Rewrite("spell null in the type") {
    value, place, subject, selection in
    guard place.section == .schemas, value.isObject, subject.family > .v30 else { return nil }
    if let types = value["type"]?.elements, types.count == 2, types.contains(.text("null")),
      isNullListed(value), let type = types.first(where: { $0 != .text("null") })
    {
      guard selection.takes(place.pointer) else { return nil }
      var value = value
      value["type"] = type
      value["nullable"] = .boolean(true)
      return value
    }
    guard !subject.references.pinned.contains(place.path + ["anyOf"]), !place.isTagged,
      value["discriminator"] == nil, value["type"] == nil,
      let branches = value["anyOf"]?.elements, branches.count == 2,
      let other = branches.first(where: { $0["type"] != .text("null") }),
      branches.contains(.members(["type": .text("null")])), let type = other["type"]?.string,
      other["enum"] == nil, other["const"] == nil,
      Set(other.sortedMembers.map(\.key)).isDisjoint(with: value.sortedMembers.map(\.key)),
      selection.takes(place.pointer)
    else { return nil }
    var value = value
    value["anyOf"] = nil
    for (key, keyword) in other.sortedMembers { value[key] = keyword }
    value["type"] = .array([.text("null"), .text(type)])
    return value
  }

  /// A list of one value becomes that value, and the reverse (JSON Schema 2020-12 validation §6.1.3).
  private static let singleValue = Rewrite("spell one value as const and as enum") {
    value, place, subject, selection in
    guard place.section == .schemas, subject.family > .v30 else { return nil }
    var copy = value
    if let only = value["const"], value["enum"] == nil {
      copy["const"] = nil
      copy["enum"] = .array([only])
    } else if let values = value["enum"]?.elements, values.count == 1, value["const"] == nil {
      copy["enum"] = nil
      copy["const"] = values[0]
    } else {
      return nil
    }
    return selection.takes(place.pointer) ? copy : nil
  }

  /// A list of values becomes an alternative a value.
  private static let valuesAsAlternatives = Rewrite("spell values as alternatives") {
    value, place, subject, selection in
    guard mayStandDeeper(value, place, subject), subject.family > .v30, value["$ref"] == nil,
      let values = value["enum"]?.elements, Set(values).count == values.count, values.count > 1,
      value["oneOf"] == nil, value["anyOf"] == nil, value["nullable"] == nil,
      selection.takes(place.pointer)
    else { return nil }
    var copy = value
    copy["enum"] = nil
    copy[selection.draw(below: 2) == 0 ? "anyOf" : "oneOf"] = .array(
      values.map { .members(["const": $0]) })
    return copy
  }

  /// The type without null, and a schema of null alone, for a schema that allows null beside one type.
  private static func nullableType(
    _ value: JSONValue, _ family: Family
  ) -> (type: JSONValue, null: JSONValue)? {
    switch family {
    case .v2: return nil
    case .v30:
      guard value["nullable"]?.boolean == true, let type = value["type"], type.string != nil else {
        return nil
      }
      return (
        type,
        .members(["type": type, "nullable": .boolean(true), "enum": .array([.null])])
      )
    case .v31, .v32:
      guard let types = value["type"]?.elements, types.contains(.text("null")), types.count > 1
      else { return nil }
      let others = types.filter { $0 != .text("null") }
      return (
        others.count == 1 ? others[0] : .array(others), .members(["type": .text("null")])
      )
    }
  }

  /// Whether null, which the type allows, is not refused by a list of values.
  private static func isNullListed(_ value: JSONValue) -> Bool {
    value["const"] == nil && (value["enum"]?.elements.contains(.null) ?? true)
      && (value["enum"]?.elements.count ?? 2) > 1
      && ["allOf", "anyOf", "oneOf", "not", "if"].allSatisfy { value[$0] == nil }
  }
}
