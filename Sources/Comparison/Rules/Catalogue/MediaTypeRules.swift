import APIGraph
import DocumentTree

/// Rules about media types.
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
    because:
      "The same messages are meant: JSON has no charset, and in parameters no media type is sent.",
    migration: "Nothing to do.",
    when: .mediaTypeChanged { old, new, context in
      guard isRespelled(old, new, context) else { return [] }
      return [
        Finding(
          "media type '\(old.range.spelling)' became '\(new.range.spelling)'",
          detail: new.range.spelling)
      ]
    }),
]

/// Whether two media types that are not the same mean the same.
private func isRespelled(_ old: MediaType, _ new: MediaType, _ context: Context) -> Bool {
  guard !old.range.isSame(as: new.range) else { return false }
  return context.isWithoutMediaType
    ? old.range.isWrittenLike(new.range) : old.range.meansSame(as: new.range)
}
