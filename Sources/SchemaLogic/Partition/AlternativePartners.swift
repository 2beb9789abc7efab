import APIGraph
import DocumentTree

/// Tells for each alternative of a sender which alternatives of a receiver could accept any of its values: by types, and among
/// objects by a property whose values are listed and by required names. What it leaves out certainly accepts none.
struct AlternativePartners {
  private let senders: [Whole]
  private let receivers: [Whole]
  /// A property that tells objects apart; looked for when required names have not told them.
  private lazy var tag = findTag()
  /// By value of the tag: the receivers that list it.
  private var receiversByTag: [JSONValue: [Int]] = [:]
  /// The receivers that accept more than objects.
  private var receiversOfMore: [Int] = []

  /// So many pairs are looked at sooner than a table is made.
  private static let fewPairs = 400

  /// Partners among some schemas of the receiver, for some of the sender; `asked` tells of how many of these will be asked.
  init(sent: [Whole], received: [Whole], asked: Int) {
    senders = sent
    receivers = received
    guard asked * received.count > Self.fewPairs, let tag else { return }
    for (index, receiver) in received.enumerated() {
      if receiver.types != .object { receiversOfMore.append(index) }
      for value in receiver.values(of: tag) ?? [] {
        receiversByTag[value, default: []].append(index)
      }
    }
  }

  /// The receivers that have to be looked at for an alternative: those left out share neither a tag nor another type with it.
  private mutating func candidates(for own: Whole) -> [Int] {
    guard !receiversByTag.isEmpty, let tag, let tags = own.values(of: tag) else {
      return Array(receivers.indices)
    }
    var candidates = Set(receiversOfMore)
    for value in tags { candidates.formUnion(receiversByTag[value] ?? []) }
    return candidates.sorted()
  }

  /// A property that every object of the sender has, with values that both sides list.
  private func findTag() -> ExactString? {
    let objects = senders.filter { $0.types.contains(.object) }
    let others = receivers.filter { $0.types.contains(.object) }
    guard others.count > 1, let first = objects.first else { return nil }
    return first.requiredInOrder.first { name in
      objects.allSatisfy { $0.required.contains(name) && $0.values(of: name) != nil }
        && others.allSatisfy { $0.values(of: name) != nil }
    }
  }

  /// The positions of those that may accept a value of an alternative.
  ///
  /// Where `usesOwnNames` says so, its objects have no other names than it declares or requires itself.
  mutating func partners(of own: Whole, usesOwnNames: Bool) -> [Int] {
    var partners: [Int] = []
    for index in candidates(for: own)
    where mayAccept(own, receivers[index], usesOwnNames: usesOwnNames) {
      partners.append(index)
    }
    return partners
  }

  /// Whether a receiver outside some positions may accept a value of an alternative that has no other names than it declares or
  /// requires itself.
  mutating func hasPartner(of own: Whole, outside positions: Range<Int>) -> Bool {
    for index in candidates(for: own)
    where !positions.contains(index) && mayAccept(own, receivers[index], usesOwnNames: true) {
      return true
    }
    return false
  }

  /// Whether a receiver may accept a value of an alternative.
  private mutating func mayAccept(_ own: Whole, _ other: Whole, usesOwnNames: Bool) -> Bool {
    let common = own.types.intersection(other.types)
    if common.isEmpty { return false }
    guard common == .object else { return true }
    if usesOwnNames, own.lacks(other.required) { return false }
    guard let tag, let tags = own.values(of: tag), let others = other.values(of: tag) else {
      return true
    }
    return !tags.isDisjoint(with: others)
  }
}
