/// The lines by which two texts differ, in the unified format of `diff -u`.
struct UnifiedDiff {
  /// One line, and on which sides it stands.
  enum Line: Hashable {
    case both(Substring)
    case old(Substring)
    case new(Substring)
  }

  /// All lines of both texts; what goes stands before what comes in its place.
  private let lines: [Line]

  /// The unchanged lines that are shown around a difference.
  private let context: Int

  init(old: String, new: String, context: Int = 3) {
    let old = UnifiedDiff.lines(of: old)
    let new = UnifiedDiff.lines(of: new)
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for edit in new.difference(from: old) {
      switch edit {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var lines: [Line] = []
    var (oldIndex, newIndex) = (0, 0)
    while oldIndex < old.count || newIndex < new.count {
      if removed.contains(oldIndex) {
        lines.append(.old(old[oldIndex]))
        oldIndex += 1
      } else if inserted.contains(newIndex) {
        lines.append(.new(new[newIndex]))
        newIndex += 1
      } else {
        lines.append(.both(old[oldIndex]))
        oldIndex += 1
        newIndex += 1
      }
    }
    self.lines = lines
    self.context = context
  }

  /// The lines of a text that ends with a line break.
  static func lines(of text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The difference as text; empty where there is none.
  var text: String {
    var text = ""
    for range in hunks { text += self.text(of: range) }
    return text.isEmpty ? "" : "--- old.yaml\n+++ new.yaml\n" + text
  }

  /// The ranges of lines that are shown: differences that are near each other are shown together.
  private var hunks: [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in lines.indices {
      if case .both = lines[index] { continue }
      let start = max(0, index - context)
      let end = min(lines.count, index + context + 1)
      if let last = hunks.last, start <= last.upperBound {
        hunks[hunks.count - 1] = last.lowerBound..<end
      } else {
        hunks.append(start..<end)
      }
    }
    return hunks
  }

  private func text(of range: Range<Int>) -> String {
    let before = UnifiedDiff.counts(lines[..<range.lowerBound])
    let counts = UnifiedDiff.counts(lines[range])
    // Where a side has no lines its number is that of the line before.
    let old = "\(before.old + (counts.old == 0 ? 0 : 1)),\(counts.old)"
    let new = "\(before.new + (counts.new == 0 ? 0 : 1)),\(counts.new)"
    var text = "@@ -\(old) +\(new) @@\n"
    for line in lines[range] {
      switch line {
      case .both(let words): text += " \(words)\n"
      case .old(let words): text += "-\(words)\n"
      case .new(let words): text += "+\(words)\n"
      }
    }
    return text
  }

  private static func counts(_ lines: ArraySlice<Line>) -> (old: Int, new: Int) {
    var counts = (old: 0, new: 0)
    for line in lines {
      switch line {
      case .both: counts = (counts.old + 1, counts.new + 1)
      case .old: counts.old += 1
      case .new: counts.new += 1
      }
    }
    return counts
  }
}
