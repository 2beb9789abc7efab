import APIGraph
import DocumentTree
import SchemaLogic

/// Says where and why the receiver of a message refuses what its sender may send, as the validator has it.
struct MessageJudge {
  private let decider: InclusionDecider

  init(_ decider: InclusionDecider) { self.decider = decider }

  /// Where and why the receiver refuses a value that the sender allows; `nil` when it does not, or the sender does not.
  func refusal(of value: JSONValue, in key: SchemaPairKey) -> MessageRefusal? {
    guard
      decider.judge(
        value, by: key.isReceived ? key.old : key.new, on: key.message.sender,
        reading: key.message.reading) == .valid
    else { return nil }
    return refusal(ofSent: value, in: key)
  }

  /// Where and why the receiver refuses a value of which the same validator has said that the sender allows it.
  func refusal(ofSent value: JSONValue, in key: SchemaPairKey) -> MessageRefusal? {
    guard
      case .invalid(let at, let keyword) = decider.judge(
        value, by: key.isReceived ? key.new : key.old, on: key.message.sender.receiver,
        reading: key.message.reading)
    else { return nil }
    return MessageRefusal(at: at, keyword: keyword)
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
