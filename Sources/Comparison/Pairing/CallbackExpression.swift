import APIGraph
import DocumentTree

/// The keys of callbacks: addresses with runtime expressions in braces (OAS 3.1 §4.8.18.1, §4.8.20.4).
enum CallbackExpression {
  /// The key in a form in which equal ones are equal.
  ///
  /// An expression may stand alone without braces; spaces in braces, the case of header names, and how the path's
  /// parameters are called mean nothing.
  static func normal(_ key: String, below path: String?) -> String {
    let variables = path.map(PathTemplate.names) ?? []
    let key = trimmed(key)
    if key.hasPrefix("$") { return "{\(expression(key, variables))}" }
    var result = ""
    var rest = Substring(key)
    while let open = rest.firstIndex(of: "{") {
      let inside = rest[rest.index(after: open)...]
      guard let close = inside.firstIndex(of: "}") else { break }
      result += rest[..<open]
      result += "{\(expression(trimmed(String(inside[..<close])), variables))}"
      rest = inside[inside.index(after: close)...]
    }
    return result + rest
  }

  private static func expression(_ text: String, _ variables: [ExactString]) -> String {
    for source in ["$request.", "$response."] {
      let header = source + "header."
      // Names of headers have no case (RFC 9110 §5.1).
      if text.hasPrefix(header) { return header + text.dropFirst(header.count).lowercased() }
    }
    let parameter = "$request.path."
    if text.hasPrefix(parameter) {
      let name = ExactString(String(text.dropFirst(parameter.count)))
      if let position = variables.firstIndex(of: name) { return "\(parameter)#\(position)" }
    }
    return text
  }

  private static func trimmed(_ text: String) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
