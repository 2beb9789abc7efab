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
        let pointer = JSONPointer(tokens: tokens)
        let key = PlaceKey(document: document, pointer: pointer)
        switch (graph.paired.find(key, .old), graph.paired.find(key, .new)) {
        case (nil, nil): continue
        case (let old?, let new?) where isUnchanged(old, new): continue
        default: return false
        }
      }
    }
    return true
  }
}
