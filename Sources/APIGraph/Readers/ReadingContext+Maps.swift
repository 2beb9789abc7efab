import DocumentTree

/// The maps of elements that every family has, each key once.
extension ReadingContext {
  /// The responses of an operation by what their keys stand for; extensions become facts.
  func responses(
    _ map: Site?, facts: inout Facts, read: (Site, StatusRange) -> Response?
  ) -> [Response] {
    var used: [StatusRange: Site] = [:]
    var responses: [Response] = []
    for member in members(of: map, as: "responses") {
      if isExtension(member.key) {
        facts.append(Field("responses." + member.key), Fact(member.node, origin: member.origin))
        continue
      }
      guard let status = status(of: member) else { continue }
      under(status.description) {
        if let other = used[status] {
          markUnused(
            "response", member, insteadOf: other,
            "the status '\(member.key)' stands here already; this one is ignored",
            code: "duplicate-response")
        } else {
          used[status] = member
          if let response = read(member, status) { responses.append(response) }
        }
      }
    }
    return responses
  }

  /// What a key of `responses` stands for; `nil`, and a note of it, when it is no status.
  private func status(of member: Site) -> StatusRange? {
    if let status = StatusRange(trimmed(member.key)) { return status }
    markUnread(
      "response", member, code: "invalid-status", message: "'\(member.key)' is no status",
      text: "\(member.key): \(member.node.jsonValue.compactText)")
    return nil
  }

  /// The headers of a response or of a part; the first of those whose names differ in case only (RFC 9110 §5.1).
  func headers(_ map: Site?, read: (Site) -> Header?) -> [Header] {
    var used: [ExactString: Site] = [:]
    var headers: [Header] = []
    for member in members(of: map, as: "headers") {
      let key = ExactString(member.key.lowercased())
      // The media type is what says it (OAS 3.1 §4.8.17.1); in 2.0 nobody means anything else.
      if key == "content-type" {
        if specification.family != .swagger2 {
          note("ignored-header", "a header 'Content-Type' has no effect here", at: member)
        }
        continue
      }
      under(key.string) {
        if let other = used[key] {
          markUnused(
            "header", member, insteadOf: other, "a second header '\(member.key)' is ignored",
            code: "duplicate-header")
        } else if let header = read(member) {
          used[key] = member
          headers.append(header)
        }
      }
    }
    return headers
  }
}
