import APIGraph

/// What had told beforehand that something would be removed.
public struct Announcement: Hashable, Sendable {
  /// What told it: `deprecated`, an extension such as `x-sunset`, or a header such as `header Sunset`.
  public var by: String

  /// Since when it was deprecated, as it is written; `nil` where that is not said.
  public var since: String?

  /// Until when it was promised, as it is written; `nil` where that is not said.
  public var sunset: String?

  /// Whether that day has come; `nil` where there is none, or none to compare it with.
  public var hasPassed: Bool?

  /// An announcement.
  package init(by: String, since: String? = nil, sunset: String? = nil, hasPassed: Bool? = nil) {
    self.by = by
    self.since = since
    self.sunset = sunset
    self.hasPassed = hasPassed
  }
}

extension Announcement {
  /// What the lives of the parts that are gone had told; `nil` where one of them had told nothing.
  ///
  /// Of several parts the one that had to stay longest counts: its end cannot be read, is the last one to come, was left open,
  /// or was the last one.
  init?(of removed: [Lifecycle], on date: CalendarDate?) {
    var strictest: (rank: Int, day: Int, announcement: Announcement)?
    for lifecycle in removed {
      guard let announcement = Announcement(lifecycle, on: date) else { return nil }
      let rank =
        switch (lifecycle.unreadableSunset, announcement.hasPassed, announcement.sunset) {
        case (_?, _, _): 3
        case (nil, true?, _): 0
        case (nil, _, nil): 1
        case (nil, _, _?): 2
        }
      let day = lifecycle.sunset?.moment.day.daysSince1970 ?? 0
      if let known = strictest, (known.rank, known.day) >= (rank, day) { continue }
      strictest = (rank, day, announcement)
    }
    guard let strictest else { return nil }
    self = strictest.announcement
  }

  /// What the life of a removed part had told; `nil` for nothing. On its last day a part may go (RFC 8594 §3).
  private init?(_ lifecycle: Lifecycle, on date: CalendarDate?) {
    guard let by = lifecycle.sunset?.word.name ?? lifecycle.deprecation?.name else { return nil }
    let hasPassed = date.flatMap { date in lifecycle.sunset.map { $0.moment.day <= date } }
    self.init(
      by: by, since: lifecycle.since?.text,
      sunset: lifecycle.unreadableSunset ?? lifecycle.sunset?.text,
      hasPassed: lifecycle.unreadableSunset == nil ? hasPassed : nil)
  }
}
