package import DocumentTree

/// A document of a description: the root, or one that a reference led to.
///
/// A reference, because every place that is looked up asks one for its tree.
package final class Document: Sendable {
  /// The path or URL by which it was loaded.
  package let location: String
  package let tree: Tree
  /// What its references resolve against where nothing else says so.
  let address: URIReference
  /// The schema resources that it embeds; the first is the document itself.
  let resources: SchemaResources

  /// A document whose references resolve against its location, or against its `$self` (OAS 3.2 §4.1.2.2.1).
  package init(location: String, tree: Tree) {
    self.location = location
    self.tree = tree
    address = URIReference(location: location)
    var base = location
    if let identity = tree.rootNode["$self"]?.string {
      base = URIReference(Substring(identity)).resolved(against: address)
    }
    resources = SchemaResources(tree, base: base)
  }
}
