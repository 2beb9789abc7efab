import APIGraph
import DocumentTree
import SchemaLogic

/// Rules about media types and how the parts of forms are written.
let mediaTypeRules: [Rule] = [
  Rule(
    "media-type-removed", "Media type removed", .withdraws,
    because: "Messages of this media type are not understood, or not offered, any more.",
    migration: "Use one of the other media types.",
    when: .mediaTypeRemoved { mediaType, _ in
      [Finding("media type '\(mediaType.range.spelling)' removed")]
    }),
  Rule(
    "media-type-added", "Media type added", .extends,
    because: "Messages of the other media types are exchanged as before.",
    migration: "Nothing to do.",
    when: .mediaTypeAdded { mediaType, _ in
      [Finding("media type '\(mediaType.range.spelling)' added")]
    }),
  Rule(
    "media-type-narrowed", "Media range narrowed", .narrows,
    because: "Media types of the old range that the new one leaves out are gone.",
    migration: "Use a media type that the new range includes.",
    when: .mediaTypeChanged { old, new, context in
      guard old.range.includes(new.range), !new.range.includes(old.range),
        !isRespelled(old, new, context)
      else { return [] }
      return [
        Finding(
          "media range '\(old.range.spelling)' became '\(new.range.spelling)'",
          detail: new.range.spelling)
      ]
    }),
  Rule(
    "media-type-widened", "Media range widened", .extends,
    because: "The media types that were there are there still.",
    migration: "Nothing to do.",
    when: .mediaTypeChanged { old, new, context in
      guard new.range.includes(old.range), !old.range.includes(new.range),
        !isRespelled(old, new, context)
      else { return [] }
      return [
        Finding(
          "media range '\(old.range.spelling)' became '\(new.range.spelling)'",
          detail: new.range.spelling)
      ]
    }),
  Rule(
    "media-type-respelled", "Media type written otherwise", .annotates,
    because: "The same messages are meant: JSON has no charset, and in parameters no media type is sent.",
    migration: "Nothing to do.",
    when: .mediaTypeChanged { old, new, context in
      guard isRespelled(old, new, context) else { return [] }
      return [
        Finding(
          "media type '\(old.range.spelling)' became '\(new.range.spelling)'",
          detail: new.range.spelling)
      ]
    }),
  Rule(
    "encoding-changed", "Encoding of a part changed", .replaces, covers: EncodingFields.all,
    because: "Parts that are written in the old way are read otherwise, or not at all.",
    migration: "Write the part in the new way.",
    when: .encodingChanged { old, new, context in
      EncodingFields.all.filter { differ(old.facts[$0], new.facts[$0]) }.map { field in
        let relation =
          field == "contentType" ? EncodingFields.contentTypes(old, new) : .overlapping
        return Finding(
          "'\(field.name)' of the encoding of '\(new.name)' changed from "
            + "\(quoted(old.facts[field]?.value)) to \(quoted(new.facts[field]?.value))", at: field,
          detail: field.name,
          effect: context.spelling != .form || relation == .equal
            ? .annotates : relation == .wider ? .widens : relation == .narrower ? .narrows : nil)
      }
    }),
  Rule(
    "encoding-added", "Encoding of a part set", .replaces,
    because: "Parts that are written by default are read otherwise, or not at all.",
    migration: "Write the part in the new way.",
    when: .encodingAdded { encoding, context in
      let matters =
        encoding.saysSomething && !context.isOfOneSide && context.spelling == .form
      return [
        Finding(
          "encoding of '\(encoding.name)' set", detail: encoding.name.string,
          effect: matters ? nil : .annotates,
          certainty: matters ? .presumed : nil,
          reason: matters ? "it may be what was the default" : nil)
      ]
    }),
  Rule(
    "encoding-removed", "Encoding of a part no longer set", .replaces,
    because: "Parts that are written as was set are read otherwise, or not at all.",
    migration: "Write the part by default.",
    when: .encodingRemoved { encoding, context in
      let matters =
        encoding.saysSomething && !context.isOfOneSide && context.spelling == .form
      return [
        Finding(
          "encoding of '\(encoding.name)' no longer set", detail: encoding.name.string,
          effect: matters ? nil : .annotates,
          certainty: matters ? .presumed : nil,
          reason: matters ? "it may be what is the default" : nil)
      ]
    }),
]

/// Whether two media types that are not the same mean the same.
private func isRespelled(_ old: MediaType, _ new: MediaType, _ context: Context) -> Bool {
  guard !old.range.isSame(as: new.range) else { return false }
  return context.isWithoutMediaType
    ? old.range.isWrittenLike(new.range) : old.range.meansSame(as: new.range)
}

extension Encoding {
  /// Whether it says anything about how the part is written.
  var saysSomething: Bool {
    headers.contains(where: \.isRequired) || facts.entries.contains { !$0.field.isExtension }
  }
}

/// The fields that say how a part is written.
enum EncodingFields {
  static let all: [Field] = [
    "contentType", "style", "explode", "allowReserved", "encoding", "prefixEncoding",
    "itemEncoding",
  ]

  /// How the media types of two encodings lie to each other; several are separated by commas.
  static func contentTypes(_ old: Encoding, _ new: Encoding) -> Relation {
    guard let before = ranges(old), let after = ranges(new) else { return .overlapping }
    func includes(_ outer: [MediaRange], _ inner: [MediaRange]) -> Bool {
      inner.allSatisfy { part in outer.contains { $0.includes(part) } }
    }
    return Relation(oldInNew: includes(after, before), newInOld: includes(before, after))
  }

  private static func ranges(_ encoding: Encoding) -> [MediaRange]? {
    encoding.facts.string("contentType")?.split(separator: ",").map { MediaRange(String($0)) }
  }
}
