internal import DocumentTree

/// One line of a file of pairs.
struct SchemaPairLine {
  private let tree: Tree

  /// A line that has been parsed.
  init(_ tree: Tree) { self.tree = tree }

  /// The member with this name.
  subscript(key: String) -> Node? { tree.rootNode[key] }

  /// Refuses everything but an object.
  func checkIsObject() throws(InputError) {
    guard tree.rootNode.kind == .object else {
      throw error("a pair must be an object with the members 'old' and 'new'", at: tree.rootNode)
    }
  }

  /// The schema under a name, as a document of its own that shares the line's nodes.
  func document(_ key: String) throws(InputError) -> Tree {
    guard let node = self[key] else {
      throw error("the pair has no member '\(key)'", at: tree.rootNode)
    }
    return Tree(node)
  }

  /// The choice that a member names; `nil` where the member is absent or null.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String
  ) throws(InputError) -> Choice? where Choice.RawValue == String {
    guard let node = self[key], node.kind != .null else { return nil }
    if let choice = node.string.flatMap(Choice.init(rawValue:)) { return choice }
    let choices = Choice.allCases.map { "'\($0.rawValue)'" }.joined(separator: ", ")
    throw error("'\(key)' must be one of \(choices)", at: node)
  }

  private func error(_ message: String, at node: Node) -> InputError {
    let map = SourceMap(tree)
    return InputError(
      Diagnostic(
        severity: .error, code: "invalid-pair", message: message,
        location: map.location(of: node.id), pointer: map.pointer(of: node.id).description))
  }
}
