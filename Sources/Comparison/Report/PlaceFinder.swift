import APIGraph
import DocumentTree

/// Says where origins are, in lines and columns. Counts the lines of a document as far as it is asked about them.
final class PlaceFinder {
  private let documents: DocumentSet
  private var lines: [LineTable] = []

  init(_ documents: DocumentSet) { self.documents = documents }

  /// The place of an origin.
  func place(_ origin: Origin) -> Place? {
    let document = Int(origin.document)
    guard documents.documents.indices.contains(document) else { return nil }
    let tree = documents.documents[document].tree
    while lines.count <= document {
      lines.append(LineTable(documents.documents[lines.count].tree.source))
    }
    let offset = Int(tree.records[Int(origin.node.index)].position)
    lines[document].count(upTo: offset)
    let (line, column) = lines[document].place(atOffset: offset)
    return Place(
      location: SourceLocation(file: tree.source.name, line: line, column: column),
      pointer: tree.pointerText(of: origin.node))
  }
}
