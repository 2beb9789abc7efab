import APIGraph
import DocumentTree

/// Tells for each alternative of a sender which alternatives of a receiver could accept any of its values: by types, and among
/// objects by a property whose values are listed and by required names. What it leaves out certainly accepts none.
struct AlternativePartners {
  private let receivers: [Whole]
  private let tag: ExactString?
  /// By value of the tag: the receivers that list it.
  private var receiversByTag: [JSONValue: [Int]] = [:]
  /// The receivers that accept more than objects.
  private var receiversOfMore: [Int] = []

  /// So many senders look at every receiver sooner than a table is made.
  private static let fewSenders = 3

  /// Partners among some schemas of the receiver, for some of the sender; `asked` tells of how many of these will be asked.
  init(sent: [Whole], received: [Whole], asked: Int) {
    tag = Self.tag(sent: sent, received: received)
    receivers = received
    guard let tag, asked > Self.fewSenders else { return }
    for (index, receiver) in received.enumerated() {
      if receiver.types != .object { receiversOfMore.append(index) }
      for value in receiver.values(of: tag) ?? [] {
        receiversByTag[value, default: []].append(index)
      }
    }
  }

  /// The receivers that have to be looked at for an alternative: those left out share neither a tag nor another type with it.
  private func candidates(for own: Whole) -> [Int] {
    guard !receiversByTag.isEmpty, let tag, let tags = own.values(of: tag) else {
      return Array(receivers.indices)
    }
    var candidates = Set(receiversOfMore)
    for value in tags { candidates.formUnion(receiversByTag[value] ?? []) }
    return candidates.sorted()
  }

  /// A property that every object of the sender has, with values that both sides list.
  private static func tag(sent: [Whole], received: [Whole]) -> ExactString? {
    let objects = sent.filter { $0.types.contains(.object) }
    let others = received.filter { $0.types.contains(.object) }
    guard others.count > 1, let first = objects.first else { return nil }
    return first.requiredInOrder.first { name in
      objects.allSatisfy { $0.required.contains(name) && $0.values(of: name) != nil }
        && others.allSatisfy { $0.values(of: name) != nil }
    }
  }

  /// The positions of those that may accept a value of an alternative.
  ///
  /// Where `usesOwnNames` says so, its objects have no other names than it declares or requires itself.
  func partners(of own: Whole, usesOwnNames: Bool) -> [Int] {
    candidates(for: own).filter { index in
      let other = receivers[index]
      let common = own.types.intersection(other.types)
      if common.isEmpty { return false }
      guard common == .object else { return true }
      if let tag, let tags = own.values(of: tag), let others = other.values(of: tag),
        tags.isDisjoint(with: others)
      {
        return false
      }
      return !(usesOwnNames && own.lacks(other.required))
    }
  }
}
