package import DocumentTree

/// Writes a document as JSON text (RFC 8259), node by node, however deep it is.
package struct JSONTextWriter {
  private let indent: Int?
  private var bytes: [UInt8] = []
  private var frames: [Frame] = []

  /// An open array or object.
  private struct Frame {
    let members: [Content.Member]
    let elements: [Part]
    let isObject: Bool
    var next = 0

    var count: Int { isObject ? members.count : elements.count }
  }

  private init(indent: Int?) { self.indent = indent }

  /// The text of a document: on one line, or with each level indented by so many spaces.
  package static func render(
    _ root: Node, role: Role = .data, rewriting: any Rewriting = Unchanged(), indent: Int? = nil
  ) -> [UInt8] {
    render(.node(root, role), rewriting: rewriting, indent: indent)
  }

  /// The text of anything that can stand in a document.
  package static func render(
    _ part: Part, rewriting: any Rewriting = Unchanged(), indent: Int? = nil
  ) -> [UInt8] {
    var writer = JSONTextWriter(indent: indent)
    writer.open(part.content(rewriting))
    while let frame = writer.frames.last {
      writer.step(frame, rewriting)
    }
    writer.bytes.append(UInt8(ascii: "\n"))
    return writer.bytes
  }

  /// Writes the next child of the innermost frame, or closes it.
  private mutating func step(_ frame: Frame, _ rewriting: any Rewriting) {
    guard frame.next < frame.count else {
      frames.removeLast()
      if frame.count > 0 { breakLine() }
      bytes.append(UInt8(ascii: frame.isObject ? "}" : "]"))
      return
    }
    frames[frames.count - 1].next += 1
    if frame.next > 0 { bytes.append(UInt8(ascii: ",")) }
    breakLine()
    if frame.isObject {
      let member = frame.members[frame.next]
      write(member.key)
      bytes.append(UInt8(ascii: ":"))
      if indent != nil { bytes.append(UInt8(ascii: " ")) }
      open(member.part.content(rewriting))
    } else {
      open(frame.elements[frame.next].content(rewriting))
    }
  }

  /// Writes a scalar, or opens a frame.
  private mutating func open(_ content: Content) {
    switch content {
    case .null: bytes += "null".utf8
    case .boolean(let value): bytes += (value ? "true" : "false").utf8
    case .number(let text): bytes += text.utf8
    case .string(let text): write(text)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      frames.append(Frame(members: [], elements: elements, isObject: false))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      frames.append(Frame(members: members, elements: [], isObject: true))
    }
  }

  private mutating func breakLine() {
    guard let indent else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes += repeatElement(UInt8(ascii: " "), count: indent * frames.count)
  }

  private mutating func write(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): bytes += "\\\"".utf8
      case UInt8(ascii: "\\"): bytes += "\\\\".utf8
      case UInt8(ascii: "\n"): bytes += "\\n".utf8
      case 0..<0x20:
        bytes += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
