import APIGraph
import DocumentTree

/// Says where origins are, in lines and columns. Looks a document up when it is first needed.
final class PlaceFinder {
  private let documents: DocumentSet
  private var maps: [Int32: SourceMap] = [:]

  init(_ documents: DocumentSet) { self.documents = documents }

  /// The place of an origin.
  func place(_ origin: Origin) -> Place? {
    guard let map = map(of: origin) else { return nil }
    return Place(
      location: map.location(of: origin.node), pointer: map.pointer(of: origin.node).description)
  }

  /// A warning about what cannot be understood.
  func diagnostic(_ problem: Lifecycle.Unreadable) -> Diagnostic {
    let place = place(problem.origin)
    return Diagnostic(
      severity: .warning, code: problem.code, message: problem.message,
      location: place?.location, pointer: place?.pointer,
      sourceLine: place.flatMap { map(of: problem.origin)?.lineText($0.location.line) })
  }

  private func map(of origin: Origin) -> SourceMap? {
    guard documents.documents.indices.contains(Int(origin.document)) else { return nil }
    if let known = maps[origin.document] { return known }
    let map = SourceMap(documents.documents[Int(origin.document)].tree)
    maps[origin.document] = map
    return map
  }
}
