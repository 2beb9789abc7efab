import APIGraph
import DocumentTree
import SchemaLogic

/// Operations of which only those parts are read that can differ.
extension ComparisonWalk {
  /// The skimmers of both sides.
  struct Skimmers {
    var old: OperationSkimmer
    var new: OperationSkimmer
    /// By the number that a text of responses has on the old side: what is compared of those with this text, which are plain.
    private var bodies: [MessageBodies?] = []

    init?(old: API, new: API) {
      guard let old = OperationSkimmer(old), let new = OperationSkimmer(new) else { return nil }
      self.old = old
      self.new = new
    }

    /// Whether it is known what is compared of two responses, by their text.
    func know(_ pair: ResponsePair) -> Bool { bodies(of: pair) != nil }

    /// What is compared of two responses, if it is known by their text.
    func bodies(of pair: ResponsePair) -> MessageBodies? {
      guard let text = pair.text, text < bodies.count else { return nil }
      return bodies[text]
    }

    /// Remembers what is compared of all responses that are written like these.
    mutating func keep(_ found: MessageBodies, of pair: ResponsePair) {
      guard let text = pair.text else { return }
      while bodies.count <= text { bodies.append(nil) }
      bodies[text] = found
    }
  }

  /// Two responses of an operation that belong together.
  struct ResponsePair {
    let old: OperationOutline.Response
    let new: OperationOutline.Response
    /// The number that the text of both has on the old side; `nil` where they are not written alike.
    let text: Int?
  }

  /// What can differ of the parts of an operation.
  private struct Differences: ~Copyable {
    let old: OperationOutline
    let new: OperationOutline
    var areInFacts = false
    var security: (old: Security, new: Security)?
    var areInParameters = false
    var areInBody = false
    /// The responses that can differ; `nil` where they are not paired one by one.
    var responses: [ResponsePair]? = []
  }

  /// Compares two operations part by part; `false`, and nothing is done, where they have to be read as a whole.
  func compareParts(_ match: OperationMatch, _ context: Context, _ skimmers: inout Skimmers) -> Bool
  {
    guard let differences = differences(match, &skimmers),
      arePlain(differences, match, &skimmers)
    else { return false }
    let site = Site(operation: match.new.label)
    if differences.areInFacts { compareFacts(match, skimmers, context, site) }
    if let (old, new) = differences.security { compareSecurity(old, new, context, site) }
    if differences.areInParameters {
      compareParameters(
        skimmers.old.parameters(of: match.old), skimmers.new.parameters(of: match.new),
        context.message(.request), site)
    }
    if differences.areInBody {
      compareBodies(
        differences, &skimmers, context.message(.request), site.part("request body"))
    }
    if let responses = differences.responses, responses.isEmpty { return true }
    var response = context.message(.response)
    response.isNeverSent = match.old.method == "HEAD" && match.new.method == "HEAD"
    compareResponses(differences, &skimmers, response, site)
    return true
  }

  /// What can differ of two operations; `nil` where that cannot be told by their parts.
  private func differences(_ match: OperationMatch, _ skimmers: inout Skimmers) -> Differences? {
    let saysTheSame = old.documents.node(match.old.origin)
      .isEqual(to: new.documents.node(match.new.origin))
    guard match.old.place == match.new.place, match.prefixes.old.isEmpty,
      match.prefixes.new.isEmpty, match.elsewhere.old.isEmpty, match.elsewhere.new.isEmpty,
      let before = skimmers.old.outline(of: match.old, listsFacts: !saysTheSame),
      let after = skimmers.new.outline(of: match.new, listsFacts: !saysTheSame),
      haveSameValues(before.surroundings, after.surroundings)
    else { return nil }
    let areInFacts =
      !saysTheSame
      && !(haveSameValues(before.facts, after.facts)
        && haveSameValues(before.factsOfResponses, after.factsOfResponses))
    var differences = Differences(old: before, new: after)
    differences.areInFacts = areInFacts
    if !areUnchanged(differences.old.security, differences.new.security) {
      guard let old = skimmers.old.security(of: match.old),
        let new = skimmers.new.security(of: match.new)
      else { return nil }
      differences.security = (old, new)
    }
    differences.areInParameters =
      !areUnchanged(differences.old.parameters, differences.new.parameters)
      || !areUnchanged(differences.old.inheritedParameters, differences.new.inheritedParameters)
    differences.areInBody = !areUnchanged(differences.old.requestBody, differences.new.requestBody)
    differences.responses = pairs(differences.old, differences.new, &skimmers)
    return differences
  }

