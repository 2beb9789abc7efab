import APIGraph
import DocumentTree
import SchemaLogic

/// Builds the messages that show a break: a whole value that the sender's description allows and the receiver's refuses.
///
/// What the search has found is a value of the part that changed. It is put into an example of the description where that
/// gives a message, because readers know their own, and otherwise into the smallest message that has such a part. Nothing
/// is shown that both validators do not confirm.
final class WitnessBuilder {
  private let schemas: SchemaPair
  private let proofs: SchemaProofs
  private var validators: [Judge: Validator] = [:]
  private let oldDressing: WitnessDressing
  private let newDressing: WitnessDressing

  /// The number of uses of a change that are tried.
  private static let useLimit = 3
  /// Examples with more text than this are no help to a reader.
  private static let exampleLimit = 2000

  private struct Judge: Hashable {
    let isOld: Bool
    let message: SchemaProofs.Message
  }

  init(_ schemas: SchemaPair, _ proofs: SchemaProofs) {
    self.schemas = schemas
    self.proofs = proofs
    oldDressing = WitnessDressing(schemas.old)
    newDressing = WitnessDressing(schemas.new)
  }

  /// One witness for each direction in which the change breaks, as far as there is one.
  func witnesses(of draft: Draft) -> [Witness] {
    [Direction.request, .response].compactMap { direction in
      var nearest: [Draft.Use] = []
      for use in draft.uses
      where use.direction == direction && use.impact == .breaking && use.evidence != nil {
        let place = nearest.firstIndex { SitePath.precedes(use.path, $0.path) } ?? nearest.count
        guard place < Self.useLimit else { continue }
        nearest.insert(use, at: place)
        if nearest.count > Self.useLimit { nearest.removeLast() }
      }
      return nearest.lazy.compactMap { self.witness($0, direction) }.first
    }
  }

  private func witness(_ use: Draft.Use, _ direction: Direction) -> Witness? {
    guard let evidence = use.evidence, let operation = use.operation else { return nil }
    let key = evidence.message
    let local = evidence.counterexample
    func witness(_ value: JSONValue, in body: JSONValue?, _ refusal: Refusal) -> Witness {
      Witness(
        direction: direction, operation: operation, value: value, body: body,
        acceptedBy: key.isReceived ? .old : .new, at: refusal.at, keyword: refusal.keyword)
    }
    if let places = steps(to: use.path.targets, in: key) {
      for steps in places {
        for body in bodies(holding: local, at: steps, evidence) {
          guard let refusal = refusal(of: body.value, key),
            !body.isExample || refusal.keyword == local.keyword
          else { continue }
          let shown = body.isExample ? body.value : dressed(body.value, refusal, key)
          let part = shown.part(at: steps[...]) ?? local.value
          return witness(part, in: steps.isEmpty ? nil : shown, refusal)
        }
      }
    }
    // The pair as a whole has a value of its own.
    let verdict = proofs.verdict(
      old: key.old, new: key.new, key.message, assumption: .freshNames)
    guard case .incompatible(let found) = verdict, case .refuted(let whole) = found.verdict,
      whole.keyword == local.keyword,
      let refusal = refusal(of: whole.value, key)
    else { return nil }
    return witness(dressed(whole.value, refusal, key), in: nil, refusal)
  }

  /// The value with examples of the description in the place of invented values, as far as it is refused in the same way.
  private func dressed(_ value: JSONValue, _ refusal: Refusal, _ key: SchemaPairKey) -> JSONValue {
    let dressing = key.isReceived ? oldDressing : newDressing
    let replacements = dressing.replacements(
      in: value, of: key.isReceived ? key.old : key.new)
    guard !replacements.isEmpty else { return value }
    func applying(_ replacements: [WitnessDressing.Replacement], to value: JSONValue) -> JSONValue {
      replacements.reduce(value) { $0.replacing(at: $1.steps[...], with: $1.value) ?? $0 }
    }
    let all = applying(replacements, to: value)
    if self.refusal(of: all, key) == refusal { return all }
    return replacements.reduce(value) { value, replacement in
      let changed = applying([replacement], to: value)
      return self.refusal(of: changed, key) == refusal ? changed : value
    }
  }

  private struct Body {
    let value: JSONValue
    /// Whether it was made from an example, which may be refused for a reason of its own.
    let isExample: Bool
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
      bodies.append(Body(value: value, isExample: false))
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

  private struct Refusal: Equatable {
    let at: String
    let keyword: String
  }

  /// Where and why the receiver refuses a value that the sender allows; `nil` when it does not, or the sender does not.
  private func refusal(of value: JSONValue, _ key: SchemaPairKey) -> Refusal? {
    let sender = validator(isOld: key.isReceived, key.message)
    let receiver = validator(isOld: !key.isReceived, key.message)
    guard sender.judge(value, by: key.isReceived ? key.old : key.new) == .valid,
      case .invalid(let at, let keyword) = receiver.judge(
        value, by: key.isReceived ? key.new : key.old)
    else { return nil }
    return Refusal(at: at, keyword: keyword)
  }

  private func validator(isOld: Bool, _ message: SchemaProofs.Message) -> Validator {
    let judge = Judge(isOld: isOld, message: message)
    if let known = validators[judge] { return known }
    let validator = Validator(isOld ? schemas.old : schemas.new, reading: message.reading)
    validators[judge] = validator
    return validator
  }

  /// The steps into a value, with names for members that have none; several lists where names are guessed.
  private func steps(to targets: [PartStep.Target], in key: SchemaPairKey) -> [[ValueStep]]? {
    var places: [[ValueStep]] = [[]]
    for target in targets {
      let choices: [ValueStep]
      switch target {
      case .inPlace: continue
      case .member(let name): choices = [.member(name)]
      case .element(let index): choices = [.element(index)]
      case .otherMember: choices = [.member("key"), .member("z"), .member("0")]
      case .memberMatching(let pattern):
        guard let word = PatternWord.shortest(of: pattern) else { return nil }
        choices = [.member(word)]
      case .elsewhere: return nil
      }
      places = places.flatMap { place in choices.map { place + [$0] } }
      if places.count > 9 { return nil }
    }
    return places
  }
}
