import APIGraph
import DocumentTree
import SchemaLogic

/// What is compared of two requests or responses that are written alike.
struct MessageBodies {
  /// Where both stand, if references lead there.
  let targets: (old: Origin, new: Origin)?
  let isReceived: Bool
  let isNeverSent: Bool
  /// Whether the texts say it all, so that the same texts elsewhere say the same.
  let areSaidByText: Bool
  /// The pairs of schemas, with the media types that they describe and their examples.
  var pairs: [(node: Int, range: String, examples: Fact?)] = []
}

/// Requests and responses that are written alike, so that nothing but schemas behind their references can differ.
extension ComparisonWalk {
  /// Compares the bodies of two messages that are written alike.
  func compare(
    _ bodies: MessageBodies, _ kind: String, _ context: Context, _ site: Site
  ) {
    if let (old, new) = bodies.targets { compareDeclarations(kind, old, new, context, site) }
    guard let operation = site.operation, let direction = context.direction else { return }
    for pair in bodies.pairs {
      use(
        SchemaUse(
          node: pair.node, operation: operation, direction: direction,
          isReceived: context.isReceived, path: site.path.appending(pair.range),
          examples: pair.examples))
    }
  }

  /// What is compared of two responses that are written alike; `nil` where that is not all. Many operations answer alike, and one
  /// text nearly always says one thing.
  func bodies(
    _ pair: ResponsePair, _ skimmers: inout Skimmers, _ context: Context
  ) -> MessageBodies? {
    let isNeverSent = context.isNeverSent || pair.new.status.hasNoContent
    if let known = skimmers.bodies(of: pair), known.isReceived == context.isReceived,
      known.isNeverSent == isNeverSent
    {
      return known
    }
    var context = context
    context.isNeverSent = isNeverSent
    let bodies = bodies(pair.old.origin, pair.new.origin, &skimmers, context)
    if let bodies, bodies.areSaidByText { skimmers.keep(bodies, of: pair) }
    return bodies
  }

  /// What is compared of two requests or responses that are written alike; `nil` where that is not all.
  func bodies(
    _ old: Origin, _ new: Origin, _ skimmers: inout Skimmers, _ context: Context
  ) -> MessageBodies? {
    guard areWrittenAlike(old, new), let before = skimmers.old.outline(ofMessage: old),
      let after = skimmers.new.outline(ofMessage: new),
      areWrittenAlike(before.origin, after.origin), areUnchanged(before.headers, after.headers),
      areUnchanged(before.links, after.links)
    else { return nil }
    let context = context.spelling(.json)
    var bodies = MessageBodies(
      targets: before.origin == old ? nil : (before.origin, after.origin),
      isReceived: context.isReceived, isNeverSent: context.isNeverSent,
      areSaidByText: before.isSaidByText && after.isSaidByText)
    for type in before.content {
      guard let partner = after.content.first(where: { $0.range == type.range }) else {
        return nil
      }
      if areUnchanged(type.origin, partner.origin) { continue }
      let facts = (type.facts, partner.facts)
      // Examples may stand behind references, too.
      guard differingFields(facts.0, facts.1).isEmpty else { return nil }
      guard let node = node(type.schema, partner.schema, context) else { continue }
      bodies.pairs.append(
        (node, partner.range.spelling, examples(of: facts, isReceived: context.isReceived)))
    }
    return bodies
  }

  private func areWrittenAlike(_ old: Origin, _ new: Origin) -> Bool {
    self.old.documents.node(old).isEqual(to: self.new.documents.node(new))
  }

  /// Whether nothing can be found in two parts of operations, of which either may be absent.
  func areUnchanged(_ old: Origin?, _ new: Origin?) -> Bool {
    guard let old, let new else { return old == nil && new == nil }
    return isUnchanged(old, new)
  }
}
