import APIGraph
import DocumentTree

/// The kinds of value that styles write differently.
struct ValueShape: OptionSet, Hashable {
  let rawValue: UInt8

  static let single = ValueShape(rawValue: 1)
  static let list = ValueShape(rawValue: 2)
  static let object = ValueShape(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The shapes that values of a schema can have.
  init(_ id: SchemaID?, _ store: SchemaStore) {
    let types = id.map { store.schema($0).effectiveTypes } ?? .all
    var shapes: ValueShape = []
    if types.contains(.array) {
      // A list that never has several elements is written like its element.
      let most = id.flatMap { store.schema($0).maxItems }
      shapes.insert(most.map { $0 <= Decimal(1) } ?? false ? .single : .list)
    }
    if types.contains(.object) { shapes.insert(.object) }
    if !types.subtracting([.array, .object, .null]).isEmpty { shapes.insert(.single) }
    self = shapes
  }
}

/// How a value is written in a URL, header or cookie (OAS 3.1 §4.8.12.3, RFC 6570).
struct SerializationStyle: Equatable {
  let style: String
  let explodes: Bool

  init(style: String, explodes: Bool) {
    self.style = style
    self.explodes = explodes
  }

  init(_ parameter: Parameter) {
    style = parameter.style
    explodes = parameter.explodes
  }

  init(_ header: Header) {
    style = header.style
    explodes = header.explodes
  }

  /// Whether all values of these shapes are spelt alike by both.
  func writes(_ shapes: ValueShape, like other: SerializationStyle) -> Bool {
    if self == other { return true }
    if shapes.contains(.single), !writesSinglesLike(other) { return false }
    if shapes.contains(.list), !writesListsLike(other) { return false }
    // Of objects only `deepObject` does not care for `explode`.
    return !shapes.contains(.object) || style == other.style && style == "deepObject"
  }

  /// Whether single values are spelt alike by both.
  func writesSinglesLike(_ other: SerializationStyle) -> Bool {
    style == other.style
      || !["label", "matrix"].contains(style) && !["label", "matrix"].contains(other.style)
  }

  /// What stands between the elements of a list; `nil` where each has the name in front of it.
  var delimiter: String? {
    switch style {
    case "spaceDelimited": " "
    case "pipeDelimited": "|"
    case "tabDelimited": "\t"
    case "form": explodes ? nil : ","
    default: ","
    }
  }

  private func writesListsLike(_ other: SerializationStyle) -> Bool {
    style == other.style && style == "simple"
  }
}
