import APIGraph
import DocumentTree

/// Rules about limits: of numbers, lengths and counts.
let schemaBoundRules: [Rule] =
  [
    lowerLimit("minimum", of: "numbers", "minimum", { $0.leastNumber }, also: "exclusiveMinimum"),
    lowerLimit("minLength", of: "texts", "minimum length", { $0.minLength.map { Limit($0) } }),
    lowerLimit(
      "minItems", of: "lists", "minimum number of items", { $0.minItems.map { Limit($0) } }),
    lowerLimit(
      "minProperties", of: "objects", "minimum number of properties",
      { $0.minProperties.map { Limit($0) } }),
    lowerLimit(
      "minContains", of: "lists", "minimum number of items that 'contains' counts",
      { $0.contains.map { Limit($0.minimum) } }, unless: containsCameOrWent),
    upperLimit(
      "maximum", of: "numbers", "maximum", { $0.greatestNumber }, also: "exclusiveMaximum"),
    upperLimit("maxLength", of: "texts", "maximum length", { $0.maxLength.map { Limit($0) } }),
    upperLimit(
      "maxItems", of: "lists", "maximum number of items", { $0.maxItems.map { Limit($0) } }),
    upperLimit(
      "maxProperties", of: "objects", "maximum number of properties",
      { $0.maxProperties.map { Limit($0) } }),
    upperLimit(
      "maxContains", of: "lists", "maximum number of items that 'contains' counts",
      { $0.contains.flatMap { contains in contains.maximum.map { Limit($0) } } },
      unless: containsCameOrWent),
  ].flatMap { $0 } + [
    Rule(
      "limit-respelled", "Limit written otherwise", .annotates,
      covers: ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
      because: "The same numbers are valid.",
      migration: "Nothing to do.",
      when: .schemaChanged { old, new, _ in
        let pairs: [(Field, Field, @Sendable (Schema) -> Limit?)] = [
          ("minimum", "exclusiveMinimum", { $0.leastNumber }),
          ("maximum", "exclusiveMaximum", { $0.greatestNumber }),
        ]
        return pairs.compactMap { plain, exclusive, limit in
          guard
            differ(old.facts[plain], new.facts[plain])
              || differ(old.facts[exclusive], new.facts[exclusive]),
            limit(old) == limit(new)
          else { return nil }
          return Finding(
            "'\(plain.name)' is written otherwise and means the same",
            at: old.facts[plain] == nil && new.facts[plain] == nil ? exclusive : plain,
            detail: plain.name)
        }
      })
  ]

/// A limit in a form in which equal ones are equal.
struct Limit: Hashable {
  let value: Decimal
  let isExclusive: Bool

  init(_ value: Decimal, isExclusive: Bool = false) {
    self.value = value
    self.isExclusive = isExclusive
  }

  /// Whether this lower limit excludes more than the other.
  func isStricterFromBelow(than other: Limit) -> Bool {
    other.value < value || value == other.value && isExclusive && !other.isExclusive
  }

  /// Whether this upper limit excludes more than the other.
  func isStricterFromAbove(than other: Limit) -> Bool {
    value < other.value || value == other.value && isExclusive && !other.isExclusive
  }

  /// The limit for messages.
  var text: String { isExclusive ? "\(value) (excluded)" : value.description }
}

extension Schema {
  /// The lower limit; of integers always one that is itself allowed.
  var leastNumber: Limit? {
    guard let minimum else { return nil }
    if isIntegral, let value = minimum.value.roundedDown.integer, value < Int.max {
      // The first integer above a fraction, or above a limit that is itself left out.
      let isItselfAllowed = minimum.value.isInteger && !minimum.isExclusive
      return Limit(Decimal(isItselfAllowed ? value : value + 1))
    }
    return Limit(minimum.value, isExclusive: minimum.isExclusive)
  }

