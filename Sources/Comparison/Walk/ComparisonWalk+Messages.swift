import APIGraph
import DocumentTree
import SchemaLogic

/// Bodies, responses, headers and what belongs to them.
extension ComparisonWalk {
  /// Compares the bodies of two requests.
  func compareBodies(
    _ old: RequestBody?, _ new: RequestBody?, _ context: Context, _ site: Site
  ) {
    switch (old, new) {
    case (let old?, let new?):
      compareDeclarations("requestBodies", old.origin, new.origin, context, site)
      if isUnchanged(old, new) { return }
      compareFacts(old, new, subject: .requestBody, groups.requestBodyChanged, context, site)
      compareContent(old.content, new.content, context, site)
    case (let old?, nil):
      emit(groups.requestBodyRemoved, old: old.place, new: nil, context, site) { $0(old, context) }
    case (nil, let new?):
      emit(groups.requestBodyAdded, old: nil, new: new.place, context, site) { $0(new, context) }
    case (nil, nil): break
    }
  }

  /// Compares what a message may consist of, by media type.
  func compareContent(
    _ old: [MediaType], _ new: [MediaType], _ context: Context, _ site: Site
  ) {
    let pairing = MediaTypePairing(old: old, new: new, isNamed: !context.isWithoutMediaType)
    for (oldType, newType) in pairing.covered {
      compareValues(oldType, newType, context, site.part(newType.range.spelling))
    }
    for (oldType, newType) in pairing.matched {
      if oldType.range == newType.range, isUnchanged(oldType, newType) { continue }
      let part = site.part(newType.range.spelling)
      compareFacts(oldType, newType, subject: .mediaType, groups.mediaTypeChanged, context, part)
      compareValues(oldType, newType, context, part)
    }
    for mediaType in pairing.removed {
      emit(
        groups.mediaTypeRemoved, old: mediaType.place, new: nil, context,
        site.part(mediaType.range.spelling)
      ) { $0(mediaType, context) }
    }
    for mediaType in pairing.added {
      emit(
        groups.mediaTypeAdded, old: nil, new: mediaType.place, context,
        site.part(mediaType.range.spelling)
      ) { $0(mediaType, context) }
    }
  }

  /// Compares what messages of a media type hold.
  private func compareValues(
    _ old: MediaType, _ new: MediaType, _ context: Context, _ site: Site
  ) {
    // Of a range and a media type in it, the media type tells.
    let range = new.range.includes(old.range) ? old.range : new.range
    guard !range.isForm, !range.isMultipart else {
      return compareForms(old, new, context, site)
    }
    let context = context.spelling(Spelling(of: range))
    let values = BodySchemas(old, new, schemas)
    compareSchemas(values.old, values.new, context, site, facts: (old.facts, new.facts))
    compareSchemas(values.oldItem, values.newItem, context, site.part("item"))
    compareEncodings(
      old.encodings + old.prefixEncodings + [old.itemEncoding].compactMap(\.self),
      new.encodings + new.prefixEncodings + [new.itemEncoding].compactMap(\.self), site
    ) { _ in
      // Only forms have encodings (OAS 3.1 §4.8.14.1).
      var unsent = context
      unsent.isNeverSent = true
      return unsent
    }
  }

  /// Compares the responses of an operation, each status with what speaks for it on the other side.
  func compareResponses(
    _ old: [Response], _ new: [Response], _ context: Context, _ site: Site
  ) {
    let pairing = ResponsePairing(old: old, new: new)
    let set = ResponseSet(old: old, new: new)
    for (oldResponse, newResponse) in pairing.matched {
      let status =
        oldResponse.status == newResponse.status
        ? newResponse.status : min(oldResponse.status, newResponse.status)
      let part = site.part(status.description)
      compareDeclarations("responses", oldResponse.origin, newResponse.origin, context, part)
      if isUnchanged(oldResponse, newResponse) { continue }
      compareFacts(
        oldResponse, newResponse, subject: .response, groups.responseChanged, context, part)
      var body = context
      body.isNeverSent = context.isNeverSent || status.hasNoContent
      compareContent(oldResponse.content, newResponse.content, body, part)
      compareHeaders(oldResponse.headers, newResponse.headers, context, part)
      compareLinks(oldResponse.links, newResponse.links, context, part)
    }
    for response in pairing.removed {
      emit(
        groups.responseRemoved, old: response.place, new: nil, context,
        site.part(response.status.description)
      ) { $0(response, set, context) }
    }
    for response in pairing.added {
      emit(
        groups.responseAdded, old: nil, new: response.place, context,
        site.part(response.status.description)
      ) { $0(response, set, context) }
    }
  }

  func compareHeaders(
    _ old: [Header], _ new: [Header], _ context: Context, _ site: Site
  ) {
    for header in old {
      let part = site.part("header \(header.name)")
      guard let partner = new.first(where: { $0.key == header.key }) else {
        emit(groups.headerRemoved, old: header.place, new: nil, context, part) {
          $0(header, context)
        }
        continue
      }
      compareDeclarations("headers", header.origin, partner.origin, isType: false, context, part)
      if isUnchanged(header, partner) { continue }
      compareFacts(header, partner, subject: .header, groups.headerChanged, context, part)
      var values = context
      values.isNeverSent =
        context.isNeverSent || header.tellsOfLife(schemas.old) && partner.tellsOfLife(schemas.new)
      compareValues(
        WireValue(header), WireValue(partner), values, part, facts: (header.facts, partner.facts))
    }
    for header in new where !old.contains(where: { $0.key == header.key }) {
      emit(
        groups.headerAdded, old: nil, new: header.place, context, site.part("header \(header.name)")
      ) { $0(header, context) }
    }
  }

  /// Compares what a parameter or header holds.
  func compareValues(
    _ old: WireValue, _ new: WireValue, _ context: Context, _ site: Site,
    facts: (old: Facts, new: Facts)
  ) {
    let text = context.spelling(.wire)
    switch (old.content, new.content) {
    case (nil, nil):
      let lists = ListValues(old, new, schemas)
      compareSchemas(lists.oldValue, lists.newValue, text, site, facts: facts)
    case (let old?, let new?):
      var context = context
      context.isWithoutMediaType = true
      compareContent([old], [new], context, site)
    default:
      if let plain = WireValue.plainSchemas(old, new, schemas) {
        compareSchemas(plain.old, plain.new, text, site, facts: facts)
      }
    }
  }

  func compareLinks(_ old: [Link], _ new: [Link], _ context: Context, _ site: Site) {
    for link in old {
      let part = site.part("link \(link.name)")
      guard let partner = new.first(where: { $0.name == link.name }) else {
        emit(groups.linkRemoved, old: link.place, new: nil, context, part) { $0(link, context) }
        continue
      }
      compareFacts(link, partner, subject: .link, groups.linkChanged, context, part)
    }
    for link in new where !old.contains(where: { $0.name == link.name }) {
      emit(groups.linkAdded, old: nil, new: link.place, context, site.part("link \(link.name)")) {
        $0(link, context)
      }
    }
  }
}

extension Spelling {
  /// How values of a media type are written.
  init(of range: MediaRange) {
    if range.isXML {
      self = .xml
    } else if range.isForm || range.isMultipart {
      self = .form
    } else if range.type == "text", ["plain", "csv", "html", "markdown"].contains(range.subtype) {
      self = .wire
    } else {
      self = .json
    }
  }
}
