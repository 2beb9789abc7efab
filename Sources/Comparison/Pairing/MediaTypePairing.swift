import APIGraph

/// Tells which media type of the old content is which of the new one: the same type, or a range that includes it
/// (RFC 9110 §12.5.1).
struct MediaTypePairing {
  /// The same type, or a range that took the place of another.
  private(set) var matched: [(old: MediaType, new: MediaType)] = []
  /// A range that is still there, and a type in it that has now, or no longer, a key of its own.
  private(set) var covered: [(old: MediaType, new: MediaType)] = []
  private(set) var removed: [MediaType] = []
  private(set) var added: [MediaType] = []

  init(old: [MediaType], new: [MediaType]) {
    var oldLeft: [MediaType] = []
    var newLeft = new
    for mediaType in old {
      if let position = newLeft.firstIndex(where: { $0.range.isSame(as: mediaType.range) }) {
        matched.append((mediaType, newLeft.remove(at: position)))
      } else {
        oldLeft.append(mediaType)
      }
    }
    var unmatched: [MediaType] = []
    for mediaType in oldLeft {
      if let position = newLeft.firstIndex(where: { $0.range.includes(mediaType.range) }) {
        matched.append((mediaType, newLeft.remove(at: position)))
      } else if let range = Self.closest(to: mediaType, in: new) {
        covered.append((mediaType, range))
      } else if let position = newLeft.firstIndex(where: { mediaType.range.includes($0.range) }) {
        matched.append((mediaType, newLeft.remove(at: position)))
      } else {
        unmatched.append(mediaType)
      }
    }
    removed = unmatched
    for mediaType in newLeft {
      if let range = Self.closest(to: mediaType, in: old) {
        covered.append((range, mediaType))
      } else {
        added.append(mediaType)
      }
    }
  }

  /// The narrowest range that includes the media type.
  private static func closest(to mediaType: MediaType, in others: [MediaType]) -> MediaType? {
    others.filter { $0.range.includes(mediaType.range) }.reduce(nil) { best, range in
      guard let best else { return range }
      return best.range.includes(range.range) ? range : best
    }
  }
}

extension MediaRange {
  /// Whether both stand for the same messages, however they are spelt.
  func isSame(as other: MediaRange) -> Bool {
    type == other.type && subtype == other.subtype && parameters == other.parameters
  }
}
