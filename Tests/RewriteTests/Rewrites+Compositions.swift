import DocumentTree
import TestSupport

// Compositions: a schema is the same as the one branch of a composition, and as its parts together
// (JSON Schema 2020-12 core §10.2.1).
extension Rewrite {
  static let compositions = [wrapping, splitting]

  /// A schema becomes the one branch of a composition.
  private static let wrapping = Rewrite("wrap in a composition of one") {
    value, place, subject, selection in
    guard mayStandDeeper(value, place, subject), selection.takes(place.pointer) else { return nil }
    let keywords = subject.family.compositions
    return .object([keywords[selection.draw(below: keywords.count)]: .array([value])])
  }

  /// An open object becomes two parts of an `allOf`, each with some of its properties.
  private static let splitting = Rewrite("split an object in two parts") {
    value, place, subject, selection in
    guard mayStandDeeper(value, place, subject), value["$ref"] == nil, value["allOf"] == nil,
      value["discriminator"] == nil, value["unevaluatedProperties"] == nil,
      case .object(let properties)? = value["properties"], properties.count > 1,
      isOpen(value["additionalProperties"]), let type = value["type"],
      selection.takes(place.pointer)
    else { return nil }
    var outer = value
    var parts: [JSONValue] = [.members(["type": type]), .members(["type": type])]
    outer["type"] = nil
    outer["properties"] = nil
    outer["required"] = nil
    for key: ExactString in ["nullable", "x-nullable"] {
      guard let nullable = value[key] else { continue }
      outer[key] = nil
      for index in parts.indices { parts[index][key] = nullable }
    }
    // A list of values that has no null would refuse it in one part only, so it has to stay with the type.
    for key: ExactString in ["enum", "const", "patternProperties", "additionalProperties"] {
      guard let keyword = value[key] else { continue }
      outer[key] = nil
      parts[0][key] = keyword
    }
    let halves = [[ExactString]](repeating: [], count: 2)
    var (names, required) = (halves, halves)
    for (index, name) in properties.keys.sorted().enumerated() {
      names[index < 2 ? index : selection.draw(below: 2)].append(name)
    }
    for name in value["required"]?.names ?? [] {
      required[selection.draw(below: 2)].append(name)
    }
    for index in parts.indices {
      parts[index]["properties"] = .object(properties.filter { names[index].contains($0.key) })
      if !required[index].isEmpty {
        parts[index]["required"] = .array(required[index].map(JSONValue.string))
      }
    }
    outer["allOf"] = .array(parts)
    return outer
  }

  /// Whether a schema may be put inside another one: nothing knows it by its place or its name.
  static func mayStandDeeper(
    _ value: JSONValue, _ place: DocumentWalk.Place, _ subject: RewriteSubject
  ) -> Bool {
    let references = subject.references
    guard place.section == .schemas, value.isObject, !place.isTagged,
      !references.leavesDocument, !references.pinned.contains(place.path),
      !references.isSubtype(value), value["type"]?.string != "file"
    else { return false }
    if let name = value["$ref"]?.string.flatMap(references.schemaName),
      references.discriminated.contains(name)
    {
      return false
    }
    return value["discriminator"] == nil || value["oneOf"] != nil || value["anyOf"] != nil
  }

  private static func isOpen(_ additional: JSONValue?) -> Bool {
    additional == nil || additional == .boolean(true) || additional == .object([:])
  }
}
