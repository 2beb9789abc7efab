import DocumentTree

extension ReadingContext {
  /// The plain facts of an element; what stands beside the reference that led to it comes before its own.
  func facts(of element: Element, _ fields: ElementFields) -> Facts {
    var facts = facts(of: element.site, fields)
    for override in element.overrides where fields.plain.contains(override.key) {
      facts.set(Field(override.key), fact(override))
    }
    return facts
  }

  /// The plain facts of an object, each under its name behind the prefix. A field that says nothing leaves none.
  func facts(of site: Site, _ fields: ElementFields, prefix: String = "") -> Facts {
    var facts = Facts()
    for node in site.node.members {
      let member = Site(node: node, document: site.document)
      if let (field, fact) = fact(of: member, fields, prefix: prefix) { facts.append(field, fact) }
    }
    return facts
  }

  /// The fact that one member of an element is; `nil` when it is read as an element of its own or says nothing.
  func fact(
    of member: Site, _ fields: ElementFields, prefix: String
  ) -> (field: Field, fact: Fact)? {
    let name = schemas.name(of: member.node, in: member.document).string
    if fields.structural.contains(name) || name == "$ref" { return nil }
    let field = Field(prefix.isEmpty ? name : prefix + name)
    if fields.plain.contains(name) { return fact(member).map { (field, $0) } }
    // Changes of what has no meaning here are shown all the same: it may have one for somebody.
    if !isExtension(name) {
      note("unknown-field", "'\(name)' has no meaning in this \(fields.name)", at: member)
    }
    guard schemas.tellsOfLife(member.node, in: member.document) else {
      return (field, Fact(member.node, origin: member.origin))
    }
    for problem in Lifecycle(Field(name), member.node, origin: member.origin).problems {
      note(problem.code, problem.message, at: member)
    }
    return (field, Fact(member.node, origin: member.origin))
  }

  /// Whether a name is that of a specification extension (OAS 3.1 §4.9).
  func isExtension(_ name: String) -> Bool { name.utf8.starts(with: "x-".utf8) }

  /// The fact of a plain field; `nil` when it says no more than its absence.
  private func fact(_ member: Site) -> Fact? {
    switch member.key {
    case "deprecated", "allowReserved", "allowEmptyValue":
      return flag(member) == true ? Fact(.boolean(true), origin: member.origin) : nil
    case "tags": return setFact(member)
    case "description", "summary": return member.node.string == "" ? nil : plainFact(member)
    default: return plainFact(member)
    }
  }

  private func plainFact(_ member: Site) -> Fact? {
    member.kind == .null ? nil : Fact(member.node, origin: member.origin)
  }

  /// A list whose order and repetitions mean nothing; `nil` when it is empty.
  func setFact(_ member: Site) -> Fact? {
    guard member.kind == .array else { return plainFact(member) }
    var values: [ExactString: JSONValue] = [:]
    for element in member.elements {
      let value = element.node.jsonValue
      values[ExactString(value.compactText)] = value
    }
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted { $0.key < $1.key }.map(\.value)
    return Fact(.array(sorted), origin: member.origin)
  }

  /// The truth value of a field; `nil`, and a note of it, when it has none.
  ///
  /// The words that were truth values up to YAML 1.1 are read as such, because no text is meant where a flag stands.
  func flag(_ member: Site) -> Bool? {
    if let value = member.node.boolean { return value }
    if member.kind == .null { return nil }
    let word = member.text?.lowercased()
    if let word, let value = Self.spelledFlags[word] {
      note("invalid-field", "'\(member.key)' is a text; it is read as \(value)", at: member)
      return value
    }
    markUnread(
      member.key, member, code: "invalid-field",
      message: "'\(member.key)' is neither true nor false")
    return nil
  }

  private static let spelledFlags = [
    "true": true, "yes": true, "on": true, "false": false, "no": false, "off": false,
  ]

  /// `required` of a parameter, a header or a body.
  func isRequired(_ site: Site, facts: inout Facts) -> Bool {
    guard let member = site["required"], flag(member) == true else { return false }
    facts.append("required", Fact(.boolean(true), origin: member.origin))
    return true
  }
}
