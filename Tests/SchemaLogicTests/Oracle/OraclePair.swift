import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// Two schemas, and what is known of them by the way in which they were made.
struct OraclePair: Sendable {
  var old: JSONValue
  var new: JSONValue
  var oldDialect: Dialect = .openAPI31
  var newDialect: Dialect = .openAPI31
  var reading: SchemaReading = .pure
  /// Whether every old value is a new one by construction.
  var claimsOldInNew = false
  /// Whether every new value is an old one by construction.
  var claimsNewInOld = false
  /// The changes that made one of the other.
  var history: [String] = []

  /// The old schema as JSON Schema 2020-12.
  var oldJSONSchema: JSONValue { oldDialect == .openAPI30 ? old.upgraded() : old }

  /// The new schema as JSON Schema 2020-12.
  var newJSONSchema: JSONValue { newDialect == .openAPI30 ? new.upgraded() : new }

  /// The pair with its sides exchanged.
  var swapped: OraclePair {
    var pair = self
    (pair.old, pair.new) = (new, old)
    (pair.oldDialect, pair.newDialect) = (newDialect, oldDialect)
    (pair.claimsOldInNew, pair.claimsNewInOld) = (claimsNewInOld, claimsOldInNew)
    pair.history = history + ["exchange"]
    return pair
  }
}

/// Makes pairs of schemas.
struct OraclePairMaker {
  private var generator: SeededGenerator
  private let profile: OracleProfile

  init(profile: OracleProfile, seed: UInt64) {
    self.profile = profile
    generator = SeededGenerator(seed: seed)
  }

  /// A random pair.
  mutating func pair() -> OraclePair {
    let dialect: Dialect = generator.chance(25) ? .openAPI30 : .openAPI31
    var random = RandomSchema(
      profile: profile, dialect: dialect, generator: SeededGenerator(seed: generator.next()))
    let reading = reading(&random)
    let old = random.document()
    var pair = OraclePair(
      old: old, new: old, oldDialect: dialect, newDialect: dialect, reading: reading,
      claimsOldInNew: true, claimsNewInOld: true)
    let rounds: [(Int, [OracleRewrite], Kind)] =
      switch profile == .wild ? generator.draw(16...99) : generator.draw(0...99) {
      case 0..<32: [(generator.draw(1...4), OracleEquivalences.all, .equal)]
      case 32..<66:
        [
          (generator.draw(0...1), OracleEquivalences.all, .equal),
          (generator.draw(1...2), OracleWidenings.all, .wider),
          (generator.draw(0...2), OracleEquivalences.all, .equal),
        ]
      case 66..<94:
        [
          (generator.draw(0...1), OracleEquivalences.all, .equal),
          (generator.draw(1...3), OracleEdits.all + OracleWidenings.all, .unknown),
        ]
      default: []
      }
    if rounds.isEmpty {
      pair.new = random.document()
      pair.claimsOldInNew = false
      pair.claimsNewInOld = false
      pair.history = ["unrelated"]
    }
    for (count, rewrites, kind) in rounds {
      for _ in 0..<count { apply(rewrites, kind, to: &pair, random) }
    }
    if dialect == .openAPI30, generator.chance(30) {
      pair.new = pair.new.upgraded()
      pair.newDialect = .openAPI31
      pair.history.append("upgrade")
    }
    if profile == .core, reading == .pure, generator.chance(8) { readAsText(&pair) }
    return generator.chance(35) ? pair.swapped : pair
  }

  /// The pair that one rewrite makes of a document at some place; `nil` where it applies nowhere.
  mutating func pair(
    _ document: JSONValue, _ rewrite: OracleRewrite, _ random: RandomSchema
  ) -> OraclePair? {
    var pair = OraclePair(
      old: document, new: document, oldDialect: random.dialect, newDialect: random.dialect,
      claimsOldInNew: true, claimsNewInOld: true)
    apply([rewrite], .equal, to: &pair, random)
    return pair.history.isEmpty ? nil : pair
  }

  private enum Kind { case equal, wider, unknown }

  /// Where only the spelling counts, complements are no complements, so that nothing is claimed.
  private func readAsText(_ pair: inout OraclePair) {
    pair.reading.spelling = .wire
    pair.claimsOldInNew = false
    pair.claimsNewInOld = false
  }

