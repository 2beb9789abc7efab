import APIGraph
import DocumentTree

/// Forms and multipart bodies, and how their parts are written.
extension ComparisonWalk {
  /// Compares two forms.
  func compareForms(_ old: MediaType, _ new: MediaType, _ context: Context, _ site: Site) {
    let parts = FormParts(old, new, schemas)
    let form = FormBody(
      old.schema, new.schema, schemas, isReceived: context.isReceived,
      isUnchanged: areUnchanged, parts: parts.named)
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
    compareEncodings(
      old.encodings, new.encodings, site,
      isUnchanged: { [self] in isUnchanged($0, $1) && parts.areUnchanged($0.name, areUnchanged) }
    ) { name in
      var context = context
      context.part = parts.named(name)
      context.isNeverSent = context.isNeverSent || parts.haveNone(name)
      return context
    }
    for (oldPart, newPart) in parts.withoutEncoding
    where !areUnchanged(oldPart.schema, newPart.schema) {
      var context = context
      context.part = parts.named(oldPart.name)
      compareFacts(
        Encoding(name: oldPart.name, origin: oldPart.origin),
        Encoding(name: newPart.name, origin: newPart.origin), subject: .encoding,
        groups.encodingChanged, context, site.part(newPart.name.string))
    }
    compareEncodings(old.prefixEncodings, new.prefixEncodings, site) { name in
      var context = context
      context.part = parts.unnamed(name)
      return context
    }
    compareEncodings(
      [old.itemEncoding].compactMap(\.self), [new.itemEncoding].compactMap(\.self), site
    ) { _ in
      var context = context
      context.part = parts.unnamed(nil)
      return context
    }
  }

  /// Whether two schemas cannot differ.
  private func areUnchanged(_ old: SchemaID, _ new: SchemaID) -> Bool {
    guard let oldSite = schemas.old.site(of: old), let newSite = schemas.new.site(of: new) else {
      return false
    }
    return isUnchanged(oldSite, newSite)
  }

  /// Compares encodings, each with that of the same name. `isUnchanged` tells of two that they cannot differ, nor the parts that
  /// they speak of.
  func compareEncodings(
    _ old: [Encoding], _ new: [Encoding], _ site: Site,
    isUnchanged: (Encoding, Encoding) -> Bool = { _, _ in false },
    _ context: (ExactString) -> Context
  ) {
    guard !old.isEmpty || !new.isEmpty else { return }
    var partners: [ExactString: Encoding] = [:]
    partners.reserveCapacity(new.count)
    for encoding in new { partners[encoding.name] = encoding }
    for encoding in old {
      let partner = partners.removeValue(forKey: encoding.name)
      if let partner, isUnchanged(encoding, partner) { continue }
      let part = site.part("encoding \(encoding.name)")
      let context = context(encoding.name)
      if let partner {
        compareFacts(encoding, partner, subject: .encoding, groups.encodingChanged, context, part)
      } else if encoding.saysHowToWrite {
        emit(groups.encodingRemoved, old: encoding.place, new: nil, context, part) {
          $0(encoding, context)
        }
      }
      compareHeaders(encoding.headers, partner?.headers ?? [], ofPart(context), part)
    }
    for encoding in new where partners[encoding.name] != nil {
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
    guard let part = context.part else { return inner }
    // A part that only one side has is a change of its own.
    if !part.isMultipart || (part.old == nil) != (part.new == nil) { inner.isNeverSent = true }
    return inner
  }
}

extension Encoding {
  /// Whether it says more than which headers the part has.
  fileprivate var saysHowToWrite: Bool { headers.isEmpty || !facts.entries.isEmpty || isStyled }
}