  /// The responses that can differ, those of one status together; `nil` where one side has another status than the other.
  private func pairs(
    _ old: borrowing OperationOutline, _ new: borrowing OperationOutline,
    _ skimmers: inout Skimmers
  ) -> [ResponsePair]? {
    guard old.responses.count == new.responses.count else { return nil }
    var pairs: [ResponsePair] = []
    for (position, response) in old.responses.enumerated() {
      guard let partner = new.response(response.status, likelyAt: position) else { return nil }
      if isUnchanged(response.origin, partner.origin) { continue }
      let areAlike = changes.haveEqualTexts(response.origin, partner.origin)
      pairs.append(
        ResponsePair(
          old: response, new: partner,
          text: areAlike ? skimmers.old.textNumber(of: response) : nil))
    }
    return pairs
  }

  /// Whether all that has to be read can be read part by part.
  private func arePlain(
    _ differences: borrowing Differences, _ match: OperationMatch, _ skimmers: inout Skimmers
  ) -> Bool {
    if differences.areInParameters {
      guard skimmers.old.hasPlainParameters(differences.old, of: match.old),
        skimmers.new.hasPlainParameters(differences.new, of: match.new)
      else { return false }
    }
    if differences.areInBody {
      guard skimmers.old.isPlainBody(at: differences.old.requestBody),
        skimmers.new.isPlainBody(at: differences.new.requestBody)
      else { return false }
    }
    // Headers of responses may tell of the life of the operation.
    guard !differences.areInFacts, let responses = differences.responses else {
      return skimmers.old.arePlain(differences.old.responses)
        && skimmers.new.arePlain(differences.new.responses)
    }
    for pair in responses where !skimmers.know(pair) {
      guard skimmers.old.isPlain(pair.old), skimmers.new.isPlain(pair.new) else { return false }
    }
    return true
  }

  /// Compares what two operations say of themselves.
  private func compareFacts(
    _ match: OperationMatch, _ skimmers: Skimmers, _ context: Context, _ site: Site
  ) {
    let before = skimmers.old.facts(of: match.old)
    let after = skimmers.new.facts(of: match.new)
    compareFacts(
      before, after, subject: .operation, groups.operationChanged, context, site,
      lifecycle: LifecycleChange(
        "operation", Lifecycle(before, schemas.old), Lifecycle(after, schemas.new)))
  }

  private func compareBodies(
    _ differences: borrowing Differences, _ skimmers: inout Skimmers, _ context: Context,
    _ site: Site
  ) {
    let (old, new) = (differences.old.requestBody, differences.new.requestBody)
    if let old, let new, let bodies = bodies(old, new, &skimmers, context) {
      return compare(bodies, "requestBodies", context, site)
    }
    compareBodies(
      skimmers.old.requestBody(at: old), skimmers.new.requestBody(at: new), context, site)
  }

  private func compareResponses(
    _ differences: borrowing Differences, _ skimmers: inout Skimmers, _ context: Context,
    _ site: Site
  ) {
    guard let pairs = differences.responses else {
      return compareResponses(
        skimmers.old.responses(differences.old.responses),
        skimmers.new.responses(differences.new.responses), context, site)
    }
    for pair in pairs {
      guard let bodies = bodies(pair, &skimmers, context) else {
        compareResponses(
          skimmers.old.responses([pair.old]), skimmers.new.responses([pair.new]), context, site)
        continue
      }
      compare(bodies, "responses", context, site.part(pair.new.status.description))
    }
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
