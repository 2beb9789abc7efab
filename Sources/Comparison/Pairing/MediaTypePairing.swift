import APIGraph

/// Tells which media type of the old content is which of the new one: the same type, or a range that includes it
/// (RFC 9110 §12.5.1).
struct MediaTypePairing {
  private(set) var matched: [(old: MediaType, new: MediaType)] = []
  private(set) var removed: [MediaType] = []
  private(set) var added: [MediaType] = []

  init(old: [MediaType], new: [MediaType]) {
    var usedNew: Set<MediaRange> = []
    var unmatchedOld: [MediaType] = []
    for mediaType in old {
      if let partner = new.first(where: { $0.range.isSame(as: mediaType.range) }) {
        matched.append((mediaType, partner))
        usedNew.insert(partner.range)
      } else {
        unmatchedOld.append(mediaType)
      }
    }
    for mediaType in unmatchedOld {
      let ranges = new.filter { $0.range.includes(mediaType.range) }
      if let range = ranges.max(by: { $1.range.includes($0.range) && $0.range != $1.range }) {
        matched.append((mediaType, range))
      } else {
        removed.append(mediaType)
      }
    }
    for mediaType in new where !usedNew.contains(mediaType.range) {
      if let range = old.first(where: { $0.range.includes(mediaType.range) }) {
        matched.append((range, mediaType))
      } else {
        added.append(mediaType)
      }
    }
  }
}

extension MediaRange {
  /// Whether both stand for the same messages, however they are spelt.
  func isSame(as other: MediaRange) -> Bool {
    type == other.type && subtype == other.subtype && parameters == other.parameters
  }
}
