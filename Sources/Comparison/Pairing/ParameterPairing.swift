import APIGraph
import DocumentTree

/// Tells which parameter of the old operation is which of the new one: by place and name, path parameters by position.
struct ParameterPairing {
  private(set) var matched: [(old: Parameter, new: Parameter)] = []
  private(set) var removed: [Parameter] = []
  private(set) var added: [Parameter] = []

  private struct Key: Hashable {
    let location: Parameter.Location
    let name: ExactString
    let position: Int?
  }

  init(old: [Parameter], new: [Parameter]) {
    var partners: [Key: Parameter] = [:]
    for parameter in new { partners[Self.key(parameter)] = parameter }
    for parameter in old {
      if let partner = partners.removeValue(forKey: Self.key(parameter)) {
        matched.append((parameter, partner))
      } else {
        removed.append(parameter)
      }
    }
    added = new.filter { partners[Self.key($0)] != nil }
  }

  private static func key(_ parameter: Parameter) -> Key {
    if parameter.location == .path, let position = parameter.position {
      return Key(location: .path, name: "", position: position)
    }
    return Key(location: parameter.location, name: parameter.key, position: nil)
  }
}
