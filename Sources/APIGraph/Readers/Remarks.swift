import DocumentTree

/// What readers had to read around, each once, in the order in which it was met.
struct Remarks {
  private(set) var diagnostics: [PlacedDiagnostic] = []
  private var seen: Set<PlacedDiagnostic> = []

  mutating func add(_ diagnostic: PlacedDiagnostic) {
    // A file that could not be read is among the diagnostics of the documents already.
    guard diagnostic.code != "unreadable-document" else { return }
    if seen.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}
