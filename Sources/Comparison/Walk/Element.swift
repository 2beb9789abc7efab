package import APIGraph
import DocumentTree

/// A part of the graph that has plain facts and a place.
protocol Element {
  var facts: Facts { get }
  var origin: Origin { get }
}

extension Element {
  var place: ElementPlace { ElementPlace(facts: facts, origin: origin) }
}

extension API: Element {
  package var origin: Origin { documents.origin(of: documents.documents[0].tree.rootNode, in: 0) }
}

extension Operation: Element {
  package var origin: Origin { heading.origin }
}

extension Callback: Element {}
extension Parameter: Element {}
extension RequestBody: Element {}
extension MediaType: Element {}
extension Encoding: Element {}
extension Response: Element {}
extension Header: Element {}
extension Link: Element {}
extension SecurityScheme: Element {}
extension Server: Element {}
extension Server.Variable: Element {}
extension Schema: Element {}

/// Whether both sides say the same in the same order.
func haveSameEntries(_ old: Facts, _ new: Facts) -> Bool {
  differingPositions(old, new)?.isEmpty == true
}

/// Where two lists of facts about the same fields, in the same order, do not say the same; `nil` for other lists.
private func differingPositions(_ old: Facts, _ new: Facts) -> [Int]? {
  guard old.entries.count == new.entries.count else { return nil }
  var positions: [Int] = []
  for index in old.entries.indices {
    guard old.entries[index].field == new.entries[index].field else { return nil }
    if !old.entries[index].fact.hasSameValue(as: new.entries[index].fact) {
      positions.append(index)
    }
  }
  return positions
}

/// The fields whose facts are not the same on both sides, in the order of their names.
///
/// Linear where both sides say the same in the same order, which is what most elements do.
func differingFields(_ old: Facts, _ new: Facts) -> [Field] {
  let positions = differingPositions(old, new)
  if let positions, positions.isEmpty { return [] }
  if let positions {
    let fields = positions.map { old.entries[$0].field }
    // A field that has one fact on each side differs exactly where these do.
    if fields.allSatisfy({ field in old.entries.count { $0.field == field } == 1 }) {
      return fields.sorted()
    }
  }
  var fields = Set(old.entries.map(\.field))
  fields.formUnion(new.entries.map(\.field))
  return fields.sorted().filter { field in
    let old = old.all(field)
    let new = new.all(field)
    if old.count == 1, new.count == 1 { return !old[0].hasSameValue(as: new[0]) }
    // Annotations that `allOf` brought together have no order.
    return Set(old.map(\.value)) != Set(new.map(\.value))
  }
}
