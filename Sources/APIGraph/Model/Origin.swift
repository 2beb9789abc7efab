package import DocumentTree

/// Where a fact of the graph was written: a node of one of the documents of a description.
package struct Origin: Hashable, Sendable {
  /// The document, an index into `DocumentSet.documents`.
  package let document: Int32

  /// The node inside the document's tree.
  package let node: NodeID

  package init(document: Int32, node: NodeID) {
    self.document = document
    self.node = node
  }

  /// The place as one number.
  var number: UInt64 { UInt64(UInt32(bitPattern: document)) &<< 32 | UInt64(node.index) }
}
