package import APIGraph
import DocumentTree

extension Schema {
  /// Whether the plain assertions of both follow from each other; parts are not looked at.
  package func assertsTheSame(as other: Schema, assertsFormats: Bool) -> Bool {
    isNoStricter(than: other, assertsFormats: assertsFormats)
      && other.isNoStricter(than: self, assertsFormats: assertsFormats)
  }

  /// Whether every plain assertion of this schema follows from the same assertion of the other; parts are not looked at.
  func isNoStricter(than other: Schema, assertsFormats: Bool) -> Bool {
    !isNever && contains == nil && propertyNames == nil && unevaluatedProperties == nil
      && unevaluatedItems == nil && effectiveTypes.isSuperset(of: other.effectiveTypes)
      && acceptsListed(other) && isNumericallyNoStricter(than: other)
      && acceptsTexts(other, assertsFormats: assertsFormats) && acceptsSizes(other)
      && required.isSubset(of: other.required) && acceptsDependencies(other)
  }

  private func acceptsListed(_ other: Schema) -> Bool {
    guard let values = enumeration else { return true }
    guard let others = other.enumeration else { return false }
    if let hash = enumerationHash, let otherHash = other.enumerationHash {
      return hash == otherHash || values.hold(allInOrder: others)
    }
    return Set(others).isSubset(of: values)
  }

  private func isNumericallyNoStricter(than other: Schema) -> Bool {
    if let bound = minimum {
      guard let tighter = other.minimum, bound.value <= tighter.value,
        bound.value < tighter.value || !bound.isExclusive || tighter.isExclusive
      else { return false }
    }
    if let bound = maximum {
      guard let tighter = other.maximum, tighter.value <= bound.value,
        tighter.value < bound.value || !bound.isExclusive || tighter.isExclusive
      else { return false }
    }
    return multiplesOf.allSatisfy { divisor in
      other.multiplesOf.contains { $0.isMultiple(of: divisor) }
    }
  }

  private func acceptsTexts(_ other: Schema, assertsFormats: Bool) -> Bool {
    let asserts = assertsFormats && format.flatMap(FormatSemantics.init) != nil
    return acceptsLengths(other) && Set(patterns).isSubset(of: other.patterns)
      && (!asserts || format == other.format)
  }

  private func acceptsLengths(_ other: Schema) -> Bool {
    if Self.isAtMost(minLength, other.minLength), Self.isAtLeast(maxLength, other.maxLength) {
      return true
    }
    // Texts that are listed have the lengths that they have.
    guard let values = other.enumeration else { return false }
    return values.allSatisfy { value in
      guard case .string(let text) = value else { return true }
      let length = Decimal(text.string.codePointCount)
      return minLength.map { $0 <= length } ?? true && maxLength.map { length <= $0 } ?? true
    }
  }

  private func acceptsSizes(_ other: Schema) -> Bool {
    Self.isAtMost(minItems, other.minItems) && Self.isAtLeast(maxItems, other.maxItems)
      && Self.isAtMost(minProperties, other.minProperties)
      && Self.isAtLeast(maxProperties, other.maxProperties)
      && (!hasUniqueItems || other.hasUniqueItems)
  }

  private func acceptsDependencies(_ other: Schema) -> Bool {
    dependentRequired.allSatisfy { name, names in
      names.isSubset(of: other.required.union(other.dependentRequired[name] ?? []))
    }
  }

  /// Whether a lower limit demands no more than another.
  private static func isAtMost(_ limit: Decimal?, _ other: Decimal?) -> Bool {
    guard let limit else { return true }
    return other.map { limit <= $0 } ?? false
  }

  /// Whether an upper limit demands no more than another.
  private static func isAtLeast(_ limit: Decimal?, _ other: Decimal?) -> Bool {
    guard let limit else { return true }
    return other.map { $0 <= limit } ?? false
  }
}
