import APIGraph
import Comparison
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Checks that a witness is what it says: a message that one description allows and the other refuses.
struct WitnessLaw {
  let old: API
  let new: API

  /// What is wrong with the witnesses of the changes; empty when all hold.
  func violations(_ changes: [Change]) -> [String] {
    guard changes.contains(where: { !$0.witnesses.isEmpty }) else { return [] }
    let oldMessages = MessageSchemas(old)
    let newMessages = MessageSchemas(new)
    return changes.flatMap { change in
      change.witnesses.compactMap { witness in
        let isOld = witness.acceptedBy == .old
        let holds = holds(
          witness.body ?? witness.value, sender: isOld ? old : new, receiver: isOld ? new : old,
          (isOld ? oldMessages : newMessages).schemas(of: witness.operation),
          (isOld ? newMessages : oldMessages).schemas(of: witness.operation))
        let message = witness.body ?? witness.value
        let problem =
          !holds
          ? "is no witness"
          : !hasPlace(message, witness.at)
            ? "has no place \(witness.at)"
            : message.lengthInBrief > Self.lengthLimit ? "is long" : nil
        return problem.map { "\(change.rule) at \(change.site): \(message.compactText) \($0)" }
      }
    }
  }

  /// What a reader can take in, long texts counted as they are shown.
  private static let lengthLimit = 300

  /// Whether a pointer leads to a part of a value.
  private func hasPlace(_ value: JSONValue, _ pointer: String) -> Bool {
    var part: JSONValue? = value
    for token in JSONPointer(pointer)?.tokens ?? ["no pointer"] {
      switch part {
      case .object(let members): part = members[ExactString(token)]
      case .array(let elements):
        part = Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      default: return false
      }
    }
    return part != nil
  }

  /// Whether some message of the sender may be the value, and the same message of the receiver may not.
  private func holds(
    _ value: JSONValue, sender: API, receiver: API, _ allowing: [MessageSchemas.Entry],
    _ refusing: [MessageSchemas.Entry]
  ) -> Bool {
    allowing.contains { entry in
      guard
        judges(sender, value, entry.schema, entry.reading) == .valid
          || judges(sender, .array([value]), entry.schema, entry.reading) == .valid
      else { return false }
      let partners = refusing.filter { $0.place == entry.place }
      return (partners.isEmpty ? refusing : partners).contains { partner in
        partner.reading.omission == entry.reading.omission
          && isRefused(judges(receiver, value, partner.schema, partner.reading))
      }
    }
  }

  private func judges(
    _ api: API, _ value: JSONValue, _ schema: SchemaID, _ reading: SchemaReading
  ) -> Validator.Answer {
    Validator(api.schemas, reading: reading).judge(value, by: schema)
  }

  private func isRefused(_ answer: Validator.Answer) -> Bool {
    if case .invalid = answer { true } else { false }
  }
}

extension JSONValue {
  /// The length of the text if no string in it takes more than 40 characters.
  fileprivate var lengthInBrief: Int {
    switch self {
    case .null, .boolean, .number: compactText.count
    case .string(let text): min(text.string.count, 40) + 2
    case .array(let elements): elements.reduce(2) { $0 + $1.lengthInBrief + 1 }
    case .object(let members):
      members.reduce(2) { $0 + $1.key.string.count + $1.value.lengthInBrief + 4 }
    }
  }
}
