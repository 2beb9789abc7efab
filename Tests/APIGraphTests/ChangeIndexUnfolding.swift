import APIGraph
import DocumentTree

/// Numbers for texts: equal numbers for equal texts.
final class Numbering {
  private var numbers: [ExactString: Int] = [:]

  func number(of text: String) -> Int {
    let key = ExactString(text)
    if let number = numbers[key] { return number }
    numbers[key] = numbers.count
    return numbers.count - 1
  }
}

/// What a node says when every reference in it is replaced by what it names: what pruning must agree with.
///
/// A value is a number, equal for equal values, so that sharing keeps the unfolded description small.
final class Unfolding {
  private let api: API
  private let numbering: Numbering
  private var known: [Key: Int] = [:]

  private struct Key: Hashable {
    let origin: Origin
    let depth: Int
  }

  init(api: API, numbering: Numbering) {
    self.api = api
    self.numbering = numbering
  }

  /// The number of the value at a place; so many references are followed one after the other.
  func value(at origin: Origin, depth: Int = 12) -> Int {
    let key = Key(origin: origin, depth: depth)
    if let number = known[key] { return number }
    let number = numbering.number(of: text(at: origin, depth: depth))
    known[key] = number
    return number
  }

  private func text(at origin: Origin, depth: Int) -> String {
    let node = api.documents.node(origin)
    if let reference = node["$ref"]?.string {
      switch api.documents.resolve(reference, from: origin) {
      case .found(let target): return depth == 0 ? "…" : "=\(value(at: target, depth: depth - 1))"
      case .failed: return "unresolved \(reference)"
      }
    }
    switch node.kind {
    case .array:
      let elements = node.elements.map {
        value(at: Origin(document: origin.document, node: $0.id), depth: depth)
      }
      return "\(elements)"
    case .object:
      var members = node.members.map { member in
        let place = Origin(document: origin.document, node: member.id)
        return "\(member.key ?? ""):\(value(at: place, depth: depth))"
      }
      if node["discriminator"] != nil, depth > 0 {
        members += subtypes(of: origin, depth: depth - 1)
      }
      return "{\(members.sorted())}"
    case .null, .boolean, .number, .string: return node.jsonValue.compactText
    }
  }

  /// The components of the parent's own document whose `allOf` names it.
  private func subtypes(of parent: Origin, depth: Int) -> [String] {
    let root = api.documents.documents[Int(parent.document)].tree.rootNode
    let section = root["components"]?["schemas"] ?? root
    return section.members.filter { component in
      component["allOf"]?.elements.contains { part in
        let place = Origin(document: parent.document, node: part.id)
        guard let reference = part["$ref"]?.string,
          case .found(let target) = api.documents.resolve(reference, from: place)
        else { return false }
        return target == parent
      } == true
    }.map { component in
      let place = Origin(document: parent.document, node: component.id)
      return "subtype \(component.key ?? ""):\(value(at: place, depth: depth))"
    }
  }
}
