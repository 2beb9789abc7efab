import APIGraph
import DocumentTree
import SchemaLogic

/// Builds the messages that show a break: a whole value that the sender's description allows and the receiver's refuses.
///
/// What the search has found is a value of the part that changed. It is put into an example of the description where that
/// gives a message, because readers know their own, and otherwise into the smallest message that has such a part. Nothing
/// is shown that the validator does not confirm on both sides.
final class WitnessBuilder {
  private let schemas: SchemaPair
  private let proofs: SchemaProofs
  private let judge: MessageJudge
  private let places: WitnessPlaces
  private let finish: WitnessFinish
  private let mender: WitnessMender

  /// The number of uses of a change that should be tried.
  static let useLimit = 3
  /// Examples with more text than this are no help to a reader.
  private static let exampleLimit = 2000

  init(_ schemas: SchemaPair, _ proofs: SchemaProofs) {
    self.schemas = schemas
    self.proofs = proofs
    judge = MessageJudge(proofs.decider)
    let old = SchemaOutlines(schemas.old)
    let new = SchemaOutlines(schemas.new)
    places = WitnessPlaces(old: old, new: new)
    finish = WitnessFinish(judge: judge, old: old, new: new)
    mender = WitnessMender(decider: proofs.decider, judge: judge, old: old, new: new)
  }

  /// A witness of a break in a message of a direction; `nil` where none can be built.
  func witness(_ evidence: Evidence, _ direction: Direction) -> Witness? {
    let key = evidence.message
    let local = evidence.counterexample
    let places = places.steps(to: evidence.path.targets, in: key)
    guard
      let shown = shown(local, at: places ?? [], evidence)
        ?? wholeOfPair(local, at: places, key)
    else { return nil }
    let message = finish.finished(shown, in: key)
    let part = message.part(at: shown.steps[...])
    let refusal = told(shown, local, evidence.path)
    return Witness(
      direction: direction, operation: evidence.operation, value: part ?? local.value,
      body: shown.steps.isEmpty ? nil : message, acceptedBy: key.isReceived ? .old : .new,
      at: refusal.at, keyword: refusal.keyword,
      firstSteps: evidence.path.firstSteps(in: evidence.operation))
  }

  /// The place and the keyword to tell: where the message is refused first, unless that has nothing to do with the change.
  ///
  /// The value itself is refused as well, which decides about the message where nothing but members and elements leads to it.
  private func told(
    _ shown: ShownMessage, _ local: Counterexample, _ path: SitePath
  ) -> MessageRefusal {
    guard !shown.isRelated, !path.leadsThroughBranches,
      let inner = JSONPointer(local.at)
    else { return shown.refusal }
    return MessageRefusal(
      at: JSONPointer(tokens: shown.steps.map(\.token) + inner.tokens).description,
      keyword: local.keyword)
  }

  /// A message that holds the value at one of some places.
  private func shown(
    _ local: Counterexample, at places: [[ValueStep]], _ evidence: Evidence
  ) -> ShownMessage? {
    for steps in places {
      for body in bodies(holding: local, at: steps, evidence) {
        guard let refusal = refusal(of: body, in: evidence.message) else { continue }
        if refusal.concerns(steps) {
          // An example may be refused for a reason of its own.
          guard !body.isExample || refusal.keyword == local.keyword else { continue }
          return ShownMessage(
            value: body.value, steps: steps, refusal: refusal, isRelated: true,
            isExample: body.isExample)
        }
        guard !body.isExample else { continue }
        if let (value, refusal) = mender.mended(
          body.value, refusal, keeping: steps, in: evidence.message)
        {
          return ShownMessage(
            value: value, steps: steps, refusal: refusal, isRelated: true, isExample: false)
        }
        // Another break that cannot be avoided comes first; the message holds this one all the same.
        return ShownMessage(
          value: body.value, steps: steps, refusal: refusal, isRelated: false, isExample: false)
      }
    }
    return nil
  }

  /// A message that the search has found for the pair as a whole, if it is refused for the same reason.
  private func wholeOfPair(
    _ local: Counterexample, at places: [[ValueStep]]?, _ key: SchemaPairKey
  ) -> ShownMessage? {
    let verdict = proofs.verdict(
      old: key.old, new: key.new, key.message, assumption: .freshNames)
    guard case .incompatible(let found) = verdict, case .refuted(let whole) = found.verdict,
      whole.keyword == local.keyword,
      let refusal = judge.refusal(of: whole.value, in: key)
    else { return nil }
    let steps = places.map { $0.first { whole.value.part(at: $0[...]) != nil } } ?? []
    guard let steps, refusal.concerns(steps) else { return nil }
    return ShownMessage(
      value: whole.value, steps: steps, refusal: refusal, isRelated: true, isExample: false)
  }

  private struct Body {
    let value: JSONValue
    let isExample: Bool
    /// Whether it has been judged as one that the sender allows.
    var isSent = false
  }

  private func refusal(of body: Body, in key: SchemaPairKey) -> MessageRefusal? {
    body.isSent
      ? judge.refusal(ofSent: body.value, in: key) : judge.refusal(of: body.value, in: key)
  }

  /// Values of the whole message that may show the break, the most telling first.
  private func bodies(
    holding local: Counterexample, at steps: [ValueStep], _ evidence: Evidence
  ) -> [Body] {
    let key = evidence.message
    var bodies: [Body] = []
    for example in examples(evidence) {
      bodies.append(Body(value: example, isExample: true))
      if let merged = example.part(at: steps[...])?.overlaid(by: local.value),
        let value = example.replacing(at: steps[...], with: merged)
      {
        bodies.append(Body(value: value, isExample: true))
      }
      if let value = example.replacing(at: steps[...], with: local.value) {
        bodies.append(Body(value: value, isExample: true))
      }
    }
    if steps.isEmpty {
      bodies.append(Body(value: local.value, isExample: false))
    } else if let value = proofs.decider.value(
      of: key.isReceived ? key.old : key.new, on: key.message.sender, holding: local.value,
      at: steps, reading: key.message.reading)
    {
      bodies.append(Body(value: value, isExample: false, isSent: true))
    }
    return bodies
  }

  /// The sender's own examples, of the message and of its schema.
  private func examples(_ evidence: Evidence) -> [JSONValue] {
    let key = evidence.message
    let schema = key.isReceived ? schemas.old.schema(key.old) : schemas.new.schema(key.new)
    let facts = [evidence.examples, schema.facts["examples"]].compactMap(\.self)
    return facts.flatMap { fact -> [JSONValue] in
      if case .array(let values) = fact.value { Array(values.prefix(3)) } else { [] }
    }.filter { $0.compactText.utf8.count <= Self.exampleLimit }
  }
}
