import DocumentTree

/// What differs between the families of specifications; everything else is shared.
protocol DescriptionReader {
  var context: ReadingContext { get }

  /// Reads the body of an operation.
  func operation(_ heading: OperationHeading) -> Operation

  /// Finds the servers of an operation without reading its body.
  func servers(of heading: OperationHeading) -> [Server]

  /// Reads a component of a kind (by the names of 3.x); `nil` where it cannot be read, or shows in no message by itself.
  func component(_ kind: String, _ site: Site) -> ComponentContent?

  /// The components that security requirements name.
  var securitySchemes: Site? { get }

  /// Reads one security scheme.
  func securityScheme(_ site: Site, name: ExactString) -> SecurityScheme?
}
