import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about how the parts of forms are written.
let encodingRules: [Rule] = [
  Rule(
    "encoding-changed", "Encoding of a part changed", .replaces, covers: EncodingFields.all,
    because: "Parts that are written in the old way are read otherwise, or not at all.",
    migration: "Write and read the part in the new way.",
    when: .encodingChanged { old, new, context in
      EncodingFields.all.filter { differ(old.facts[$0], new.facts[$0]) }.map { field in
        let finding = Finding(
          "'\(field.name)' of the encoding of '\(new.name)' changed from "
            + "\(quoted(old.facts[field]?.value)) to \(quoted(new.facts[field]?.value))", at: field,
          detail: field.name)
        return EncodingFields.nested.contains(field) ? finding : finding.weighed(by: context.part)
      }
    }),
  Rule(
    "encoding-added", "Encoding of a part set", .replaces,
    because: "Parts that are written by default are read otherwise, or not at all.",
    migration: "Write and read the part in the new way.",
    when: .encodingAdded { encoding, context in
      let finding = Finding("encoding of '\(encoding.name)' set", detail: encoding.name.string)
      return [encoding.hasNested ? finding : finding.weighed(by: context.part)]
    }),
  Rule(
    "encoding-removed", "Encoding of a part no longer set", .replaces,
    because: "Parts that are written as was set are read otherwise, or not at all.",
    migration: "Write and read the part by default.",
    when: .encodingRemoved { encoding, context in
      let finding = Finding(
        "encoding of '\(encoding.name)' no longer set", detail: encoding.name.string)
      return [encoding.hasNested ? finding : finding.weighed(by: context.part)]
    }),
  Rule(
    "part-media-type-changed", "Default media type of a part changed", .replaces,
    because: "A part without an encoding has the media type that follows from its schema; readers "
      + "may not understand the new one.",
    migration: "Send the part with the new media type, and files with a file name.",
    when: .encodingChanged { old, new, context in
      guard let part = context.part, part.isMultipart, part.isDefaultChanged(old, new),
        let before = part.old?.content, let after = part.new?.content
      else { return [] }
      return [
        Finding(
          "part '\(new.name)' is now sent as \(listed(after.map(\.spelling))) "
            + "(was \(listed(before.map(\.spelling))))", detail: new.name.string,
          certainty: .presumed, reason: "receivers may look at the content alone")
      ]
    }),
  Rule(
    "form-field-became-list", "Field of a form became a list", .widens,
    because: "A single value is a list of one where each value repeats the name; but who reads "
      + "the form may find several.",
    migration: "Nothing to do where you write the form; be ready for several values where you "
      + "read it.",
    when: .encodingChanged { _, new, context in
      context.part?.lists?.became("form field '\(new.name)'").map { [$0] } ?? []
    }),
  Rule(
    "form-field-no-longer-list", "Field of a form no longer a list", .narrows,
    because: "Several values were understood before and are refused now.",
    migration: "Send a single value; nothing to do where you read the form.",
    when: .encodingChanged { _, new, context in
      context.part?.lists?.ceased("form field '\(new.name)'").map { [$0] } ?? []
    }),
]

extension Finding {
  /// The finding with the effect that it has where parts are written so.
  fileprivate func weighed(by part: PartPair?) -> Finding {
    var finding = self
    switch part?.relation {
    case .equal?: finding.effect = .annotates
    case .wider?: finding.effect = .widens
    case .narrower?: finding.effect = .narrows
    case .overlapping?, .disjoint?, .undecided?:
      guard part?.isByDefault == true else { break }
      finding.certainty = .presumed
      finding.reason = "without an encoding, parts are often not written as the specification says"
    case nil:
      finding.certainty = .presumed
      finding.reason = "how the part is written by default is not known"
    }
    return finding
  }
}

extension Encoding {
  /// Whether it speaks of parts inside the part (OAS 3.2), which are compared as they are written.
  fileprivate var hasNested: Bool { EncodingFields.nested.contains { facts[$0] != nil } }
}

/// The fields that say how a part is written.
enum EncodingFields {
  static let all: [Field] = ["contentType", "style", "explode", "allowReserved"] + nested

  static let nested: [Field] = ["encoding", "prefixEncoding", "itemEncoding"]
}