  private mutating func reading(_ random: inout RandomSchema) -> SchemaReading {
    guard profile != .portable else {
      random.usesUnevaluated = generator.chance(15)
      return SchemaReading(assertsFormats: false)
    }
    switch generator.draw(0...(profile == .wild ? 49 : 99)) {
    case 0..<7:
      random.usesFlags = true
      return SchemaReading(omission: .readOnly)
    case 7..<11:
      random.usesFlags = true
      return SchemaReading(omission: .writeOnly)
    case 11..<18:
      random.usesDiscriminators = true
      return SchemaReading(readsDiscriminators: true)
    case 18..<24:
      random.usesUnevaluated = random.isFull
      return .pure
    case 24..<27: return SchemaReading(assertsFormats: false)
    default: return .pure
    }
  }

  /// Changes the new schema at one place, and what is claimed accordingly.
  private mutating func apply(
    _ rewrites: [OracleRewrite], _ kind: Kind, to pair: inout OraclePair, _ random: RandomSchema
  ) {
    let usesEvaluations = ["unevaluatedProperties", "unevaluatedItems"].contains {
      pair.new.compactText.contains("\"\($0)\":")
    }
    let sites = SchemaSite.all(in: pair.new, dialect: pair.newDialect)
    // The rewrite is chosen first, so that those that seldom apply are not drowned by those that always do.
    for rewrite in rewrites.shuffled(using: &generator) {
      if usesEvaluations, !rewrite.keepsEvaluations { continue }
      if pair.reading.omission != .none, !rewrite.keepsFlags { continue }
      for site in sites.shuffled(using: &generator) {
        if kind == .wider, site.signs == .mixed { continue }
        if pair.reading.readsDiscriminators,
          site.isTagged || site.schema["discriminator"] != nil
        {
          continue
        }
        guard let changed = changed(pair.new, at: site, by: rewrite, pair.newDialect, random),
          changed != pair.new
        else { continue }
        pair.new = changed
        pair.history.append("\(rewrite.name) at \(site.steps.map(\.text).joined(separator: "/"))")
        claim(kind, at: site, in: &pair)
        return
      }
    }
  }

  private func claim(_ kind: Kind, at site: SchemaSite, in pair: inout OraclePair) {
    switch kind {
    case .equal: break
    case .wider where site.signs == .positive: pair.claimsNewInOld = false
    case .wider: pair.claimsOldInNew = false
    case .unknown:
      pair.claimsOldInNew = false
      pair.claimsNewInOld = false
    }
  }

  private mutating func changed(
    _ root: JSONValue, at site: SchemaSite, by rewrite: OracleRewrite, _ dialect: Dialect,
    _ random: RandomSchema
  ) -> JSONValue? {
    var context = OracleRewriteContext(
      generator: SeededGenerator(seed: generator.next()), dialect: dialect, root: root,
      random: random)
    let definitions = RandomSchema.definitionsKey
    var schema = site.schema
    // Definitions stay where references find them.
    if site.isRoot { schema[definitions] = nil }
    guard let made = rewrite.apply(schema, &context) else { return nil }
    guard site.isRoot else { return context.root.replacing(at: site.steps[...], with: made) }
    var document = made
    if !document.isObject { document = .members(["allOf": .array([document])]) }
    document[definitions] = context.root[definitions]
    return document
  }
}

extension JSONStep {
  /// The step as a token of a pointer.
  var text: String {
    switch self {
    case .member(let name): name.string
    case .element(let index): String(index)
    }
  }
}

extension OraclePair: CustomStringConvertible {
  /// Both schemas as JSON, and how they came about.
  var description: String {
    var lines = ["old \(oldDialect): \(old.compactText)", "new \(newDialect): \(new.compactText)"]
    if reading != .pure { lines.append("reading: \(reading)") }
    if claimsOldInNew { lines.append("claim: old in new") }
    if claimsNewInOld { lines.append("claim: new in old") }
    if !history.isEmpty { lines.append("history: \(history.joined(separator: ", "))") }
    return lines.joined(separator: "\n")
  }
}
