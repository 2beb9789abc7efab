package import DocumentTree

/// Writes a document as YAML 1.2 in block style, node by node, however deep it is.
package struct YAMLTextWriter {
  private var text = ""
  private var frames: [Frame] = []

  /// An open sequence or mapping.
  private struct Frame {
    let members: [Content.Member]
    let elements: [Part]
    let isMapping: Bool
    /// The column of its entries.
    let column: Int
    /// Whether its first entry goes on the line that is already begun.
    let startsInline: Bool
    var next = 0

    var count: Int { isMapping ? members.count : elements.count }
  }

  /// What stands before a value on its line.
  private enum Context {
    case document
    case entry(column: Int)
    case element(column: Int)
  }

  /// The longest key that libyaml takes without `?` is 1024 characters.
  private static let maximumSimpleKeyLength = 900

  /// The text of a document.
  package static func render(
    _ root: Node, role: Role = .data, rewriting: any Rewriting = Unchanged()
  ) -> [UInt8] {
    render(.node(root, role), rewriting: rewriting)
  }

  /// The text of anything that can stand in a document.
  package static func render(_ part: Part, rewriting: any Rewriting = Unchanged()) -> [UInt8] {
    var writer = YAMLTextWriter()
    writer.open(part.content(rewriting), in: .document)
    while let frame = writer.frames.last {
      writer.step(frame, rewriting)
    }
    // Ends the last line; a literal block that keeps its trailing breaks counts on it.
    return Array(writer.text.utf8) + [UInt8(ascii: "\n")]
  }

  /// Writes the next entry of the innermost frame, or closes it.
  private mutating func step(_ frame: Frame, _ rewriting: any Rewriting) {
    guard frame.next < frame.count else {
      frames.removeLast()
      return
    }
    frames[frames.count - 1].next += 1
    if frame.next > 0 || !frame.startsInline { beginLine(column: frame.column) }
    if frame.isMapping {
      let member = frame.members[frame.next]
      let key = YAMLScalar.flow(member.key)
      if key.utf8.count > YAMLTextWriter.maximumSimpleKeyLength {
        text += "? " + key
        beginLine(column: frame.column)
      } else {
        text += key
      }
      text += ":"
      open(member.part.content(rewriting), in: .entry(column: frame.column))
    } else {
      text += "-"
      open(frame.elements[frame.next].content(rewriting), in: .element(column: frame.column))
    }
  }

  /// Writes a scalar or an empty collection, or opens a frame.
  private mutating func open(_ content: Content, in context: Context) {
    switch content {
    case .null: write("null", in: context)
    case .boolean(let value): write(value ? "true" : "false", in: context)
    case .number(let spelling): write(spelling, in: context)
    case .string(let string):
      switch context {
      case .entry(let column), .element(let column):
        write(
          YAMLScalar.literal(string, column: column + 2) ?? YAMLScalar.flow(string), in: context)
      case .document:
        write(YAMLScalar.flow(string), in: context)
      }
    case .array(let elements):
      guard !elements.isEmpty else { return write("[]", in: context) }
      openFrame(members: [], elements: elements, isMapping: false, in: context)
    case .object(let members):
      guard !members.isEmpty else { return write("{}", in: context) }
      openFrame(members: members, elements: [], isMapping: true, in: context)
    }
  }

  private mutating func openFrame(
    members: [Content.Member], elements: [Part], isMapping: Bool, in context: Context
  ) {
    let column: Int
    let startsInline: Bool
    switch context {
    case .document: (column, startsInline) = (0, true)
    case .entry(let parent): (column, startsInline) = (parent + 2, false)
    case .element(let parent):
      text += " "
      (column, startsInline) = (parent + 2, true)
    }
    frames.append(
      Frame(
        members: members, elements: elements, isMapping: isMapping, column: column,
        startsInline: startsInline))
  }

  private mutating func write(_ scalar: String, in context: Context) {
    switch context {
    case .document: text += scalar
    case .entry, .element: text += " " + scalar
    }
  }

  private mutating func beginLine(column: Int) {
    text += "\n"
    text += String(repeating: " ", count: column)
  }
}
