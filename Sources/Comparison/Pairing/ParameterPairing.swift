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
    var oldLeft = old
    var newLeft = new
    // A path parameter that the template lacks has no position; its name is all there is.
    for key in [Self.key, Self.nameKey] {
      var partners: [Key: Parameter] = [:]
      for parameter in newLeft { partners[key(parameter)] = parameter }
      var unmatched: [Parameter] = []
      for parameter in oldLeft {
        if let partner = partners.removeValue(forKey: key(parameter)) {
          matched.append((parameter, partner))
        } else {
          unmatched.append(parameter)
        }
      }
      oldLeft = unmatched
      newLeft.removeAll { partners[key($0)] == nil }
    }
    removed = oldLeft
    added = newLeft
  }

  private static func key(_ parameter: Parameter) -> Key {
    if parameter.location == .path, let position = parameter.position {
      return Key(location: .path, name: "", position: position)
    }
    // There is one query string, whatever the parameter for it is called.
    if parameter.location == .querystring {
      return Key(location: .querystring, name: "", position: nil)
    }
    return nameKey(parameter)
  }

  private static func nameKey(_ parameter: Parameter) -> Key {
    Key(location: parameter.location, name: parameter.key, position: nil)
  }
}
