import APIGraph
import DocumentTree

/// Says where origins are, in lines and columns. Looks a document up when it is first needed.
final class PlaceFinder {
  private let documents: DocumentSet
  private var maps: [Int32: SourceMap] = [:]

  init(_ documents: DocumentSet) { self.documents = documents }

  /// The place of an origin.
  func place(_ origin: Origin) -> Place? {
    guard documents.documents.indices.contains(Int(origin.document)) else { return nil }
    let map: SourceMap
    if let known = maps[origin.document] {
      map = known
    } else {
      map = SourceMap(documents.documents[Int(origin.document)].tree)
      maps[origin.document] = map
    }
    return Place(
      location: map.location(of: origin.node), pointer: map.pointer(of: origin.node).description)
  }
}
