package import DocumentTree

/// A diagnostic that knows its place as a node; line, column and pointer are worked out when it is reported.
package struct PlacedDiagnostic: Hashable, Sendable {
  package let severity: Diagnostic.Severity
  package let code: String
  package let message: String
  package let origin: Origin

  package init(
    _ severity: Diagnostic.Severity, code: String, message: String, origin: Origin
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.origin = origin
  }
}
