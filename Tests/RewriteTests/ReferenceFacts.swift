import DocumentTree
import TestSupport

/// What refers to what in a document, as far as it forbids rewrites.
struct ReferenceFacts {
  /// Whether references mean something else than pointers into the document: other files, or names of schemas.
  private(set) var leavesDocument = false

  /// Whether a reference leads nowhere, so that it is known by its text alone.
  private(set) var hasLooseEnds = false

  /// The places on the way to a place that is referred to by its pointer: they have to stay where they are.
  private(set) var pinned: Set<[String]> = []

  /// The names of the schemas that a `discriminator` uses as its tags, without a `mapping` that says so.
  private(set) var tags: Set<String> = []

  /// The names of the schemas that have a `discriminator`, under which those that take them in stand by name.
  private(set) var discriminated: Set<String> = []

  private let schemas: [String]

  /// The keywords by which a schema is known to others under another name than its place.
  private static let resources: [ExactString] = [
    "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "id",
  ]

  init(_ root: JSONValue, _ family: Family) {
    schemas = family.steps(to: .schemas) ?? []
    var references: [String] = []
    var discriminating: [JSONValue] = []
    var hasResources = false
    _ = DocumentWalk(family: family) { value, place in
      guard value.isObject else { return nil }
      references += ["$ref", "operationRef"].compactMap { value[$0]?.string }
      guard place.section == .schemas else { return nil }
      if value["discriminator"] != nil { discriminating.append(value) }
      if ReferenceFacts.resources.contains(where: { value[$0]?.string != nil }) {
        hasResources = true
      }
      return nil
    }.rewritten(root)
    leavesDocument = hasResources
    for reference in references { note(reference, root) }
    noteTags(of: discriminating, root.part(at: schemas[...]) ?? .object([:]))
  }

  /// The name of the schema component that a reference leads to.
  func schemaName(_ reference: String) -> String? {
    guard let tokens = JSONPointer(fragment: reference)?.tokens, tokens.count == schemas.count + 1,
      tokens.starts(with: schemas)
    else { return nil }
    return tokens.last
  }

  /// Whether a schema takes in one that has a `discriminator`: then it stands under it by its name.
  func isSubtype(_ schema: JSONValue) -> Bool {
    (schema["allOf"]?.elements ?? []).contains { part in
      part["$ref"]?.string.flatMap(schemaName).map(discriminated.contains) == true
    }
  }

  private mutating func note(_ reference: String, _ root: JSONValue) {
    guard reference.hasPrefix("#"), let tokens = JSONPointer(fragment: reference)?.tokens else {
      leavesDocument = true
      return
    }
    if root.part(at: tokens[...]) == nil { hasLooseEnds = true }
    for length in tokens.indices { pinned.insert(Array(tokens[..<length])) }
  }

  private mutating func noteTags(of discriminating: [JSONValue], _ components: JSONValue) {
    let named = components.sortedMembers.map { ($0.key.string, $0.value) }
    for (name, schema) in named where schema["discriminator"] != nil { discriminated.insert(name) }
    // What takes in one of them, or is another name for one, is one itself.
    for _ in 0..<named.count {
      let more = named.filter { name, schema in
        !discriminated.contains(name)
          && (isSubtype(schema)
            || schema["$ref"]?.string.flatMap(schemaName).map(discriminated.contains) == true)
      }
      guard !more.isEmpty else { break }
      discriminated.formUnion(more.map(\.0))
    }
    tags.formUnion(discriminated)
    for schema in discriminating {
      let mapped = Set(
        (schema["discriminator"]?["mapping"]?.sortedMembers ?? []).compactMap { member in
          member.value.string.map { schemaName($0) ?? $0 }
        })
      let branches = (schema["oneOf"]?.elements ?? []) + (schema["anyOf"]?.elements ?? [])
      for case let reference? in branches.map({ $0["$ref"]?.string }) {
        var name = schemaName(reference)
        // A name for another schema may be the tag as well as the other's name.
        while let known = name, !mapped.contains(known), tags.insert(known).inserted {
          name = components[ExactString(known)]?["$ref"]?.string.flatMap(schemaName)
        }
      }
    }
  }
}
