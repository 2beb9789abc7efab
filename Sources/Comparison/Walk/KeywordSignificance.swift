import APIGraph
import DocumentTree
import SchemaLogic

/// Tells when an edit of an assertion changes less than it seems, because of what else the two schemas say.
struct KeywordSignificance {
  private let old: Schema
  private let new: Schema
  private let spelling: Spelling
  /// Whether both list the same values; `nil` as long as nobody asked.
  private var knownAgreement: Bool?

  init(old: Schema, new: Schema, spelling: Spelling) {
    self.old = old
    self.new = new
    self.spelling = spelling
  }

  private var types: JSONTypes { old.effectiveTypes.union(new.effectiveTypes) }

  private mutating func enumerationsAgree() -> Bool {
    if let knownAgreement { return knownAgreement }
    // Where types are not spelled, a listed number is a text as well.
    let agreement = spelling.spellsTypes && Self.enumerationsAgree(old, new)
    knownAgreement = agreement
    return agreement
  }

  /// The finding, without effect where its keyword decides nothing here, and presumed where it does so by the book only.
  mutating func weighed(_ finding: Finding) -> Finding {
    guard let field = finding.field, let applies = field.assertsOn else { return finding }
    if finding.effect == .annotates { return finding }
    var weighed = finding
    if types.isDisjoint(with: applies) {
      // By the book the keyword decides nothing here; whether anything else was meant is not for a rule to say.
      weighed.certainty = .presumed
      weighed.reason =
        "'\(field.name)' says nothing of values of type \(types.names.joined(separator: " or ")), "
        + "but may have been meant to"
    } else if field.isDecidedByEnumeration, enumerationsAgree() {
      weighed.effect = .annotates
      weighed.reason = nil
      weighed.certainty = .proven
    }
    return weighed
  }

  /// Whether both sides list their values and the same ones remain when the plain assertions have spoken.
  ///
  /// Where none remain, something else was meant.
  private static func enumerationsAgree(_ old: Schema, _ new: Schema) -> Bool {
    guard let oldValues = old.enumeration, let newValues = new.enumeration else { return false }
    let oldFormat = old.format.flatMap(FormatSemantics.init)
    let newFormat = new.format.flatMap(FormatSemantics.init)
    guard old.patterns == new.patterns, oldFormat == newFormat else { return false }
    if old.listsTextsOnly, new.listsTextsOnly {
      return oldValues == newValues && !oldValues.isEmpty
    }
    // A value that only one side lists and accepts settles it, and is mostly there.
    let (listedOld, listedNew) = (Set(oldValues), Set(newValues))
    func accepts(_ value: JSONValue, _ listed: Set<JSONValue>, _ schema: Schema) -> Bool {
      listed.contains(value) && ScalarAssertions.accept(value, schema)
    }
    return oldValues.allSatisfy { listedNew.contains($0) || !ScalarAssertions.accept($0, old) }
      && newValues.allSatisfy { accepts($0, listedOld, old) == ScalarAssertions.accept($0, new) }
      && oldValues.contains { ScalarAssertions.accept($0, old) }
  }
}

extension Schema {
  /// Whether it lists texts, in order and each once, all of which it accepts as far as plain assertions speak.
  fileprivate var listsTextsOnly: Bool {
    enumerationHash != nil && effectiveTypes.contains(.string) && minLength == nil
      && maxLength == nil
  }
}
