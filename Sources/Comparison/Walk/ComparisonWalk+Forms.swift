import APIGraph
import DocumentTree
import SchemaLogic

/// Forms and multipart bodies, and how their parts are written.
extension ComparisonWalk {
  /// Compares two forms.
  func compareForms(_ old: MediaType, _ new: MediaType, _ context: Context, _ site: Site) {
    let names = DeclaredNames(schemas)
    let form = FormBody(old.schema, new.schema, schemas, isReceived: context.isReceived) {
      part($0, old, new)
    }
    compareSchemas(
      form.old, form.new, context.spelling(form.spelling), site, facts: (old.facts, new.facts))
    for document in form.documents {
      var context = context.spelling(document.spelling)
      context.isNeverSent = context.isNeverSent || document.isIgnored
      compareSchemas(document.old, document.new, context, site.part(document.name.string))
    }
    let items = FormBody.spelling(ofParts: old.itemSchema, new.itemSchema, schemas)
    compareSchemas(
      old.itemSchema, new.itemSchema, context.spelling(items), site.part("item"))
    compareEncodings(old.encodings, new.encodings, site) { name in
      var context = context
      context.part = part(name, old, new)
      context.isNeverSent = context.isNeverSent || isNoPart(name, old, new, names)
      return context
    }
    compareParts(old, new, context, site)
    compareUnnamedParts(old, new, context, site)
  }

  /// Compares how parts are written that no encoding speaks of, on either side.
  private func compareParts(_ old: MediaType, _ new: MediaType, _ context: Context, _ site: Site) {
    guard let oldID = old.schema, let newID = new.schema else { return }
    let after = schemas.new.schema(newID)
    let told = Set((old.encodings + new.encodings).map(\.name))
    for property in schemas.old.schema(oldID).properties where !told.contains(property.name) {
      guard let partner = after.property(property.name) else { continue }
      var context = context
      context.part = part(property.name, old, new)
      compareFacts(
        Encoding(name: property.name, origin: property.origin),
        Encoding(name: partner.name, origin: partner.origin), subject: .encoding,
        groups.encodingChanged, context, site.part(property.name.string))
    }
  }

  /// Compares how the parts of a multipart body are written that have places instead of names (OAS 3.2 §4.14.5).
  private func compareUnnamedParts(
    _ old: MediaType, _ new: MediaType, _ context: Context, _ site: Site
  ) {
    compareEncodings(old.prefixEncodings, new.prefixEncodings, site) { name in
      var context = context
      let position = Int(name.string) ?? 0
      context.part = PartPair(
        old: PartWriting(
          element(position, old, schemas.old), schemas.old,
          old.prefixEncodings.first { $0.name == name }),
        new: PartWriting(
          element(position, new, schemas.new), schemas.new,
          new.prefixEncodings.first { $0.name == name }),
        lists: nil, isMultipart: new.range.isMultipart)
      return context
    }
    compareEncodings(
      old.itemEncoding.map { [$0] } ?? [], new.itemEncoding.map { [$0] } ?? [], site
    ) { _ in
      var context = context
      context.part = PartPair(
        old: PartWriting(element(nil, old, schemas.old), schemas.old, old.itemEncoding),
        new: PartWriting(element(nil, new, schemas.new), schemas.new, new.itemEncoding),
        lists: nil, isMultipart: new.range.isMultipart)
      return context
    }
  }

  /// The schema of a part by its position, or of those behind all positions.
  private func element(
    _ position: Int?, _ type: MediaType, _ store: SchemaStore
  ) -> SchemaID? {
    guard let schema = type.schema.map(store.schema) else { return type.itemSchema }
    if let position, position < schema.prefixItems.count { return schema.prefixItems[position] }
    return schema.items ?? type.itemSchema
  }

  /// How a part with a name is written on both sides.
  private func part(_ name: ExactString, _ old: MediaType, _ new: MediaType) -> PartPair {
    let oldSchema = old.schema.flatMap { schemas.old.schema($0).property(name)?.schema }
    let newSchema = new.schema.flatMap { schemas.new.schema($0).property(name)?.schema }
    let before = PartWriting(
      oldSchema, schemas.old, old.encodings.first { $0.name == name })
    let after = PartWriting(
      newSchema, schemas.new, new.encodings.first { $0.name == name })
    let exploded = SerializationStyle(style: "form", explodes: true)
    let lists = ListValues(
      WireValue(style: before.style ?? exploded, schema: oldSchema),
      WireValue(style: after.style ?? exploded, schema: newSchema), schemas)
    let isOfOneSide = (oldSchema == nil) != (newSchema == nil)
    return PartPair(
      old: isOfOneSide && oldSchema == nil ? nil : before,
      new: isOfOneSide && newSchema == nil ? nil : after,
      lists: oldSchema != nil && newSchema != nil ? lists : nil,
      isMultipart: new.range.isMultipart)
  }

  /// Whether neither side has a part with the name: its encoding is ignored then (OAS 3.1 §4.8.14.1).
  private func isNoPart(
    _ name: ExactString, _ old: MediaType, _ new: MediaType, _ names: DeclaredNames
  ) -> Bool {
    guard let oldID = old.schema, let newID = new.schema else { return false }
    let before = schemas.old.schema(oldID)
    let after = schemas.new.schema(newID)
    return [before, after].allSatisfy {
      !$0.properties.isEmpty && $0.additionalProperties == nil && $0.patternProperties.isEmpty
    } && !names.declares(name, oldID, on: .old) && !names.declares(name, newID, on: .new)
  }

  /// Compares encodings, each with that of the same name.
  func compareEncodings(
    _ old: [Encoding], _ new: [Encoding], _ site: Site, _ context: (ExactString) -> Context
  ) {
    for encoding in old {
      let part = site.part("encoding \(encoding.name)")
      let context = context(encoding.name)
      let partner = new.first { $0.name == encoding.name }
      if let partner {
        compareFacts(encoding, partner, subject: .encoding, groups.encodingChanged, context, part)
      } else if encoding.saysHowToWrite {
        emit(groups.encodingRemoved, old: encoding.place, new: nil, context, part) {
          $0(encoding, context)
        }
      }
      compareHeaders(encoding.headers, partner?.headers ?? [], ofPart(context), part)
    }
    for encoding in new where !old.contains(where: { $0.name == encoding.name }) {
      let part = site.part("encoding \(encoding.name)")
      let context = context(encoding.name)
      if encoding.saysHowToWrite {
        emit(groups.encodingAdded, old: nil, new: encoding.place, context, part) {
          $0(encoding, context)
        }
      }
      compareHeaders([], encoding.headers, ofPart(context), part)
    }
  }

  /// The context of a part's headers, which only multipart bodies have (OAS 3.1 §4.8.15.1).
  private func ofPart(_ context: Context) -> Context {
    var inner = context
    inner.part = nil
    inner.isNeverSent = context.isNeverSent || context.part?.isMultipart == false
    // A part that only one side has is a change of its own.
    if let part = context.part, (part.old == nil) != (part.new == nil) { inner.isNeverSent = true }
    return inner
  }
}

extension Encoding {
  /// Whether it says more than which headers the part has.
  fileprivate var saysHowToWrite: Bool { headers.isEmpty || !facts.entries.isEmpty || isStyled }
}
