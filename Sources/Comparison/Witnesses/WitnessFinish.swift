import APIGraph
import DocumentTree
import SchemaLogic

/// A message that is refused, and the place in it that is to be shown.
struct ShownMessage {
  let value: JSONValue
  /// The way to the part that changed.
  let steps: [ValueStep]
  let refusal: MessageRefusal
  /// Whether the refusal concerns that part.
  let isRelated: Bool
  /// Whether it was made from an example, which may be refused for a reason of its own.
  let isExample: Bool
}

/// Makes a message fit for readers: examples in the place of invented values, and nothing that does not matter if it is long.
///
/// Whatever is done, the message is still allowed by its sender and refused by its receiver at the same place for the same
/// reason.
struct WitnessFinish {
  let judge: MessageJudge
  let old: SchemaOutlines
  let new: SchemaOutlines

  /// How many replacements are tried one by one where they cannot be made together.
  private static let trialLimit = 6

  /// The message as it is shown.
  func finished(_ shown: ShownMessage, in key: SchemaPairKey) -> JSONValue {
    let outlines = key.isReceived ? old : new
    let schema = key.isReceived ? key.old : key.new
    let dressing = WitnessDressing(outlines)
    func isWitness(_ value: JSONValue) -> Bool {
      judge.refusal(of: value, in: key) == shown.refusal
    }
    // Where something else is refused, nothing else tells whether the part itself would still be.
    func isFree(_ replacement: WitnessDressing.Replacement) -> Bool {
      shown.isRelated || !replacement.steps.starts(with: shown.steps)
    }
    var message = shown.value
    if !shown.isExample {
      message = replacing(
        dressing.examples(in: message, of: schema).filter(isFree), in: message, isWitness)
    }
    let refused = message.steps(to: shown.refusal.at) ?? []
    message = WitnessTrimmer(outlines).trimmed(
      message, of: schema, keeping: [shown.steps, refused], while: isWitness)
    guard !shown.isExample, dressing.mayHavePlaceholders(in: message) else { return message }
    var placeholders = dressing.placeholders(in: message).filter(isFree)
    let growth = placeholders.reduce(0) { $0 + $1.value.shownLength }
    if message.shownLength + growth > WitnessTrimmer.lengthLimit {
      // Of a long message only the surroundings of the place are read.
      placeholders.removeAll { $0.steps != refused }
    }
    return replacing(placeholders, in: message, isWitness)
  }

  /// The message with other values, as far as it stays a witness.
  private func replacing(
    _ replacements: [WitnessDressing.Replacement], in message: JSONValue,
    _ isWitness: (JSONValue) -> Bool
  ) -> JSONValue {
    guard !replacements.isEmpty else { return message }
    func applying(_ replacement: WitnessDressing.Replacement, to value: JSONValue) -> JSONValue {
      value.replacing(at: replacement.steps[...], with: replacement.value) ?? value
    }
    let all = replacements.reduce(message) { applying($1, to: $0) }
    if isWitness(all) { return all }
    guard replacements.count > 1 else { return message }
    return replacements.prefix(Self.trialLimit).reduce(message) { message, replacement in
      let changed = applying(replacement, to: message)
      return isWitness(changed) ? changed : message
    }
  }
}
