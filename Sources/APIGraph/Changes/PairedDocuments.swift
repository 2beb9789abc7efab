import DocumentTree

/// The documents of two versions of a description, paired by how they lie to their roots.
struct PairedDocuments {
  /// By document: the name by which it is paired with that of the other version; empty for the root.
  let locations: Versions<[ExactString]>
  /// Every document with its partner, those of the old version first and in its order.
  let pairs: [(old: Int32?, new: Int32?)]

  init(old: DependencyScan, new: DependencyScan) {
    let locations = Versions(old: Self.locations(of: old), new: Self.locations(of: new))
    self.locations = locations
    guard locations.old.count > 1 || locations.new.count > 1 else {
      pairs = [(0, 0)]
      return
    }
    let numbers = Versions(
      old: Self.numbers(of: locations.old), new: Self.numbers(of: locations.new))
    pairs =
      locations.old.enumerated().map { number, location in
        let isFirst = numbers.old[location] == Int32(number)
        return (Int32(number), isFirst ? numbers.new[location] : nil)
      }
      + locations.new.enumerated().compactMap { number, location in
        let isFirst = numbers.new[location] == Int32(number)
        return isFirst && numbers.old[location] != nil ? nil : (nil, Int32(number))
      }
  }

  private static func locations(of scan: DependencyScan) -> [ExactString] {
    let documents = scan.api.documents.documents
    let locations = RelativeLocation(root: documents[0].location)
    return documents.map { ExactString(locations.path(to: $0.location)) }
  }

  private static func numbers(of locations: [ExactString]) -> [ExactString: Int32] {
    Dictionary(
      locations.enumerated().map { ($0.element, Int32($0.offset)) },
      uniquingKeysWith: { first, _ in first })
  }
}
