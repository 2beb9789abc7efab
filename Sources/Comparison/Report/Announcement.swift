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

  /// What the life of a removed part had told; `nil` for nothing. On its last day a part may go (RFC 8594 §3).
  init?(_ lifecycle: Lifecycle, on date: CalendarDate?) {
    guard let by = lifecycle.sunset?.name ?? lifecycle.deprecation?.name else { return nil }
    self.init(
      by: by, since: lifecycle.since?.text, sunset: lifecycle.sunset?.text,
      hasPassed: date.flatMap { date in lifecycle.sunset.map { $0.moment.day <= date } })
  }
}
