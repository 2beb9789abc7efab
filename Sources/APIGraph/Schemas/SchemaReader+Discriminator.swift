import DocumentTree

// The discriminator and what it selects (OAS 3.1 §4.8.25; Swagger 2.0 §Schema Object).
extension SchemaReader {
  mutating func readDiscriminator(_ value: Node, choices: inout SchemaChoices) {
    // Swagger 2.0 names the property in a string; some writers of 3.x still do.
    guard let name = value.string ?? value["propertyName"]?.string else {
      return reject(value, "must name a property")
    }
    if value.kind == .string, !isSwagger2 {
      warnOfForeignWord(
        "'discriminator' is no string in \(dialect.title); it is taken for the"
          + " name of the property", at: value)
    }
    let words = ["propertyName", "mapping", "defaultMapping"]
    for member in value.members where !words.contains(member.key ?? "") {
      annotate(member, as: "discriminator.\(member.key ?? "")")
    }
    let mapping = mapping(value["mapping"])
    tag(&choices.anyOf, mapping)
    tag(&choices.oneOf, mapping)
    let subtypes = subtypes(mapping, choices)
    draft.schema.discriminator = Schema.Discriminator(
      propertyName: ExactString(name), subtypes: subtypes,
      fallback: fallback(value["defaultMapping"], &choices, subtypes), origin: origin(of: value))
  }

  /// An entry of a mapping.
  private struct MappingEntry {
    let tag: ExactString
    let branch: Schema.Branch
  }

  private mutating func mapping(_ value: Node?) -> [MappingEntry] {
    guard let value else { return [] }
    guard value.kind == .object else {
      reject(value, "must be an object")
      return []
    }
    return value.members.compactMap { member in
      guard member.kind == .string else {
        warn("invalid-keyword", "a value of 'mapping' must be a string; it is ignored", at: member)
        return nil
      }
      return MappingEntry(tag: ExactString(member.key ?? ""), branch: branch(mappedTo: member))
    }
  }

  /// The schema that a mapping names, by the name of a component or by a reference.
  private func branch(mappedTo name: Node) -> Schema.Branch {
    let schema =
      store.component(named: name.text, in: site.document).map { store.id(at: $0, dialect, scope) }
      ?? store.id(ofReference: name, at: site, dialect, scope)
    return Schema.Branch(
      schema: schema, referenceName: ReferenceName.of(name), origin: origin(of: name))
  }

  /// What values are read as of which no tag tells anything, noted at the alternative too that it is (OAS 3.2 §4.25).
  private mutating func fallback(
    _ value: Node?, _ choices: inout SchemaChoices, _ subtypes: [Schema.Branch]
  ) -> Schema.Branch? {
    guard let value else { return nil }
    guard value.kind == .string else {
      reject(value, "must be a string")
      return nil
    }
    var fallback = branch(mappedTo: value)
    let all = choices.anyOf + choices.oneOf + subtypes
    fallback.tags = all.first { $0.schema == fallback.schema }?.tags ?? []
    let others = Set(all.filter { $0.schema != fallback.schema }.flatMap(\.tags)).sorted()
    func note(_ branches: inout [Schema.Branch]) {
      for index in branches.indices where branches[index].schema == fallback.schema {
        branches[index].tagsOfOthers = others
        fallback.tagsOfOthers = others
      }
    }
    note(&choices.anyOf)
    note(&choices.oneOf)
    return fallback
  }

  /// The keys that lead to each branch; the branch's own name where none does (OAS 3.0 §4.7.25).
  private func tag(_ branches: inout [Schema.Branch], _ mapping: [MappingEntry]) {
    let tags = Dictionary(grouping: mapping, by: \.branch.schema)
    for index in branches.indices {
      let keys = tags[branches[index].schema, default: []].map(\.tag)
      branches[index].tags =
        keys.isEmpty
        ? branches[index].referenceName.map { [ExactString($0)] } ?? [] : Set(keys).sorted()
    }
  }

  /// Targets of the mapping that are no branches and, where there are no branches, the schemas that build on this one.
  private func subtypes(_ mapping: [MappingEntry], _ choices: SchemaChoices) -> [Schema.Branch] {
    let chosen = Set((choices.anyOf + choices.oneOf).map(\.schema))
    var subtypes: [Schema.Branch] = []
    var positions: [SchemaID: Int] = [:]
    for entry in mapping where !chosen.contains(entry.branch.schema) {
      if let position = positions[entry.branch.schema] {
        subtypes[position].tags = Set(subtypes[position].tags + [entry.tag]).sorted()
      } else {
        positions[entry.branch.schema] = subtypes.count
        var branch = entry.branch
        branch.tags = [entry.tag]
        subtypes.append(branch)
      }
    }
    guard choices.isEmpty else { return subtypes }
    for (name, place) in store.subtypes(of: site, dialect) {
      let schema = store.id(at: place, dialect, scope)
      guard positions[schema] == nil else { continue }
      positions[schema] = subtypes.count
      subtypes.append(
        Schema.Branch(
          schema: schema, referenceName: name.string, tags: [name], origin: place))
    }
    return subtypes
  }
}

/// The name that a reference gives to what it refers to.
enum ReferenceName {
  /// The last token of the fragment, or the name of the file without its extension; given the string node of the reference.
  static func of(_ reference: Node) -> String {
    reference.tree.lastToken(ofReference: reference.id) ?? of(reference.text)
  }

  private static func of(_ reference: String) -> String {
    let parts = URIReference(Substring(reference))
    if let fragment = parts.fragment, !fragment.isEmpty {
      let pointer = JSONPointer(fragment: String(fragment))
      return pointer?.tokens.last ?? String(fragment)
    }
    let file = parts.path.utf8.split(separator: UInt8(ascii: "/")).last.map { Substring($0) } ?? ""
    guard let dot = file.utf8.firstIndex(of: UInt8(ascii: ".")), dot != file.startIndex else {
      return String(file)
    }
    return String(file[..<dot])
  }
}
