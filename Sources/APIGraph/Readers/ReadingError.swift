package import DocumentTree

/// Why a document cannot be read as the description of an API, so that comparing it would be meaningless.
package struct ReadingError: Error {
  package let diagnostic: Diagnostic

  package init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  init(_ documents: DocumentSet, _ problem: PlacedDiagnostic) {
    diagnostic = documents.diagnostic(problem)
  }
}
