import APIGraph
import DocumentTree

/// Proves part by part that a receiver refuses something: a plain object with a property that the receiver refuses is refused
/// itself, and so is an array with such an element and an alternative that nothing else accepts.
///
/// The search would build the whole value to say the same. Here the value is only known to exist; who wants to see it asks the
/// search. Pairs of parts for which nothing is plain are asked of the search, those of single values first. What one pair proves
/// serves all that lead to it, so that the cost is linear in the number of pairs, however they refer to each other.
final class RefutationProof {
  /// A class of the sender and one of the receiver.
  struct Pair {
    let sent: Int32
    let received: Int32

    /// The pair as one number.
    fileprivate var number: Int { Int(sent) << 32 | Int(received) }
  }

  /// A pair with what follows from where.
  private struct Node {
    let pair: Pair
    var isRefuted: Bool
    /// Whether the value that is refused uses declared names only, on its outermost level.
    var usesDeclaredNames: Bool
    /// The search that can be asked, until it has been.
    var search: RefutationReader.Search?
    var parts: [Int] = []
    var dependents: [Dependent] = []

    /// Whether there is nothing more to prove that others might need.
    var isSettled: Bool { isRefuted && usesDeclaredNames }
  }

  /// A pair that may be refuted when another one, a part of it, is.
  private struct Dependent {
    let node: Int
    let relation: RefutationReader.Relation
  }

  let reader: RefutationReader
  /// Asks the search whether it finds a value of a pair.
  private let search: (Pair) -> Bool
  private var nodes: [Node] = []
  private var numbers: [Int: Int] = [:]

  /// The number of pairs that one question may look at.
  private static let pairLimit = 4000
  /// The number of pairs that are read in all.
  private static let readingLimit = 100_000

  init(_ reader: RefutationReader, search: @escaping (Pair) -> Bool) {
    self.reader = reader
    self.search = search
  }

  /// Whether it is proved that some value of one class is refused by another; `false` says nothing.
  func proves(_ pair: Pair) -> Bool {
    let first = add(pair)
    let reached = reached(from: first)
    if nodes[first].isRefuted { return true }
    for kind in RefutationReader.Search.allCases {
      for number in reached where nodes[number].search == kind {
        // Which pair was asked for is searched for by who asked.
        if number == first { continue }
        guard !nodes[number].isSettled else { continue }
        nodes[number].search = nil
        guard search(nodes[number].pair) else { continue }
        refute(number, usesDeclaredNames: kind == .ofScalars)
        if nodes[first].isRefuted { return true }
      }
    }
    return nodes[first].isRefuted
  }

  /// Takes note of a pair that was found to be refuted, because others may follow from it.
  func note(_ pair: Pair) {
    guard let number = numbers[pair.number], !nodes[number].isRefuted else { return }
    refute(number, usesDeclaredNames: false)
  }

  /// The pairs that a pair may follow from, unless it is found to be refuted on the way; they are read as they are met.
  private func reached(from first: Int) -> [Int] {
    var order = [first]
    var seen: Set<Int> = [first]
    var position = 0
    while position < order.count, order.count < Self.pairLimit, !nodes[first].isRefuted {
      let number = order[position]
      position += 1
      if nodes[number].isSettled { continue }
      follow(number)
      for part in nodes[number].parts where seen.insert(part).inserted { order.append(part) }
    }
    return order
  }

  /// Notes the parts of a pair that has been read, and what follows from what is known of them.
  private func follow(_ number: Int) {
    guard let reading = readings.removeValue(forKey: number) else { return }
    for part in reading.parts {
      let partNumber = add(part.pair)
      nodes[number].parts.append(partNumber)
      nodes[partNumber].dependents.append(
        Dependent(node: number, relation: part.relation))
      if nodes[partNumber].isRefuted {
        refute(partNumber, usesDeclaredNames: nodes[partNumber].usesDeclaredNames)
      }
    }
  }

  /// What has been read of pairs and not yet been followed.
  private var readings: [Int: RefutationReader.Reading] = [:]

  /// The number of a pair, which is read if it is new.
  private func add(_ pair: Pair) -> Int {
    if let known = numbers[pair.number] { return known }
    let reading =
      nodes.count < Self.readingLimit
      ? reader.read(pair) : RefutationReader.Reading(search: .ofCompositions)
    let number = nodes.count
    numbers[pair.number] = number
    nodes.append(
      Node(
        pair: pair, isRefuted: reading.isRefuted, usesDeclaredNames: reading.isRefuted,
        search: reading.search))
    readings[number] = reading
    return number
  }

  /// Draws the conclusions from a pair that is refuted.
  private func refute(_ number: Int, usesDeclaredNames: Bool) {
    nodes[number].isRefuted = true
    nodes[number].usesDeclaredNames = nodes[number].usesDeclaredNames || usesDeclaredNames
    var pending = [number]
    while let next = pending.popLast() {
      for dependent in nodes[next].dependents {
        guard
          let usesDeclaredNames = dependent.relation.usesDeclaredNames(
            ifPartDoes: nodes[next].usesDeclaredNames)
        else { continue }
        let tellsMore =
          usesDeclaredNames ? !nodes[dependent.node].isSettled : !nodes[dependent.node].isRefuted
        guard tellsMore else { continue }
        nodes[dependent.node].isRefuted = true
        if usesDeclaredNames { nodes[dependent.node].usesDeclaredNames = true }
        pending.append(dependent.node)
      }
    }
  }
}
