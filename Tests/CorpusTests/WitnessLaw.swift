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
        return holds
          ? nil
          : "\(change.rule) at \(change.site): "
            + "\((witness.body ?? witness.value).compactText) is no witness"
      }
    }
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
