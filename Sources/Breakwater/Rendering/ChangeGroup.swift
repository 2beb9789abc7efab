internal import Comparison

/// Changes of one impact that are shown under one heading: an operation, or a part of the document beside them.
struct ChangeGroup {
  /// The operation, such as `GET /pets`, or the first part of the site.
  let heading: String

  /// The changes, in the report's order.
  var changes: [Change]

  /// The groups of some changes, in the order in which their headings come first.
  static func groups(of changes: some Sequence<Change>) -> [ChangeGroup] {
    var groups: [ChangeGroup] = []
    var positions: [String: Int] = [:]
    for change in changes {
      let heading = change.heading
      if let position = positions[heading] {
        groups[position].changes.append(change)
      } else {
        positions[heading] = groups.count
        groups.append(ChangeGroup(heading: heading, changes: [change]))
      }
    }
    return groups
  }

  /// The changes, those together that say the same of several places.
  var alike: [[Change]] {
    var result: [[Change]] = []
    var positions: [String: [Int]] = [:]
    for change in changes {
      let known = positions[change.message, default: []]
      if let position = known.first(where: { result[$0][0].saysTheSame(as: change) }) {
        result[position].append(change)
      } else {
        positions[change.message, default: []].append(result.count)
        result.append([change])
      }
    }
    return result
  }
}

/// What stands between the steps of a site.
private let separator = " › "

extension Change {
  /// Whether another change differs in nothing but its place that a reader is told of it.
  fileprivate func saysTheSame(as other: Change) -> Bool {
    rule == other.rule && message == other.message && impact == other.impact
      && audience == other.audience && certainty == other.certainty && reason == other.reason
      && before == other.before && after == other.after && renamed == other.renamed
      && announced == other.announced && reachesTheSame(as: other)
      && witnesses.map(\.direction) == other.witnesses.map(\.direction)
  }

  /// Whether both reach the same operations in the same order.
  private func reachesTheSame(as other: Change) -> Bool {
    guard reach.count == other.reach.count else { return false }
    for position in reach.indices
    where reach[position].operation != other.reach[position].operation {
      return false
    }
    return true
  }

  /// The operation that the site begins with, or else the site's first step.
  fileprivate var heading: String {
    // An operation's name may hold separators itself (`POST /orders › callback …`): the longest that fits is it.
    var longest: String?
    let bytes = Array(site.utf8)
    for position in reach.indices {
      let count = reach[position].operation.utf8.count
      guard count <= bytes.count, count == bytes.count || bytes[count] == UInt8(ascii: " "),
        count > longest?.utf8.count ?? -1, Self.begins(bytes, with: reach[position].operation)
      else { continue }
      longest = reach[position].operation
    }
    if let longest { return longest }
    return site.firstRange(of: separator).map { String(site[..<$0.lowerBound]) } ?? site
  }

  /// Whether a site is that of an operation, or of a part of it.
  private static func begins(_ site: [UInt8], with operation: String) -> Bool {
    let rest = site.dropFirst(operation.utf8.count)
    return (rest.isEmpty || rest.starts(with: separator.utf8))
      && site.starts(with: operation.utf8)
  }

  /// The message without what the heading says already.
  func message(below heading: String) -> String {
    let said = " '\(heading)'"
    return DisplayText.line(
      DisplayText.contains(message, said) ? message.replacing(said, with: "") : message)
  }

  /// The steps of the site below a heading; empty when the message, or the heading, says the same.
  func site(below heading: String, unlessSaidBy message: String) -> String {
    let bytes = Array(site.utf8)
    let start = heading.utf8.count + separator.utf8.count
    guard bytes.count >= start, Self.begins(bytes, with: heading) else { return "" }
    let steps = DisplayText.line(String(decoding: bytes[start...], as: UTF8.self))
    guard !Self.hasSeparator(steps), let name = steps.split(separator: " ").last else {
      return steps
    }
    return Self.hasWord(message, name) ? "" : steps
  }

  /// Whether a message has a word, with or without quotes around it.
  private static func hasWord(_ message: String, _ word: Substring) -> Bool {
    guard DisplayText.isPlain(message), DisplayText.isPlain(String(word)) else {
      return message.split { " '\"".contains($0) }.contains(word)
    }
    let words = Array(message.utf8).split {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "'") || $0 == UInt8(ascii: "\"")
    }
    return words.contains { $0.elementsEqual(word.utf8) }
  }

  private static func hasSeparator(_ steps: String) -> Bool {
    let bytes = Array(steps.utf8)
    let count = separator.utf8.count
    guard bytes.count >= count else { return false }
    for start in 0...(bytes.count - count) where bytes[start] == UInt8(ascii: " ") {
      if bytes[start..<start + count].elementsEqual(separator.utf8) { return true }
    }
    return false
  }

  /// The operations that it reaches beside the one that it is shown under, each once, and whether it reaches that one.
  func furtherOperations(than heading: String) -> (others: [String], isFurther: Bool) {
    var others = operations
    guard let position = others.firstIndex(of: heading) else { return (others, false) }
    others.remove(at: position)
    return (others, true)
  }

  /// What it does to generated code, where that is more than it does on the wire.
  var generatedCodeRemark: String? {
    guard audience.wire < audience.sdk else { return nil }
    let what = audience.sdk == .breaking ? "breaks" : "adds to"
    return "\(what) generated code"
      + (audience.sdk == impact ? ", \(audience.wire.rawValue) on the wire" : "")
  }

  /// The places on both sides as phrases: `old.yaml:12:9` and `→ new.yaml:14:9`, or the one that there is.
  var places: [String] {
    let old = old.map { DisplayText.line($0.location.description) }
    let new = new.map { DisplayText.line($0.location.description) }
    guard let old else { return new.map { [$0] } ?? [] }
    return new.map { [old, "→ " + $0] } ?? [old]
  }
}

extension SourceLocation {
  /// `file:line:column`, as editors and terminals understand it.
  var description: String {
    var text: [UInt8] = []
    text.reserveCapacity(file.utf8.count + 16)
    text.append(text: file)
    for number in [line, column] {
      text.append(UInt8(ascii: ":"))
      text.append(text: String(number))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
