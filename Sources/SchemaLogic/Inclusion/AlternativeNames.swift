import APIGraph
import DocumentTree

/// The names that the alternatives of a sender declare, each for itself.
///
/// A value of one alternative may use names of another where it is a value of that one as well, and then both declare names inside
/// its members.
struct AlternativeNames {
  /// An alternative of the sender and the one of the receiver that is to accept its values.
  struct Choice {
    let sent: CatalogEntry
    let received: CatalogEntry
  }

  private let catalog: SchemaCatalog
  private let choices: [Choice]
  /// Tells which alternatives have values in common.
  private var common: AlternativePartners

  /// Of more alternatives that have values in common nothing is known.
  private static let groupLimit = 16

  init(_ choices: [Choice], _ catalog: SchemaCatalog) {
    self.catalog = catalog
    self.choices = choices
    let wholes = choices.map { $0.sent.whole(catalog) }
    common = AlternativePartners(sent: wholes, received: wholes, asked: wholes.count)
  }

  /// What can be assumed of the names in values of an alternative, where some names are assumed of the whole; `nil` where nothing can
  /// be assumed of those inside its members.
  mutating func names(_ names: MonotoneProof.Names, at index: Int) -> MonotoneProof.Names? {
    let others = others(at: index)
    if others.isEmpty { return names }
    guard isAlone(index, beside: others) else { return nil }
    let declaring = declaring(index, beside: others)
    // Who uses such a name sends a value of another alternative, and it is enough that its partner accepts that.
    let areCovered = declaring.allSatisfy { other in
      let beside = self.others(at: other)
      return isAlone(other, beside: beside) && self.declaring(other, beside: beside).isEmpty
    }
    return areCovered ? names : names.amongOthers
  }

  /// The alternatives that have values in common with one.
  private mutating func others(at index: Int) -> [Int] {
    common.partners(of: choices[index].sent.whole(catalog), usesOwnNames: false)
      .filter { $0 != index }
  }

  /// Whether no other alternative declares names inside members or elements of the values of one.
  private func isAlone(_ index: Int, beside others: [Int]) -> Bool {
    guard others.count < Self.groupLimit, !isOpen(choices[index].sent) else { return false }
    let sent = choices[index].sent
    let numbers = sent.memberNumbers(catalog)
    return others.allSatisfy { other in
      let entry = choices[other].sent
      guard !isOpen(entry) else { return false }
      let partners = entry.memberNumbers(catalog)
      return sent.schema.properties.enumerated().allSatisfy { position, property in
        guard let place = entry.position(of: property.name, guess: position) else { return true }
        return numbers[position] == partners[place] || isScalar(numbers[position])
          || isScalar(partners[place])
      }
    }
  }

  /// The other alternatives that declare a name that only the partner of one does, or require it.
  private func declaring(_ index: Int, beside others: [Int]) -> [Int] {
    let choice = choices[index]
    let names = choice.received.schema.properties.map(\.name).enumerated().filter {
      choice.sent.position(of: $0.element, guess: $0.offset) == nil
    }
    guard !names.isEmpty else { return [] }
    return others.filter { other in
      let entry = choices[other].sent
      return names.contains {
        entry.position(of: $0.element, guess: $0.offset) != nil
          || entry.schema.required.contains($0.element)
      }
    }
  }

  /// Whether a member of a class has no members or elements itself.
  private func isScalar(_ number: Int32) -> Bool { catalog.entry(number)?.isScalar ?? false }

  /// Whether an alternative says more of its parts than what members with declared names are.
  private func isOpen(_ entry: CatalogEntry) -> Bool {
    entry.schema.effectiveTypes.contains(.array)
      || entry.schema.effectiveTypes.contains(.object)
        && (entry.schema.properties.isEmpty
          || entry.schema.isMapOfMembers(catalog.store(entry.side)))
  }
}
