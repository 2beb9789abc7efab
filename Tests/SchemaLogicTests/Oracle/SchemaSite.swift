import APIGraph
import DocumentTree
import TestSupport

/// A place in a schema document where a schema stands, and what a change there does to the whole.
struct SchemaSite {
  let steps: [JSONStep]
  let schema: JSONValue
  /// The ways in which the schema is used: where it takes part and where its negation does.
  let signs: Signs
  /// Whether it is a branch beside a discriminator.
  let isTagged: Bool

  /// In which direction more values here mean more values of the whole.
  struct Signs: OptionSet, Hashable {
    let rawValue: UInt8
    static let positive = Signs(rawValue: 1)
    static let negative = Signs(rawValue: 2)
    static let mixed: Signs = [.positive, .negative]

    var negated: Signs {
      var signs: Signs = []
      if contains(.positive) { signs.insert(.negative) }
      if contains(.negative) { signs.insert(.positive) }
      return signs
    }
  }

  var isRoot: Bool { steps.isEmpty }

  /// Every place that the root schema of a document uses, in a fixed order.
  static func all(in root: JSONValue, dialect: Dialect) -> [SchemaSite] {
    var walk = SchemaSiteWalk(root: root, dialect: dialect)
    walk.run()
    return walk.sites
  }
}

/// Follows the schemas of a document from its root, through references, until the signs of all places are known.
private struct SchemaSiteWalk {
  let root: JSONValue
  let dialect: Dialect
  private var signs: [[JSONStep]: SchemaSite.Signs] = [:]
  private var tagged: Set<[JSONStep]> = []
  private var pending: [(steps: [JSONStep], signs: SchemaSite.Signs)] = []

  init(root: JSONValue, dialect: Dialect) {
    self.root = root
    self.dialect = dialect
  }

  var sites: [SchemaSite] {
    signs.keys.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count
    }
    .compactMap { steps in
      guard let schema = root.part(at: steps[...]), let signs = signs[steps] else { return nil }
      return SchemaSite(
        steps: steps, schema: schema, signs: signs, isTagged: tagged.contains(steps))
    }
  }

  mutating func run() {
    pending = [([], .positive)]
    while let (steps, added) = pending.popLast() {
      let known = signs[steps] ?? []
      guard !known.isSuperset(of: added), let schema = root.part(at: steps[...]) else { continue }
      let union = known.union(added)
      signs[steps] = union
      visit(schema, steps, union)
    }
  }

  private mutating func visit(_ schema: JSONValue, _ steps: [JSONStep], _ signs: SchemaSite.Signs) {
    func go(_ further: [JSONStep], _ signs: SchemaSite.Signs) {
      pending.append((steps + further, signs))
    }
    if let reference = schema["$ref"]?.string {
      if let target = SchemaReference.steps(of: reference) { pending.append((target, signs)) }
      if dialect != .openAPI31 { return }
    }
    for (name, value) in schema.sortedMembers {
      switch name.string {
      case "properties", "patternProperties", "dependentSchemas":
        for member in value.sortedMembers { go([.member(name), .member(member.key)], signs) }
      case "additionalProperties", "items", "propertyNames", "unevaluatedProperties",
        "unevaluatedItems", "then", "else":
        go([.member(name)], signs)
      case "contains":
        go([.member(name)], schema["maxContains"] == nil ? signs : .mixed)
      case "prefixItems", "allOf", "anyOf", "oneOf":
        for index in value.elements.indices {
          go([.member(name), .element(index)], name == "oneOf" ? .mixed : signs)
          if schema["discriminator"] != nil {
            tagged.insert(steps + [.member(name), .element(index)])
          }
        }
      case "not": go([.member(name)], signs.negated)
      case "if": go([.member(name)], .mixed)
      default: break
      }
    }
  }
}

/// References within one document.
enum SchemaReference {
  /// The steps to the target of a reference by JSON pointer.
  static func steps(of reference: String) -> [JSONStep]? {
    guard reference.hasPrefix("#") else { return nil }
    return reference.dropFirst().split(separator: "/").map { token in
      let name = ExactString(String(token))
      return Int(token).map { .element($0) } ?? .member(name)
    }
  }
}
