internal import Comparison

/// Changes of one impact that are shown under one heading: an operation, or a part of the document beside them.
struct ChangeGroup {
  /// The operation, such as `GET /pets`, or the first part of the site.
  let heading: String

  /// Where its changes stand in the report, in the report's order.
  private(set) var positions: [Int]

  /// The groups of the changes at some positions of a report, in the order in which their headings come first.
  static func groups(of positions: [Int], in changes: [Change]) -> [ChangeGroup] {
    var groups: [ChangeGroup] = []
    var numbers: [String: Int] = [:]
    for position in positions {
      let heading = heading(of: changes[position].site, changes[position].operations)
      if let number = numbers[heading] {
        groups[number].positions.append(position)
      } else {
        numbers[heading] = groups.count
        groups.append(ChangeGroup(heading: heading, positions: [position]))
      }
    }
    return groups
  }

  /// The operation that the site of a change begins with, of those that it reaches, or else the site's first step.
  private static func heading(of site: String, _ operations: [String]) -> String {
    // An operation's name may hold separators itself (`POST /orders › callback …`): the longest that fits is it.
    var longest: Int?
    var length = -1
    site.withBytes { site in
      for position in operations.indices {
        let count = operations[position].utf8.count
        guard count > length, count <= site.count,
          count == site.count || site[count] == UInt8(ascii: " "),
          site.isSite(below: operations[position])
        else { continue }
        (longest, length) = (position, count)
      }
    }
    if let longest { return operations[longest] }
    return site.firstRange(of: separator).map { String(site[..<$0.lowerBound]) } ?? site
  }

  /// The positions of the changes, those together that say the same of several places.
  func alike(in changes: [Change]) -> [[Int]] {
    guard positions.count > 1 else { return [positions] }
    var result: [[Int]] = []
    var numbers: [String: [Int]] = [:]
    for position in positions {
      let known = numbers[changes[position].message, default: []]
      let number = known.first { changes[result[$0][0]].saysTheSame(as: changes[position]) }
      if let number {
        result[number].append(position)
      } else {
        numbers[changes[position].message, default: []].append(result.count)
        result.append([position])
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

  /// The message without what the heading says already.
  func message(below heading: String) -> String {
    DisplayText.line(DisplayText.omitting(" '\(heading)'", from: message))
  }

  /// The steps of the site below a heading; empty when the message, or the heading, says the same.
  func site(below heading: String, unlessSaidBy message: String) -> String {
    let start = heading.utf8.count + separator.utf8.count
    guard site.utf8.count >= start, site.withBytes({ $0.isSite(below: heading) }) else {
      return ""
    }
    let steps = DisplayText.line(String(Substring(site.utf8.dropFirst(start))))
    let isOne = steps.withBytes { steps in
      separator.withBytes { steps.firstPosition(of: $0) == nil }
    }
    guard isOne, let name = steps.split(separator: " ").last else { return steps }
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

  /// The operations that it reaches beside the one that it is shown under.
  func furtherOperations(than heading: String) -> FurtherOperations {
    FurtherOperations(of: operations, than: heading)
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
    let new = new.map { place in
      DisplayText.line(place.location.description(behind: old == nil ? "" : "→ "))
    }
    guard let old else { return new.map { [$0] } ?? [] }
    let first = DisplayText.line(old.location.description)
    return new.map { [first, $0] } ?? [first]
  }
}

/// The operations that a change reaches beside the one that it is shown under, each once.
struct FurtherOperations {
  private let operations: [String]
  private let shown: Int?

  fileprivate init(of operations: [String], than heading: String) {
    self.operations = operations
    shown = operations.firstIndex(of: heading)
  }

  /// Whether the change reaches the one that it is shown under.
  var isFurther: Bool { shown != nil }

  var count: Int { operations.count - (isFurther ? 1 : 0) }

  /// The first of them, or all where there are no more.
  func first(_ limit: Int) -> [String] {
    operations.indices.lazy.filter { $0 != shown }.prefix(limit).map { operations[$0] }
  }
}

extension Span<UInt8> {
  /// Whether they are the site of an operation, or of a part of it.
  fileprivate func isSite(below operation: String) -> Bool {
    operation.withBytes { operation in
      guard hold(operation, at: 0) else { return false }
      return count == operation.count || separator.withBytes { hold($0, at: operation.count) }
    }
  }
}

extension SourceLocation {
  /// `file:line:column`, as editors and terminals understand it.
  var description: String { description(behind: "") }

  /// The same behind other words.
  fileprivate func description(behind words: String) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(words.utf8.count + file.utf8.count + 16)
    text.append(text: words)
    text.append(text: file)
    text.append(UInt8(ascii: ":"))
    text.append(decimal: line)
    text.append(UInt8(ascii: ":"))
    text.append(decimal: column)
    return String(decoding: text, as: UTF8.self)
  }
}
