/// A unified diff read back from its text, independently of what wrote it.
struct Patch {
  /// What is wrong with a patch, or with the text that it is applied to.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let lines: [Substring]

  init(_ text: String) { lines = UnifiedDiff.lines(of: text) }

  /// The text that the patch makes of another. Every line that it names has to be where it says.
  func applied(to text: String) throws -> String {
    let old = UnifiedDiff.lines(of: text)
    guard lines.isEmpty || lines.starts(with: ["--- old.yaml", "+++ new.yaml"]) else {
      throw Failure(description: "no heading")
    }
    var new: [Substring] = []
    var position = 0
    var open = (old: 0, new: 0)
    for line in lines.dropFirst(2) {
      if open == (0, 0) {
        let numbers = line.split { !$0.isNumber }.compactMap { Int($0) }
        guard line.hasPrefix("@@ -"), line.hasSuffix(" @@"), numbers.count == 4 else {
          throw Failure(description: "no hunk begins with '\(line)'")
        }
        open = (numbers[1], numbers[3])
        let start = numbers[0] - (open.old == 0 ? 0 : 1)
        guard position <= start, start <= old.count else {
          throw Failure(description: "'\(line)' is out of order")
        }
        new += old[position..<start]
        position = start
        guard new.count == numbers[2] - (open.new == 0 ? 0 : 1) else {
          throw Failure(description: "'\(line)' counts the new lines wrongly")
        }
        continue
      }
      if line.first == " " || line.first == "-" {
        guard position < old.count, old[position] == line.dropFirst() else {
          throw Failure(description: "line \(position + 1) is not '\(line.dropFirst())'")
        }
        position += 1
        open.old -= 1
      }
      if line.first == " " || line.first == "+" {
        new.append(line.dropFirst())
        open.new -= 1
      }
    }
    guard open == (0, 0) else { throw Failure(description: "the last hunk is not whole") }
    return (new + old[position...]).map { $0 + "\n" }.joined()
  }
}
