public import DocumentTree

/// Fetches the documents that references name: from a folder, a git revision, memory, wherever the caller likes.
public struct DocumentLoader: Sendable {
  private let fetch: @Sendable (_ location: String) throws(LoadingError) -> Source

  /// A loader that asks a closure for the document at a location.
  ///
  /// A location is a path or URL: a reference resolved against the location of the document that it stands in
  /// (RFC 3986 §5.2). It is asked for as it is written, and with its percent escapes decoded if that fails.
  public init(load: @escaping @Sendable (_ location: String) throws(LoadingError) -> Source) {
    fetch = load
  }

  /// Refuses everything: for descriptions that stand in one document.
  public static var none: DocumentLoader {
    DocumentLoader { location throws(LoadingError) in
      throw LoadingError(message: "no other documents are read")
    }
  }

  func load(_ location: String) throws(LoadingError) -> Source { try fetch(location) }
}
