import APIGraph
import DocumentTree
import SchemaLogic

/// Replaces what a receiver refuses of a message for other reasons than the one that is to be shown.
///
/// The rest of a message is made by the sender's description alone. Where that has changed in other places too, it may be
/// refused there first, and the reader would see the wrong break.
struct WitnessMender {
  let decider: InclusionDecider
  let judge: MessageJudge
  let old: SchemaOutlines
  let new: SchemaOutlines

  /// How often another place may be mended.
  private static let roundLimit = 6
  /// How many members that the receiver demands are added at once.
  private static let memberLimit = 12

  /// The message with a refusal that concerns the part at some steps; `nil` when the others could not be mended.
  func mended(
    _ message: JSONValue, _ refusal: MessageRefusal, keeping steps: [ValueStep],
    in key: SchemaPairKey
  ) -> (message: JSONValue, refusal: MessageRefusal)? {
    var message = message
    var refusal = refusal
    var met = [refusal]
    for _ in 0..<Self.roundLimit {
      if refusal.concerns(steps) { return (message, refusal) }
      let better = candidates(message, refusal, keeping: steps, key).lazy.compactMap {
        candidate -> (JSONValue, MessageRefusal)? in
        guard let refusal = judge.refusal(of: candidate, in: key), !met.contains(refusal)
        else { return nil }
        return (candidate, refusal)
      }.first
      guard let better else { return nil }
      (message, refusal) = better
      met.append(refusal)
    }
    return refusal.concerns(steps) ? (message, refusal) : nil
  }

  private func candidates(
    _ message: JSONValue, _ refusal: MessageRefusal, keeping steps: [ValueStep],
    _ key: SchemaPairKey
  ) -> [JSONValue] {
    guard let place = message.steps(to: refusal.at) else { return [] }
    var candidates: [JSONValue] = []
    let oldSchemas = old.schemas(at: place, of: key.old)
    let newSchemas = new.schemas(at: place, of: key.new)
    if refusal.keyword == "required", case .object(let members)? = message.part(at: place[...]) {
      let oldOutlines = old.outlines(of: oldSchemas)
      let newOutlines = new.outlines(of: newSchemas)
      let demanded = (key.isReceived ? newOutlines : oldOutlines).reduce(into: Set<ExactString>()) {
        $0.formUnion($1.required)
      }
      var filled = message
      for name in demanded.subtracting(members.keys).sorted().prefix(Self.memberLimit) {
        let step = ValueStep.member(name)
        let value = common(
          old.schemas(at: step, of: oldOutlines), new.schemas(at: step, of: newOutlines), key)
        if let value { filled = filled.replacing(at: (place + [step])[...], with: value) ?? filled }
      }
      candidates.append(filled)
    }
    guard !steps.starts(with: place) else { return candidates }
    if let smaller = message.removing(at: place[...]) { candidates.append(smaller) }
    if let value = common(oldSchemas, newSchemas, key),
      let changed = message.replacing(at: place[...], with: value)
    {
      candidates.append(changed)
    }
    return candidates
  }

  /// A value that both sides allow, as far as the first schemas tell.
  private func common(
    _ oldSchemas: [SchemaID], _ newSchemas: [SchemaID], _ key: SchemaPairKey
  ) -> JSONValue? {
    guard let old = oldSchemas.first, let new = newSchemas.first else { return nil }
    return decider.commonValue(old: old, new: new, reading: key.message.reading)
  }
}
