import APIGraph
import DocumentTree

/// Rules about enumerations, closed and open.
let schemaEnumerationRules: [Rule] = [
  Rule(
    "enum-value-removed", "Values of an enumeration removed", .narrows, covers: ["enum"],
    because: "The values were valid before and are not now.",
    migration: "Stop sending the values.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.enumeration, let after = new.enumeration else { return [] }
      let gone = values(of: before, missingIn: after)
      guard !gone.isEmpty else { return [] }
      return [
        Finding("no longer allowed: \(listed(gone.map(\.compactText)))", at: "enum")
      ]
    }),
  Rule(
    "enum-value-added", "Values of an enumeration added", .widens, covers: ["enum"],
    because: "Readers meet values that they do not know.",
    migration: "Be ready for the new values.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.enumeration, let after = new.enumeration else { return [] }
      let come = values(of: after, missingIn: before)
      guard !come.isEmpty else { return [] }
      return [Finding("now allowed: \(listed(come.map(\.compactText)))", at: "enum")]
    }),
  Rule(
    "enum-added", "Values restricted to an enumeration", .narrows, covers: ["enum"],
    because: "Values that are not listed were valid before and are not now.",
    migration: "Send only the listed values.",
    when: .schemaChanged { old, new, _ in
      guard old.enumeration == nil, old.openEnumeration == nil, let after = new.enumeration else {
        return []
      }
      return [Finding("only allowed now: \(listed(after.map(\.compactText)))", at: "enum")]
    }),
  Rule(
    "enum-removed", "Values no longer restricted to an enumeration", .widens, covers: ["enum"],
    because: "Readers meet values that are not listed.",
    migration: "Be ready for values that are not listed.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.enumeration, new.enumeration == nil, new.openEnumeration == nil else {
        return []
      }
      return [
        Finding("no longer restricted to \(listed(before.map(\.compactText)))", at: "enum")
      ]
    }),
  Rule(
    "enum-opened", "Enumeration opened", .widens, covers: Schema.enumerationFields,
    because: "Values may come that are not listed, and were not possible before.",
    migration: "Be ready for values that you do not know.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.enumeration, new.enumeration == nil, new.openEnumeration != nil else {
        return []
      }
      return [
        Finding(
          "other values than \(listed(before.map(\.compactText))) may come now", at: "enum",
          certainty: .presumed, reason: "only an extension says that the enumeration is open"
        ).beyondSchemas
      ]
    }),
  Rule(
    "enum-closed", "Enumeration closed", .narrows, covers: Schema.enumerationFields,
    because: "Values that are not listed were to be expected before, and are refused now.",
    migration: "Send only the listed values.",
    when: .schemaChanged { old, new, _ in
      guard old.enumeration == nil, old.openEnumeration != nil, let after = new.enumeration else {
        return []
      }
      return [
        Finding(
          "no other values than \(listed(after.map(\.compactText))) may come any more",
          at: "enum", certainty: .presumed,
          reason: "only an extension said that the enumeration was open"
        ).beyondSchemas
      ]
    }),
  Rule(
    "extensible-enum-value-removed", "Value of an extensible enumeration removed", .narrows,
    covers: ["x-extensible-enum"],
    because: "Receivers that knew the value may not know it any more.",
    migration: "Stop sending the value.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.listedValues(beside: new), let after = new.listedValues(beside: old)
      else { return [] }
      let gone = before.filter { !after.contains($0) }
      guard !gone.isEmpty else { return [] }
      return [
        Finding(
          "no longer listed: \(listed(gone.map(\.compactText)))", at: "x-extensible-enum",
          certainty: .presumed, reason: "the extension lists known values and allows others"
        ).beyondSchemas
      ]
    }),
  Rule(
    "extensible-enum-value-added", "Value of an extensible enumeration added", .extends,
    covers: ["x-extensible-enum"],
    because:
      "Readers of an extensible enumeration are told to expect values that they do not know.",
    migration: "Treat the new value where it matters.",
    when: .schemaChanged { old, new, _ in
      guard let before = old.listedValues(beside: new), let after = new.listedValues(beside: old)
      else { return [] }
      let come = after.filter { !before.contains($0) }
      guard !come.isEmpty else { return [] }
      return [
        Finding("now listed: \(listed(come.map(\.compactText)))", at: "x-extensible-enum")
      ]
    }),
]

/// The values of a list, null aside, that another list lacks. Long lists mostly agree but for a few values in their midst.
private func values(of list: [JSONValue], missingIn other: [JSONValue]) -> [JSONValue] {
  let start = list.commonStart(other)
  let end = list.commonEnd(other, limit: min(list.count, other.count) - start)
  let known = Set(other[start..<(other.count - end)])
  // What the midst of the other list lacks may stand among what both have at their ends.
  return list[start..<(list.count - end)].filter {
    $0 != .null && !known.contains($0) && !other.lists($0)
  }
}

extension Schema {
  /// The values that an open enumeration lists; `nil` where there is none.
  fileprivate var openEnumeration: [JSONValue]? { facts["x-extensible-enum"]?.values }

  /// The values that are listed, where they can be compared with those of an open enumeration.
  fileprivate func listedValues(beside other: Schema) -> [JSONValue]? {
    openEnumeration
      ?? (other.openEnumeration == nil ? nil : enumeration?.filter { $0 != .null })
  }

  /// `enum`, and the extensions that open it.
  fileprivate static var enumerationFields: [Field] {
    ["enum", "x-extensible-enum", "x-enum-open", "x-open-enum", "x-enum-extensible", "x-ms-enum"]
  }
}
