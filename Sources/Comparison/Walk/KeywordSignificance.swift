import APIGraph
import DocumentTree
import SchemaLogic

/// Tells when an edit of an assertion changes nothing, because of what else the two schemas say.
struct KeywordSignificance {
  private let types: JSONTypes
  private let enumerationsAgree: Bool

  init(old: Schema, new: Schema) {
    types = old.effectiveTypes.union(new.effectiveTypes)
    enumerationsAgree = Self.enumerationsAgree(old, new)
  }

  /// The finding, without effect where its keyword decides nothing here.
  func weighed(_ finding: Finding) -> Finding {
    guard let field = finding.field, let applies = field.assertsOn else { return finding }
    if finding.effect == .annotates { return finding }
    var weighed = finding
    if types.isDisjoint(with: applies) {
      weighed.effect = .annotates
      weighed.reason = nil
      weighed.certainty = .proven
    } else if enumerationsAgree, field.isDecidedByEnumeration {
      weighed.effect = .annotates
      weighed.reason = nil
      weighed.certainty = .proven
    }
    return weighed
  }

  /// Whether both sides list their values and the same ones remain when the plain assertions have spoken.
  private static func enumerationsAgree(_ old: Schema, _ new: Schema) -> Bool {
    guard let oldValues = old.enumeration, let newValues = new.enumeration else { return false }
    let oldFormat = old.format.flatMap(FormatSemantics.init)
    let newFormat = new.format.flatMap(FormatSemantics.init)
    guard old.patterns == new.patterns, oldFormat == newFormat else { return false }
    let remainingOld = Set(oldValues.filter { ScalarAssertions.accept($0, old) })
    let remainingNew = Set(newValues.filter { ScalarAssertions.accept($0, new) })
    return remainingOld == remainingNew
  }
}

extension Field {
  /// The types of value that the assertion says something about; `nil` for what is no assertion.
  var assertsOn: JSONTypes? {
    switch name {
    case "type", "enum", "nullable": .all
    case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf": .number
    case "minLength", "maxLength", "pattern": .string
    case "format": [.string, .number]
    case "minItems", "maxItems", "uniqueItems", "minContains", "maxContains": .array
    case "minProperties", "maxProperties", "required", "dependentRequired": .object
    default: nil
    }
  }

  /// Whether a list of values leaves the keyword nothing to decide but which of them pass.
  var isDecidedByEnumeration: Bool {
    switch name {
    case "type", "enum", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
      "multipleOf", "minLength", "maxLength":
      true
    default: false
    }
  }
}
