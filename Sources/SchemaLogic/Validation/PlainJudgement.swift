import APIGraph
import DocumentTree

/// Judges a value by schemas that are plain, as most are: each of its parts is then asked about once, by one schema, so that nothing
/// need be laid out, put off or remembered. Values without parts may have a choice of schemas.
/// All parts are looked at, as `Judgement` does, so that as much of the schemas is read.
///
/// Says nothing where anything else is met, or the value is large; that is left to `Judgement`, which says the same of what is plain.
struct PlainJudgement {
  private let cache: ValidationCache
  /// Whether messages leave out some properties.
  private let mentionsOmission: Bool
  /// The parts that may still be looked at.
  private var remaining: Int
  /// The names and positions that lead to what is refused, the innermost first.
  private var tokens: [String] = []

  private static let maximumDepth = 30
  private static let maximumParts = 500

  /// What one schema says of one part.
  private enum Verdict {
    case valid
    case refused(by: String)
    /// More is asked than can be said here.
    case unknown
  }

  private init(_ cache: ValidationCache, budget: Int) {
    self.cache = cache
    remaining = min(Self.maximumParts, budget)
    mentionsOmission = cache.mentionsOmission
  }

  /// What is to be said of a value whose spelling tells its types; `nil` where that takes more.
  static func answer(
    of schema: SchemaID, on value: JSONValue, _ cache: ValidationCache, budget: Int
  ) -> Validator.Answer? {
    let prepared = cache.schema(schema)
    var judgement = PlainJudgement(cache, budget: budget)
    switch judgement.verdict(of: prepared, on: value, depth: 0) {
    case .valid: return .valid
    case .refused(let keyword):
      let tokens = judgement.tokens
      return .invalid(
        at: tokens.isEmpty ? "" : JSONPointer(tokens: tokens.reversed()).description,
        keyword: keyword)
    case .unknown: return nil
    }
  }

  private mutating func verdict(
    of prepared: PreparedSchema, on value: JSONValue, depth: Int
  ) -> Verdict {
    remaining -= 1
    guard remaining > 0, depth < Self.maximumDepth else { return .unknown }
    guard !prepared.isPlain else { return ownVerdict(of: prepared, on: value, depth: depth) }
    guard !value.isComposite, prepared.offersPlainChoices else { return .unknown }
    let own = ownVerdict(of: prepared, on: value, depth: depth)
    guard case .valid = own else { return own }
    return verdict(ofChoicesIn: prepared.schema, on: value, depth: depth)
  }

  /// What a schema says apart from the schemas that apply to the same value.
  private mutating func ownVerdict(
    of prepared: PreparedSchema, on value: JSONValue, depth: Int
  ) -> Verdict {
    if prepared.isNever { return .refused(by: "false") }
    if !prepared.allowsType(of: value) { return .refused(by: "type") }
    if prepared.isEnumeration {
      guard !value.isComposite else { return .unknown }
      if !prepared.lists(value) { return .refused(by: prepared.enumerationKeyword) }
    }
    switch value {
    case .null, .boolean: return .valid
    case .number(let number):
      return prepared.keyword(refusing: number).map(Verdict.refused) ?? .valid
    case .string(let text):
      switch prepared.verdict(on: text.string) {
      case .valid: return .valid
      case .refused(let keyword): return .refused(by: keyword)
      case .undecided: return .unknown
      }
    case .array(let elements): return verdict(of: prepared, onElements: elements, depth: depth)
    case .object(let members): return verdict(of: prepared, onMembers: members, depth: depth)
    }
  }

  private mutating func verdict(
    of prepared: PreparedSchema, onElements elements: [JSONValue], depth: Int
  ) -> Verdict {
    let keyword = prepared.itemCount.refusal(
      of: elements.count, least: "minItems", most: "maxItems")
    if let keyword { return .refused(by: keyword) }
    if prepared.hasUniqueItems, elements.count > 1 { return .unknown }
    let prefix = prepared.schema.prefixItems
    var first = Verdict.valid
    for (index, element) in elements.enumerated() {
      let mark = tokens.count
      let verdict: Verdict
      if index < prefix.count {
        verdict = self.verdict(of: prefix[index], on: element, by: "prefixItems", depth: depth)
      } else if let rest = prepared.schema.items {
        verdict = self.verdict(of: rest, on: element, by: "items", depth: depth)
      } else {
        break
      }
      if case .unknown = verdict { return .unknown }
      keep(verdict, at: String(index), since: mark, in: &first)
    }
    return first
  }

