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
    var documents: Set<ExactString> = []
    for version in Version.allCases {
      let scan = graph.scans[version]
      documents.formUnion(graph.paired.locations[version])
      // A scheme that is named by its URI is a dependency that no `$ref` tells of (OAS 3.2 §4.30).
      let isByURI = scan.securityNames.contains {
        $0.string.utf8.contains { "#/:".utf8.contains($0) }
      }
      if isByURI { return false }
    }
    for document in documents {
      // Fragments may bring security schemes of their own, but nothing else that is inherited.
      let own = document.string.isEmpty ? pointers : [["components", "securitySchemes"]]
      for tokens in own {
        switch (
          find(tokens, in: document, graph.paired, .old),
          find(tokens, in: document, graph.paired, .new)
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
    _ tokens: [String], in document: ExactString, _ paired: PairedPlaces, _ version: Version
  ) -> Finding {
    guard var place = paired.find(PlaceKey(document: document, pointer: .root), version) else {
      return .absent
    }
    let documents = paired.scans[version].api.documents
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
