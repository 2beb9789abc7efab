import APIGraph
import DocumentTree

/// The declared properties of two objects, paired by name.
///
/// Linear where both sides list the same names in the same order, as nearly all do; a table of names is made only beyond the point
/// where they stop doing so.
struct PropertyPairing {
  /// What both sides declare, in the order of the old one.
  private(set) var matched: [(old: Schema.Property, new: Schema.Property)] = []
  private(set) var removed: [Schema.Property] = []
  private(set) var added: [Schema.Property] = []

  init(_ old: [Schema.Property], _ new: [Schema.Property]) {
    var start = 0
    while start < min(old.count, new.count), old[start].name == new[start].name { start += 1 }
    matched.reserveCapacity(old.count)
    for index in 0..<start { matched.append((old[index], new[index])) }
    guard start < old.count || start < new.count else { return }
    var partners: [ExactString: Int] = [:]
    for index in start..<new.count { partners[new[index].name] = index }
    for property in old[start...] {
      if let partner = partners.removeValue(forKey: property.name) {
        matched.append((property, new[partner]))
      } else {
        removed.append(property)
      }
    }
    for index in start..<new.count where partners[new[index].name] == index {
      added.append(new[index])
    }
  }
}
