import APIGraph
import DocumentTree
import SchemaLogic

/// Operations of which only those parts are read that can differ.
extension ComparisonWalk {
  /// The skimmers of both sides.
  struct Skimmers {
    var old: OperationSkimmer
    var new: OperationSkimmer

    init?(old: API, new: API) {
      guard let old = OperationSkimmer(old), let new = OperationSkimmer(new) else { return nil }
      self.old = old
      self.new = new
    }
  }

  /// The places of the parts of both sides of an operation.
  private struct Outlines {
    let old: OperationOutline
    let new: OperationOutline
  }

  /// Compares two operations part by part; `false`, and nothing is done, where they have to be read as a whole.
  func compareParts(_ match: OperationMatch, _ context: Context, _ skimmers: inout Skimmers) -> Bool
  {
    guard match.old.place == match.new.place, match.prefixes.old.isEmpty,
      match.prefixes.new.isEmpty, match.elsewhere.old.isEmpty, match.elsewhere.new.isEmpty,
      let before = skimmers.old.outline(of: match.old),
      let after = skimmers.new.outline(of: match.new),
      haveSameValues(before.surroundings, after.surroundings)
    else { return false }
    let outlines = Outlines(old: before, new: after)
    let site = Site(operation: match.new.label)
    compareFacts(match, outlines, skimmers, context, site)
    if before.hasSecurity || after.hasSecurity {
      compareSecurity(
        skimmers.old.security(of: match.old), skimmers.new.security(of: match.new), context, site)
    }
    let request = context.message(.request)
    if !areUnchanged(before.parameters, after.parameters)
      || !areUnchanged(before.inheritedParameters, after.inheritedParameters)
    {
      compareParameters(
        skimmers.old.parameters(of: match.old), skimmers.new.parameters(of: match.new), request,
        site)
    }
    if !areUnchanged(before.requestBody, after.requestBody) {
      compareBodies(
        skimmers.old.requestBody(at: before.requestBody),
        skimmers.new.requestBody(at: after.requestBody), request, site.part("request body"))
    }
    var response = context.message(.response)
    response.isNeverSent = match.old.method == "HEAD" && match.new.method == "HEAD"
    compareResponses(outlines, &skimmers, response, site)
    return true
  }

  /// Compares what two operations say of themselves.
  private func compareFacts(
    _ match: OperationMatch, _ outlines: Outlines, _ skimmers: Skimmers, _ context: Context,
    _ site: Site
  ) {
    let isSame =
      old.documents.node(match.old.origin).isEqual(to: new.documents.node(match.new.origin))
      || haveSameValues(outlines.old.facts, outlines.new.facts)
        && haveSameValues(outlines.old.factsOfResponses, outlines.new.factsOfResponses)
    if isSame { return }
    let before = skimmers.old.facts(of: match.old)
    let after = skimmers.new.facts(of: match.new)
    compareFacts(
      before, after, subject: .operation, groups.operationChanged, context, site,
      lifecycle: LifecycleChange(
        "operation", Lifecycle(before, schemas.old), Lifecycle(after, schemas.new)))
  }

  private func compareResponses(
    _ outlines: Outlines, _ skimmers: inout Skimmers, _ context: Context, _ site: Site
  ) {
    let (before, after) = (outlines.old.responses, outlines.new.responses)
    var pairs: [(old: OperationOutline.Response, new: OperationOutline.Response)] = []
    for response in before {
      guard let partner = after.first(where: { $0.status == response.status }) else { break }
      pairs.append((response, partner))
    }
    guard pairs.count == before.count, pairs.count == after.count else {
      return compareResponses(
        skimmers.old.responses(before), skimmers.new.responses(after), context, site)
    }
    for (old, new) in pairs where !isUnchanged(old.origin, new.origin) {
      if compareBodies(old, new, &skimmers, context, site) { continue }
      compareResponses(
        skimmers.old.responses([old]), skimmers.new.responses([new]), context, site)
    }
  }

  /// Compares the bodies of two responses that are written alike; `false`, and nothing is done, where more has to be compared.
  private func compareBodies(
    _ old: OperationOutline.Response, _ new: OperationOutline.Response,
    _ skimmers: inout Skimmers, _ context: Context, _ site: Site
  ) -> Bool {
    guard
      self.old.documents.node(old.origin).isEqual(to: self.new.documents.node(new.origin)),
      let before = skimmers.old.outline(ofResponse: old.origin),
      let after = skimmers.new.outline(ofResponse: new.origin),
      areUnchanged(before.headers, after.headers), areUnchanged(before.links, after.links),
      before.content.allSatisfy({ type in after.content.contains { $0.range == type.range } })
    else { return false }
    var body = context.spelling(.json)
    body.isNeverSent = context.isNeverSent || new.status.hasNoContent
    let part = site.part(new.status.description)
    for type in before.content {
      guard let partner = after.content.first(where: { $0.range == type.range }),
        !areUnchanged(type.origin, partner.origin)
      else { continue }
      compareSchemas(
        type.schema, partner.schema, body, part.part(partner.range.spelling),
        facts: (type.facts, partner.facts))
    }
    return true
  }

  private func areUnchanged(_ old: Origin?, _ new: Origin?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return isUnchanged(old, new)
  }

  /// Whether members of the root documents have the same keys and values.
  private func haveSameValues(_ old: [NodeID], _ new: [NodeID]) -> Bool {
    guard old.count == new.count else { return false }
    let oldTree = self.old.documents.documents[0].tree
    let newTree = self.new.documents.documents[0].tree
    return old.allSatisfy { id in
      let member = oldTree.node(id)
      let key = ExactString(member.key ?? "")
      return new.contains {
        let other = newTree.node($0)
        return other.isEqual(to: member) && ExactString(other.key ?? "") == key
      }
    }
  }
}
