package import DocumentTree

/// The formats that are regular languages, as expressions.
package enum FormatLanguage {
  /// The expression of a format, with natural strings as its samples; `nil` when it is no regular language here.
  package static func expression(_ format: String) -> RegularExpression? {
    switch format {
    case "date": dateExpression
    case "time": timeExpression
    case "date-time": dateTimeExpression
    case "duration": durationExpression
    case "uuid": uuidExpression
    case "ipv4": ipv4Expression
    case "ipv6": ipv6Expression
    case "hostname": hostnameExpression
    case "email": emailExpression
    case "byte": byteExpression
    default: nil
    }
  }

  /// Natural strings of a format. Who looks for any string of it needs no expression, some of which are long.
  package static func samples(_ format: String) -> [ExactString] {
    switch format {
    case "date": ["2000-01-01", "2000-01-02", "2000-02-01", "2001-01-01"]
    case "time": ["00:00:00Z", "00:00:01Z", "00:01:00Z", "01:00:00Z"]
    case "date-time":
      [
        "2000-01-01T00:00:00Z", "2000-01-01T00:00:01Z", "2000-01-02T00:00:00Z",
        "2001-01-01T00:00:00Z",
      ]
    case "duration": ["P1D", "P2D", "PT1H", "PT1M"]
    case "uuid":
      [
        "00000000-0000-4000-8000-000000000000", "00000000-0000-4000-8000-000000000001",
        "00000000-0000-4000-8000-000000000002",
      ]
    case "ipv4": ["192.0.2.1", "192.0.2.2", "192.0.2.3"]
    case "ipv6": ["2001:db8::1", "2001:db8::2", "2001:db8::3"]
    case "hostname": ["example.com", "example.org", "example.net"]
    case "email": ["a@example.com", "b@example.com", "c@example.com"]
    default: []
    }
  }

  // Each is made when it is asked for: most descriptions need one or two.

  private static let dateExpression = whole("date", date)
  private static let timeExpression = withLeapSeconds("time", before: "")
  private static let dateTimeExpression = withLeapSeconds("date-time", before: date + "[Tt]")
  private static let durationExpression = whole("duration", duration)

  private static let uuidExpression = whole(
    "uuid", hexadecimal + "{8}(?:-" + hexadecimal + "{4}){3}-" + hexadecimal + "{12}")

  private static let ipv4Expression = whole("ipv4", ipv4)
  private static let ipv6Expression = whole("ipv6", ipv6)

  private static let hostnameExpression = RegularExpression(
    "^(?=[^]{1,253}$)" + label + "(?:\\." + label + ")*$", samples: samples("hostname"))

  private static let emailExpression = whole("email", "[^@\\s]+@[^@\\s]+")

  private static let byteExpression = whole(
    "byte", "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")

  private static func whole(_ format: String, _ pattern: String) -> RegularExpression? {
    RegularExpression("^(?:" + pattern + ")$", samples: samples(format))
  }

  /// A format that knows leap seconds.
  private static func withLeapSeconds(
    _ format: String, before prefix: String
  ) -> RegularExpression? {
    let samples = samples(format)
    func whole(_ time: String) -> String { "^" + prefix + "(?:" + time + ")$" }
    guard let inner = RegularExpression(whole(plainTime), samples: samples),
      let outer = RegularExpression(whole(plainTime + "|" + anyLeapSecond), samples: samples)
    else { return nil }
    return RegularExpression(
      whole(plainTime + "|" + leapSecond), samples: samples,
      bounds: ExpressionBounds(inner: inner, outer: outer, reason: .format(format)))
  }

  /// RFC 3339 §5.6 `full-date`, with the days that the month has in the year.
  private static let date: String = {
    let days =
      "(?:0[13578]|1[02])-(?:0[1-9]|[12]\\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\\d|30)"
      + "|02-(?:0[1-9]|1\\d|2[0-8])"
    let leapYear =
      "(?:\\d\\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
    return "(?:\\d{4}-(?:" + days + ")|" + leapYear + "-02-29)"
  }()

  private static let hour = "(?:[01]\\d|2[0-3])"
  private static let fraction = "(?:\\.\\d+)?"
  private static let offset = "[+-]" + hour + ":[0-5]\\d"

  /// RFC 3339 §5.6 `full-time` without leap seconds but in UTC.
  private static let plainTime =
    hour + ":[0-5]\\d:[0-5]\\d" + fraction + "(?:[Zz]|" + offset + ")|23:59:60" + fraction + "[Zz]"

  /// A leap second with any offset.
  private static let anyLeapSecond = hour + ":[0-5]\\d:60" + fraction + offset

  /// A leap second with an offset that makes it the end of a day of UTC (RFC 3339 §5.7).
  ///
  /// An automaton of it would have to keep every minute of a day in mind.
  private static let leapSecond: String = {
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    func hours(_ sign: String, _ other: (Int) -> Int) -> String {
      let pairs = (0..<24).map { two($0) + ":..:60[.\\d]*" + sign + two(other($0)) }
      return "(?=" + pairs.joined(separator: "|") + ")"
    }
    func minutes(_ range: Range<Int>, _ sign: String, _ other: (Int) -> Int) -> String {
      let pairs = range.map { "..:" + two($0) + ":60[.\\d]*" + sign + "..:" + two(other($0)) }
      return "(?=(?:" + pairs.joined(separator: "|") + ")$)"
    }
    let cases = [
      hours("\\+") { ($0 + 1) % 24 } + minutes(59..<60, "\\+") { _ in 0 },
      hours("\\+") { $0 } + minutes(0..<59, "\\+") { $0 + 1 },
      hours("-") { 23 - $0 } + minutes(0..<60, "-") { 59 - $0 },
    ]
    return "(?:" + cases.joined(separator: "|") + ")" + anyLeapSecond
  }()

  /// RFC 3339 appendix A: units in order, none between two others left out.
  private static let duration: String = {
    let time = "T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S)"
    let date = "(?:\\d+D|\\d+M(?:\\d+D)?|\\d+Y(?:\\d+M(?:\\d+D)?)?)"
    return "P(?:" + date + "(?:" + time + ")?|" + time + "|\\d+W)"
  }()

  private static let hexadecimal = "[0-9a-fA-F]"

  /// Four numbers up to 255 without leading zeros (RFC 2673 §3.2).
  private static let ipv4: String = {
    let number = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"
    return "(?:" + number + "\\.){3}" + number
  }()

  /// RFC 4291 §2.2, by how many groups stand before the `::`.
  private static let ipv6: String = {
    let group = hexadecimal + "{1,4}"
    let last = "(?:" + group + ":" + group + "|" + ipv4 + ")"
    var cases = ["(?:" + group + ":){6}" + last]
    for after in (0...7).reversed() {
      let tail =
        switch after {
        case 0: ""
        case 1: group
        default: "(?:" + group + ":){" + String(after - 2) + "}" + last
        }
      let before = 7 - after
      let head =
        before == 0 ? "" : "(?:(?:" + group + ":){0," + String(before - 1) + "}" + group + ")?"
      cases.append(head + "::" + tail)
    }
    return cases.joined(separator: "|")
  }()

  /// Letters, digits and inner hyphens, up to 63 (RFC 1123 §2.1, RFC 1034 §3.1).
  private static let label = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
}
