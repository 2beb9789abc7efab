import APIGraph
import DocumentTree
import SchemaLogic

/// How a part of a form or multipart body is written, defaults filled in (OAS 3.1.1 §4.8.15.1).
struct PartWriting {
  /// The media types that the part may have; `nil` where it is written by a style, or nothing is known.
  let content: [MediaRange]?
  /// The style by which it is written; `nil` where it has a media type.
  let style: SerializationStyle?
  /// Whether the media type is the one that parts have by their type.
  let isDefault: Bool
  private let takesReservedCharacters: Bool
  private let schema: SchemaID?

  /// The part that has this schema, and this encoding if any.
  init(_ id: SchemaID?, _ store: SchemaStore, _ encoding: Encoding?) {
    schema = id
    if let encoding, encoding.isStyled {
      style = SerializationStyle(style: encoding.style, explodes: encoding.explodes)
      isDefault = false
      takesReservedCharacters = encoding.facts.isTrue("allowReserved")
      content = nil
      return
    }
    style = nil
    takesReservedCharacters = false
    if let text = encoding?.facts.string("contentType") {
      content = text.split(separator: ",").map { MediaRange(String($0)) }
      isDefault = false
    } else {
      content = id.flatMap { Self.usualContent(store.schema($0), store, isElement: false) }
        .map { [$0] }
      isDefault = true
    }
  }

  /// What parts are by their type when nothing else is said; an array of parts is what its elements are.
  private static func usualContent(
    _ schema: Schema, _ store: SchemaStore, isElement: Bool
  ) -> MediaRange? {
    if let type = schema.facts.string("contentMediaType") { return MediaRange(type) }
    guard let types = schema.types?.subtracting(.null), !types.isEmpty else { return nil }
    if types == .object { return json }
    if types == .array {
      guard !isElement else { return json }
      return schema.items.flatMap { usualContent(store.schema($0), store, isElement: true) }
    }
    guard types.isDisjoint(with: .containers) else { return nil }
    let isBinary =
      types.contains(.string)
      && (schema.facts["contentEncoding"] != nil || schema.format == "binary"
        || schema.format == "byte")
    return isBinary ? binary : plain
  }

  private static let json = MediaRange("application/json")
  private static let binary = MediaRange("application/octet-stream")
  private static let plain = MediaRange("text/plain")

  /// How what may be written on the two sides lies to each other; `nil` where it is not known.
  static func relation(
    _ old: PartWriting, _ new: PartWriting, _ schemas: SchemaPair
  ) -> Relation? {
    // Schemas of parts that have a media type on both sides need not be read for this.
    lazy var shapes = old.shapes(schemas.old).union(new.shapes(schemas.new))
    switch (old.style, new.style) {
    case (let before?, let after?):
      return before.writes(shapes, like: after) ? reserved(old, new, schemas) : .overlapping
    case (let style?, nil):
      return new.content.map {
        isPlain($0, style, shapes) ? reserved(old, new, schemas) : .overlapping
      }
    case (nil, let style?):
      return old.content.map {
        isPlain($0, style, shapes) ? reserved(old, new, schemas) : .overlapping
      }
    case (nil, nil):
      guard let before = old.content, let after = new.content else { return nil }
      return Relation(oldInNew: includes(after, before), newInOld: includes(before, after))
    }
  }

  private static func includes(_ outer: [MediaRange], _ inner: [MediaRange]) -> Bool {
    inner.allSatisfy { part in outer.contains { $0.includes(part) || $0.meansSame(as: part) } }
  }

  /// Whether values are written as the same text by a style and as a part of plain text.
  private static func isPlain(
    _ content: [MediaRange], _ style: SerializationStyle, _ shapes: ValueShape
  ) -> Bool {
    guard content.allSatisfy({ $0.type == "text" && $0.subtype == "plain" }) else { return false }
    let exploded = SerializationStyle(style: "form", explodes: true)
    return !shapes.contains(.object) && style.writes(shapes, like: exploded)
  }

  private static func reserved(
    _ old: PartWriting, _ new: PartWriting, _ schemas: SchemaPair
  ) -> Relation {
    guard
      TextOutline(old.schema, schemas.old).mayHoldReserved
        || TextOutline(new.schema, schemas.new).mayHoldReserved
    else { return .equal }
    switch (old.takesReservedCharacters, new.takesReservedCharacters) {
    case (false, true): return .wider
    case (true, false): return .narrower
    default: return .equal
    }
  }
}

/// How a part is written on both sides.
struct PartPair {
  let old: PartWriting?
  let new: PartWriting?
  /// Whether it is a list on one side only.
  let lists: ListValues?
  let isMultipart: Bool
  let schemas: SchemaPair

  /// How what may be written lies to each other; equal where one side has no such part, which is a change of its own.
  var relation: Relation? {
    guard let old, let new else { return .equal }
    return PartWriting.relation(old, new, schemas)
  }

  /// Whether no encoding says on one side how the part is written.
  var isByDefault: Bool { old?.isDefault == true || new?.isDefault == true }

  /// Whether single values have another media type although no encoding names one.
  func isDefaultChanged(_ before: Encoding, _ after: Encoding) -> Bool {
    guard before.facts["contentType"] == nil, after.facts["contentType"] == nil,
      let old, let new, old.isText(schemas.old), new.isText(schemas.new)
    else { return false }
    return relation == .overlapping || relation == .disjoint
  }
}

extension PartWriting {
  /// The kinds of its values.
  fileprivate func shapes(_ store: SchemaStore) -> ValueShape { ValueShape(schema, store) }

  /// Whether its values are texts, one or several.
  fileprivate func isText(_ store: SchemaStore) -> Bool {
    guard content != nil else { return false }
    let shapes = shapes(store)
    return !shapes.isEmpty && !shapes.contains(.object)
  }
}
