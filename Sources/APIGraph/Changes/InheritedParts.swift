import DocumentTree

/// What operations inherit from their document.
enum InheritedParts {
  private static let pointers = [
    ["servers"], ["security"], ["components", "securitySchemes"], ["host"], ["basePath"],
    ["schemes"], ["consumes"], ["produces"], ["securityDefinitions"],
  ]

  /// Whether all of it is the same in both versions.
  static func areUnchanged(
    _ graph: PlaceGraph, isUnchanged: (Origin, Origin) -> Bool
  ) -> Bool {
    for version in Version.allCases {
      // A scheme that is named by its URI is a dependency that no `$ref` tells of (OAS 3.2 §4.30).
      let scan = graph.places[version].scan
      let isByURI = scan.securityUses.contains { use in
        let tree = scan.trees[Int(use.document)]
        return tree.keys.contains(tree.records[Int(use.node.index)].key) {
          $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":")
        }
      }
      if isByURI { return false }
    }
    for pair in graph.documents.pairs {
      // Fragments may bring security schemes of their own, but nothing else that is inherited.
      let own = pair.old == 0 || pair.new == 0 ? pointers : [["components", "securitySchemes"]]
      for tokens in own {
        switch (
          find(tokens, in: pair.old, graph.places.old), find(tokens, in: pair.new, graph.places.new)
        ) {
        case (.absent, .absent): continue
        case (.place(let old), .place(let new)) where isUnchanged(old, new): continue
        default: return false
        }
      }
    }
    return true
  }

  /// What stands under a pointer.
  private enum Finding {
    case absent
    case place(Origin)
    /// A reference on the way leads nowhere, so that nobody can say.
    case unknown
  }

  /// Walks a pointer as readers do: references on the way are followed.
  private static func find(
    _ tokens: [String], in document: Int32?, _ places: Places
  ) -> Finding {
    guard let document else { return .absent }
    let documents = places.scan.api.documents
    var place = Origin(document: document, node: places.scan.trees[Int(document)].root)
    for token in tokens {
      let site = Site(node: documents.node(place), document: place.document)
      if let reference = site.reference {
        guard case .found(let target) = documents.resolve(reference, from: place, isQuiet: true),
          documents.node(target)["$ref"] == nil
        else { return .unknown }
        place = target
      }
      guard let next = documents.node(place)[token] else { return .absent }
      place = Origin(document: place.document, node: next.id)
    }
    return .place(place)
  }
}