  private mutating func verdict(
    of prepared: PreparedSchema, onMembers members: [ExactString: JSONValue], depth: Int
  ) -> Verdict {
    let keyword = prepared.propertyCount.refusal(
      of: members.count, least: "minProperties", most: "maxProperties")
    if let keyword { return .refused(by: keyword) }
    let omitted = mentionsOmission ? prepared.omitted : []
    for name in prepared.required where members[name] == nil && !omitted.contains(name) {
      return .refused(by: "required")
    }
    var first = Verdict.valid
    // The receiver does not look at the value of what a message leaves out (OAS 3.0 §4.7.24.2).
    for (name, member) in inOrder(members, prepared) where !omitted.contains(name) {
      let mark = tokens.count
      let verdict: Verdict
      if let property = prepared.property(name) {
        let schema = cache.schema(property.schema)
        verdict =
          schema.isNever
          ? .refused(by: prepared.keyword(closing: property))
          : self.verdict(of: schema, on: member, depth: depth + 1)
      } else if let rest = prepared.schema.additionalProperties {
        verdict = self.verdict(of: rest, on: member, by: "additionalProperties", depth: depth)
      } else {
        continue
      }
      if case .unknown = verdict { return .unknown }
      keep(verdict, at: name.string, since: mark, in: &first)
    }
    return first
  }

  /// The members in the order of their names, so that schemas are read and refusals are told in the same order in every run. Most have
  /// the names that are declared, which are in order already.
  private func inOrder(
    _ members: [ExactString: JSONValue], _ prepared: PreparedSchema
  ) -> [(key: ExactString, value: JSONValue)] {
    if members.count > 1, prepared.namesInOrder.count <= 2 * members.count {
      let declared = prepared.namesInOrder.compactMap { name in
        members[name].map { (key: name, value: $0) }
      }
      if declared.count == members.count { return declared }
    }
    return members.sorted { $0.key < $1.key }
  }

  /// Keeps the first refusal of several parts, and the way to it.
  private mutating func keep(
    _ verdict: Verdict, at token: @autoclosure () -> String, since mark: Int,
    in first: inout Verdict
  ) {
    guard case .refused = verdict else { return }
    if case .valid = first {
      tokens.append(token())
      first = verdict
    } else {
      tokens.removeSubrange(mark...)
    }
  }

  // MARK: Values without parts

  private mutating func verdict(
    ofChoicesIn schema: Schema, on scalar: JSONValue, depth: Int
  ) -> Verdict {
    var first = Verdict.valid
    for branch in schema.allOf {
      let verdict = verdict(of: cache.schema(branch.schema), on: scalar, depth: depth + 1)
      if case .unknown = verdict { return .unknown }
      if case .valid = first { first = verdict }
    }
    guard case .valid = first else { return first }
    for (branches, keyword) in [(schema.anyOf, "anyOf"), (schema.oneOf, "oneOf")]
    where !branches.isEmpty {
      let verdict = verdict(of: branches, keyword, on: scalar, depth: depth)
      if case .unknown = verdict { return .unknown }
      if case .valid = first { first = verdict }
    }
    return first
  }

  private mutating func verdict(
    of branches: [Schema.Branch], _ keyword: String, on scalar: JSONValue, depth: Int
  ) -> Verdict {
    var accepting = 0
    // Why the branches refuse that are meant for such a value.
    var meant: [String] = []
    for branch in branches {
      switch verdict(of: cache.schema(branch.schema), on: scalar, depth: depth + 1) {
      case .valid: accepting += 1
      case .refused(let reason):
        if !Judgement.tellsKinds(reason), !meant.contains(reason) { meant.append(reason) }
      case .unknown: return .unknown
      }
    }
    if accepting == 0 { return .refused(by: meant.count == 1 ? meant[0] : keyword) }
    return accepting > 1 && keyword == "oneOf" ? .refused(by: keyword) : .valid
  }

  // MARK: Parts

  /// The schema `false` refuses in the name of the keyword that applies it.
  private mutating func verdict(
    of schema: SchemaID, on part: JSONValue, by keyword: String, depth: Int
  ) -> Verdict {
    let prepared = cache.schema(schema)
    return prepared.isNever
      ? .refused(by: keyword) : verdict(of: prepared, on: part, depth: depth + 1)
  }
}
