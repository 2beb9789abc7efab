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

  /// Pairs what belongs together; where no media type is sent beside the value, by the way in which values are written.
  init(old: [MediaType], new: [MediaType], isNamed: Bool = true) {
    // Most messages have one media type, and keep it.
    if old.count == 1, new.count == 1, old[0].range.isSame(as: new[0].range) {
      matched = [(old[0], new[0])]
      return
    }
    var oldLeft = old
    var newLeft = new
    let tests: [(MediaRange, MediaRange) -> Bool] = [
      { $0.isSame(as: $1) }, { isNamed ? $0.meansSame(as: $1) : $0.isWrittenLike($1) },
    ]
    for isPartner in tests {
      oldLeft.removeAll { mediaType in
        let position = newLeft.firstIndex { isPartner(mediaType.range, $0.range) }
        guard let position else { return false }
        matched.append((mediaType, newLeft.remove(at: position)))
        return true
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

  /// Whether both stand for the same messages. JSON has no parameter `charset`: where one is written, it means nothing
  /// (RFC 8259 §11).
  func meansSame(as other: MediaRange) -> Bool {
    guard isJSON, type == other.type, subtype == other.subtype else { return isSame(as: other) }
    return parameters.filter(isNoCharset) == other.parameters.filter(isNoCharset)
  }

  private func isNoCharset(_ parameter: String) -> Bool { !parameter.hasPrefix("charset=") }

  /// Whether values of both are written alike, media types left aside.
  func isWrittenLike(_ other: MediaRange) -> Bool {
    meansSame(as: other) || isJSON && other.isJSON
  }
}