  /// The upper limit; of integers always one that is itself allowed.
  var greatestNumber: Limit? {
    guard let maximum else { return nil }
    if isIntegral, let value = maximum.value.roundedDown.integer, value > Int.min {
      let isItselfLeftOut = maximum.value.isInteger && maximum.isExclusive
      return Limit(Decimal(isItselfLeftOut ? value - 1 : value))
    }
    return Limit(maximum.value, isExclusive: maximum.isExclusive)
  }

  private var isIntegral: Bool { !effectiveTypes.contains(.fraction) }
}

/// Where `contains` itself came or went, its counts are not a change of their own.
@Sendable private func containsCameOrWent(_ old: Schema, _ new: Schema) -> Bool {
  (old.contains == nil) != (new.contains == nil)
}

private func lowerLimit(
  _ keyword: Field, of subject: String, _ name: String,
  _ limit: @escaping @Sendable (Schema) -> Limit?, also other: Field? = nil,
  unless isExcepted: @escaping @Sendable (Schema, Schema) -> Bool = { _, _ in false }
) -> [Rule] {
  limitRules(
    keyword, other, subject, name, limit, isExcepted, stricter: "raised", looser: "lowered",
    isStricter: { $0.isStricterFromBelow(than: $1) })
}

private func upperLimit(
  _ keyword: Field, of subject: String, _ name: String,
  _ limit: @escaping @Sendable (Schema) -> Limit?, also other: Field? = nil,
  unless isExcepted: @escaping @Sendable (Schema, Schema) -> Bool = { _, _ in false }
) -> [Rule] {
  limitRules(
    keyword, other, subject, name, limit, isExcepted, stricter: "lowered", looser: "raised",
    isStricter: { $0.isStricterFromAbove(than: $1) })
}

/// The two rules about one limit: made stricter or set, made looser or taken away.
private func limitRules(
  _ keyword: Field, _ other: Field?, _ subject: String, _ name: String,
  _ limit: @escaping @Sendable (Schema) -> Limit?,
  _ isExcepted: @escaping @Sendable (Schema, Schema) -> Bool, stricter: String, looser: String,
  isStricter: @escaping @Sendable (Limit, Limit) -> Bool
) -> [Rule] {
  let covers = [keyword] + (other.map { [$0] } ?? [])
  let identifier = keyword.name.kebabCase
  @Sendable func finding(_ old: Schema, _ new: Schema) -> (Limit?, Limit?, Field) {
    let field = covers.first { differ(old.facts[$0], new.facts[$0]) } ?? keyword
    return (limit(old), limit(new), field)
  }
  return [
    Rule(
      "\(identifier)-\(stricter)", "\(name.capitalizedFirst) \(stricter)", .narrows, covers: covers,
      because: "There are \(subject) that were valid before and are not now.",
      migration: "Send only \(subject) within the new limit.",
      when: .schemaChanged { old, new, _ in
        let (before, after, field) = finding(old, new)
        guard !isExcepted(old, new), let after, before.map({ isStricter(after, $0) }) ?? true else {
          return []
        }
        return [
          Finding(
            before.map { "\(name) \(stricter) from \($0.text) to \(after.text)" }
              ?? "\(name) set to \(after.text)", at: field)
        ]
      }),
    Rule(
      "\(identifier)-\(looser)", "\(name.capitalizedFirst) \(looser)", .widens, covers: covers,
      because: "There are \(subject) beyond the old limit that readers do not expect.",
      migration: "Be ready for \(subject) within the new limit.",
      when: .schemaChanged { old, new, _ in
        let (before, after, field) = finding(old, new)
        guard !isExcepted(old, new), let before, after.map({ isStricter(before, $0) }) ?? true
        else { return [] }
        return [
          Finding(
            after.map { "\(name) \(looser) from \(before.text) to \($0.text)" }
              ?? "\(name) of \(before.text) removed", at: field)
        ]
      }),
  ]
}

extension String {
  /// `maxLength` as `max-length`. Keywords are ASCII.
  var kebabCase: String {
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") {
        bytes.append(UInt8(ascii: "-"))
        bytes.append(byte | 0x20)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with a capital at its beginning.
  var capitalizedFirst: String { prefix(1).uppercased() + String(dropFirst()) }
}
