import APIGraph
import DocumentTree
import SchemaLogic

/// Says where and why the receiver of a message refuses what its sender may send, as the validator has it.
final class MessageJudge {
  private let schemas: SchemaPair
  private var validators: [Key: Validator] = [:]

  private struct Key: Hashable {
    let isOld: Bool
    let message: SchemaProofs.Message
  }

  init(_ schemas: SchemaPair) { self.schemas = schemas }

  /// Where and why the receiver refuses a value that the sender allows; `nil` when it does not, or the sender does not.
  func refusal(of value: JSONValue, in key: SchemaPairKey) -> MessageRefusal? {
    let sender = validator(isOld: key.isReceived, key.message)
    let receiver = validator(isOld: !key.isReceived, key.message)
    guard sender.judge(value, by: key.isReceived ? key.old : key.new) == .valid,
      case .invalid(let at, let keyword) = receiver.judge(
        value, by: key.isReceived ? key.new : key.old)
    else { return nil }
    return MessageRefusal(at: at, keyword: keyword)
  }

  private func validator(isOld: Bool, _ message: SchemaProofs.Message) -> Validator {
    let key = Key(isOld: isOld, message: message)
    if let known = validators[key] { return known }
    let validator = Validator(isOld ? schemas.old : schemas.new, reading: message.reading)
    validators[key] = validator
    return validator
  }
}

/// Where in a message something is refused, and by which keyword.
struct MessageRefusal: Equatable {
  /// A JSON pointer (RFC 6901).
  let at: String
  let keyword: String

  /// What counts or names parts of the value that it refuses, so that no part of it is to blame.
  private static let wholesale: Set<String> = [
    "required", "dependentRequired", "minProperties", "maxProperties", "minItems", "maxItems",
    "minContains", "contains",
  ]

  /// Whether it may be due to the part at some steps into the message.
  func concerns(_ steps: [ValueStep]) -> Bool {
    guard let tokens = JSONPointer(at)?.tokens else { return true }
    let agree = zip(tokens, steps).allSatisfy { $0 == $1.token }
    return agree && (tokens.count >= steps.count || !Self.wholesale.contains(keyword))
  }
}

extension ValueStep {
  /// The step as a part of a JSON pointer.
  var token: String {
    switch self {
    case .member(let name): name.string
    case .element(let index): String(index)
    }
  }
}
