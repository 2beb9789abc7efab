internal import CLibYAML

/// libyaml's parser, wrapped so that its memory is released and its structures stay in this file.
@safe struct YAMLParser: ~Copyable {
  /// On the heap, because libyaml keeps pointers into it.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let current: UnsafeMutablePointer<yaml_event_t>

  /// One event, whose text lives until the next.
  @safe struct Event {
    var kind: Kind

    /// Where it begins and ends, in characters.
    var start: Int
    var end: Int

    /// Whether it has an anchor or a tag, which are asked for separately because few have.
    var hasAnchor = false
    var hasTag = false

    /// The text of a scalar.
    var text: UnsafeRawBufferPointer
    var style: Style
  }

  enum Kind {
    case alias
    case scalar
    case startOfArray
    case endOfArray
    case startOfObject
    case endOfObject
    case startOfDocument
    case endOfStream
    case other
  }

  enum Style {
    case plain
    case quoted
    case block
  }

  /// What libyaml has against the text.
  struct Problem: Error {
    var message: String

    /// Where, in characters; `nil` if `byte` says it.
    var character: Int?
    var byte: Int

    /// What was being read, and where that began, in characters.
    var context: String
    var contextCharacter: Int
  }

  /// A parser of UTF-8 text that must outlive it; `nil` if memory is short.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe current = .allocate(capacity: 1)
    unsafe parser.initialize(to: yaml_parser_t())
    unsafe current.initialize(to: yaml_event_t())
    guard unsafe yaml_parser_initialize(parser) == 1 else { return nil }
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, text.baseAddress, text.count)
  }

  deinit {
    unsafe yaml_event_delete(current)
    unsafe yaml_parser_delete(parser)
    unsafe current.deallocate()
    unsafe parser.deallocate()
  }

  /// The next event. The texts of the one before are gone.
  @inline(__always)
  mutating func next() throws(Problem) -> Event {
    unsafe yaml_event_delete(current)
    guard unsafe yaml_parser_parse(parser, current) == 1 else { throw problem() }
    var event = unsafe Event(
      kind: .other, start: Int(current.pointee.start_mark.index),
      end: Int(current.pointee.end_mark.index),
      text: UnsafeRawBufferPointer(start: nil, count: 0), style: .plain)
    switch unsafe current.pointee.type {
    case YAML_SCALAR_EVENT:
      event.kind = .scalar
      event.hasAnchor = unsafe current.pointee.data.scalar.anchor != nil
      event.hasTag = unsafe current.pointee.data.scalar.tag != nil
      unsafe event.text = UnsafeRawBufferPointer(
        start: current.pointee.data.scalar.value, count: current.pointee.data.scalar.length)
      switch unsafe current.pointee.data.scalar.style {
      case YAML_PLAIN_SCALAR_STYLE: event.style = .plain
      case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: event.style = .block
      default: event.style = .quoted
      }
    case YAML_ALIAS_EVENT:
      event.kind = .alias
    case YAML_SEQUENCE_START_EVENT:
      event.kind = .startOfArray
      event.hasAnchor = unsafe current.pointee.data.sequence_start.anchor != nil
      event.hasTag = unsafe current.pointee.data.sequence_start.tag != nil
    case YAML_MAPPING_START_EVENT:
      event.kind = .startOfObject
      event.hasAnchor = unsafe current.pointee.data.mapping_start.anchor != nil
      event.hasTag = unsafe current.pointee.data.mapping_start.tag != nil
    case YAML_SEQUENCE_END_EVENT: event.kind = .endOfArray
    case YAML_MAPPING_END_EVENT: event.kind = .endOfObject
    case YAML_DOCUMENT_START_EVENT: event.kind = .startOfDocument
    case YAML_STREAM_END_EVENT: event.kind = .endOfStream
    default: break
    }
    return event
  }

  /// The anchor that the current event defines or, as an alias, names.
  func anchor() -> ExactString? {
    let name: String? =
      switch unsafe current.pointee.type {
      case YAML_SCALAR_EVENT: unsafe text(current.pointee.data.scalar.anchor)
      case YAML_ALIAS_EVENT: unsafe text(current.pointee.data.alias.anchor)
      case YAML_SEQUENCE_START_EVENT: unsafe text(current.pointee.data.sequence_start.anchor)
      case YAML_MAPPING_START_EVENT: unsafe text(current.pointee.data.mapping_start.anchor)
      default: nil
      }
    return name.map { ExactString($0) }
  }

  /// The tag of the current event, in full.
  func tag() -> String? {
    switch unsafe current.pointee.type {
    case YAML_SCALAR_EVENT: unsafe text(current.pointee.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: unsafe text(current.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: unsafe text(current.pointee.data.mapping_start.tag)
    default: nil
    }
  }

  private func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let pointer = unsafe pointer else { return nil }
    return unsafe String(cString: pointer)
  }

  private func problem() -> Problem {
    let isReader = unsafe parser.pointee.error == YAML_READER_ERROR
    return unsafe Problem(
      message: parser.pointee.problem.map { unsafe String(cString: $0) } ?? "not enough memory",
      character: isReader ? nil : Int(parser.pointee.problem_mark.index),
      byte: Int(parser.pointee.problem_offset),
      context: parser.pointee.context.map { unsafe String(cString: $0) } ?? "",
      contextCharacter: Int(parser.pointee.context_mark.index))
  }
}
