import DocumentTree
import TestSupport

/// A description on its way from one rewrite to the next, with what rewrites have to know of it.
struct RewriteSubject {
  private let original: Description

  /// The root document, which is rewritten; others stay as they are.
  let root: JSONValue

  let family: Family

  /// What refers to what.
  let references: ReferenceFacts

  /// A description whose root document is of a version that is known; `nil` for any other.
  init?(_ description: Description) throws {
    self.init(description, root: try description.rootTree().rootNode.jsonValue)
  }

  private init?(_ original: Description, root: JSONValue) {
    guard root.isObject, let family = Family(root) else { return nil }
    self.original = original
    self.root = root
    self.family = family
    references = ReferenceFacts(root, family)
  }

  /// The same description with another root document.
  func with(root: JSONValue) -> RewriteSubject? { RewriteSubject(original, root: root) }

  /// The description, for a comparison.
  var description: Description { original.replacingRoot(with: Array(root.compactText.utf8)) }

  /// What a reference within the document leads to.
  func target(of reference: String) -> JSONValue? {
    guard reference.hasPrefix("#"), let pointer = JSONPointer(fragment: reference) else {
      return nil
    }
    return root.part(at: pointer.tokens[...])
  }

  /// The components of a kind.
  func components(_ section: Section) -> JSONValue? {
    family.steps(to: section).flatMap { root.part(at: $0[...]) }
  }

  /// The document with more components, by kind and name.
  func adding(_ components: [Section: [ExactString: JSONValue]], to root: JSONValue) -> JSONValue {
    var root = root
    for (section, added) in components.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      guard let steps = family.steps(to: section) else { continue }
      root = root.changing(at: steps[...]) { old in
        var all = old ?? .object([:])
        for (name, value) in added { all[name] = value }
        return all
      }
    }
    return root
  }
}

extension JSONValue {
  /// The part that the tokens of a pointer lead to.
  func part(at tokens: ArraySlice<String>) -> JSONValue? {
    guard let token = tokens.first else { return self }
    switch self {
    case .object(let members): return members[ExactString(token)]?.part(at: tokens.dropFirst())
    case .array(let elements):
      guard let index = Int(token), elements.indices.contains(index) else { return nil }
      return elements[index].part(at: tokens.dropFirst())
    default: return nil
    }
  }

  /// The value with the member at the end of some keys made anew, and the objects on the way to it.
  func changing(at keys: ArraySlice<String>, by change: (JSONValue?) -> JSONValue?) -> JSONValue {
    guard let key = keys.first.map({ ExactString($0) }) else { return change(self) ?? self }
    var copy = self
    copy[key] =
      keys.count == 1
      ? change(self[key])
      : (self[key] ?? .object([:])).changing(at: keys.dropFirst(), by: change)
    return copy
  }
}
