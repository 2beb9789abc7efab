import DocumentTree
import TestSupport

// References: what is referred to may as well stand in place, whatever it is called (OAS 3.1 §4.8.23).
extension Rewrite {
  static let references = [inlining, hoisting, renaming, renamingSecuritySchemes]

  /// A reference becomes what it refers to.
  private static let inlining = Rewrite("inline a reference") { value, place, subject, selection in
    guard place.section != nil, !subject.references.leavesDocument, !place.isTagged,
      let reference = value["$ref"]?.string, let target = subject.target(of: reference),
      target.isObject
    else { return nil }
    if let name = subject.references.schemaName(reference),
      subject.references.tags.contains(name)
    {
      return nil
    }
    var siblings = value
    siblings["$ref"] = nil
    guard !siblings.sortedMembers.isEmpty, subject.family > .v30 || place.section == .pathItems
    else { return selection.takes(place.pointer) ? target : nil }
    guard place.section == .schemas, siblings["allOf"] == nil, selection.takes(place.pointer)
    else { return nil }
    siblings["allOf"] = .array([target])
    return siblings
  }

  /// What stands in place becomes a component.
  private static let hoisting = Rewrite("hoist to a component", keepsComponents: false) {
    subject, selection in
    guard !subject.references.leavesDocument else { return nil }
    var added: [Section: [ExactString: JSONValue]] = [:]
    // What was hoisted before keeps its name.
    let known = Section.allCases.reduce(into: [:]) { counts, section in
      counts[section] = subject.components(section)?.sortedMembers.count
    }
    var own = selection
    let root = DocumentWalk(family: subject.family) { value, place in
      guard let section = place.section, let steps = subject.family.steps(to: section),
        Array(place.path.dropLast()) != steps, value.isObject, value["$ref"] == nil,
        !place.isTagged, !subject.references.pinned.contains(place.path),
        !subject.references.isSubtype(value), value["discriminator"] == nil,
        value["type"]?.string != "file", own.takes(place.pointer)
      else { return nil }
      let name = "Hoisted\((known[section] ?? 0) + (added[section]?.count ?? 0))"
      added[section, default: [:]][ExactString(name)] = value
      let pointer = steps.reduce(JSONPointer.root) { $0.appending($1) }.appending(name)
      return .members(["$ref": .text("#\(pointer)")])
    }.rewritten(subject.root)
    selection = own
    return subject.adding(added, to: root)
  }

  /// Components get other names.
  private static let renaming = Rewrite("rename components", keepsComponents: false) {
    subject, selection in
    guard !subject.references.leavesDocument else { return nil }
    var renamed: Set<[String]> = []
    var root = subject.root
    for section in Section.allCases {
      guard let steps = subject.family.steps(to: section),
        case .object(var components)? = subject.components(section)
      else { continue }
      for name in components.keys.sorted()
      where section != .schemas || !subject.references.tags.contains(name.string) {
        let path = steps + [name.string]
        guard selection.takes("#\(JSONPointer(tokens: path))") else { continue }
        renamed.insert(path)
        components[ExactString(newName(name.string))] = components.removeValue(forKey: name)
      }
      let new = components
      root = root.changing(at: steps[...]) { _ in .object(new) }
    }
    let chosen = renamed
    let schemas = subject.family.steps(to: .schemas) ?? []
    return DocumentWalk(family: subject.family) { value, place in
      guard value.isObject else { return nil }
      var value = value
      for key: ExactString in ["$ref", "operationRef"] {
        guard let reference = value[key]?.string else { continue }
        value[key] = .text(renaming(reference, chosen))
      }
      guard place.section == .schemas else { return value }
      func renamed(_ target: String) -> JSONValue {
        .text(chosen.contains(schemas + [target]) ? newName(target) : renaming(target, chosen))
      }
      for (tag, target) in value["discriminator"]?["mapping"]?.sortedMembers ?? [] {
        guard let text = target.string else { continue }
        value["discriminator"]?["mapping"]?[tag] = renamed(text)
      }
      if let text = value["discriminator"]?["defaultMapping"]?.string {
        value["discriminator"]?["defaultMapping"] = renamed(text)
      }
      return value
    }.rewritten(root)
  }

  /// Ways to authenticate get other names.
  private static let renamingSecuritySchemes = Rewrite(
    "rename security schemes", keepsComponents: false
  ) {
    subject, selection in
    let steps =
      subject.family == .v2 ? ["securityDefinitions"] : ["components", "securitySchemes"]
    guard !subject.references.leavesDocument,
      let schemes = subject.root.part(at: steps[...]), !schemes.sortedMembers.isEmpty,
      selection.takes("#\(JSONPointer(tokens: steps))")
    else { return nil }
    let names = Set(schemes.sortedMembers.map(\.key))
    func renamed(_ value: JSONValue) -> JSONValue {
      .object(
        Dictionary(
          value.sortedMembers.map { member in
            let name = names.contains(member.key) ? newName(member.key.string) : member.key.string
            return (ExactString(name), member.value)
          }, uniquingKeysWith: { $1 }))
    }
    let root = subject.root.changing(at: steps[...]) { $0.map(renamed) }
    return DocumentWalk(family: subject.family) { value, place in
      guard place.role == .object || place.role == .document, let ways = value["security"]?.elements
      else { return nil }
      var value = value
      value["security"] = .array(ways.map(renamed))
      return value
    }.rewritten(root)
  }

  private static func newName(_ name: String) -> String { "Renamed" + name }

  /// A reference with the new name of the component that it leads to, or into.
  private static func renaming(_ reference: String, _ chosen: Set<[String]>) -> String {
    guard let tokens = JSONPointer(fragment: reference)?.tokens else { return reference }
    for length in [2, 3] where chosen.contains(Array(tokens.prefix(length))) {
      var parts = reference.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      parts[length] = newName(parts[length])
      return parts.joined(separator: "/")
    }
    return reference
  }
}
