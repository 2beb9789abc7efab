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

/// The fields whose facts are not the same on both sides, in the order of their names.
func differingFields(_ old: Facts, _ new: Facts) -> [Field] {
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
