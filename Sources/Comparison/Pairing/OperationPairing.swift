import APIGraph

/// Tells which operation of the old description is which of the new one.
///
/// By method and exact path, then with the names of path parameters erased where that is unique on both sides.
struct OperationPairing {
  private(set) var matched: [(old: OperationHeading, new: OperationHeading)] = []
  private(set) var removed: [OperationHeading] = []
  private(set) var added: [OperationHeading] = []

  init(old: [OperationHeading], new: [OperationHeading]) {
    var oldLeft = Array(old.indices)
    var newLeft = Array(new.indices)
    for key in [Self.exactKey, Self.erasedKey] {
      let oldKeys = Self.unique(oldLeft, old, key)
      let newKeys = Self.unique(newLeft, new, key)
      var matchedOld: Set<Int> = []
      var matchedNew: Set<Int> = []
      for (name, index) in oldKeys.sorted(by: { $0.value < $1.value }) {
        guard let partner = newKeys[name] else { continue }
        matched.append((old[index], new[partner]))
        matchedOld.insert(index)
        matchedNew.insert(partner)
      }
      oldLeft.removeAll(where: matchedOld.contains)
      newLeft.removeAll(where: matchedNew.contains)
    }
    removed = oldLeft.map { old[$0] }
    added = newLeft.map { new[$0] }
  }

  private static func unique(
    _ left: [Int], _ headings: [OperationHeading], _ key: (OperationHeading) -> String
  ) -> [String: Int] {
    var found: [String: Int] = [:]
    var repeated: Set<String> = []
    for index in left {
      let name = key(headings[index])
      if found.updateValue(index, forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { found[name] = nil }
    return found
  }

  private static func exactKey(_ heading: OperationHeading) -> String { heading.label }

  private static func erasedKey(_ heading: OperationHeading) -> String {
    switch heading.place {
    case .path(let path): "\(heading.method) \(PathTemplate.erased(path))"
    // What stands in the braces of a callback's key is an expression, and no name (OAS 3.1 §4.8.18.1).
    case .callback, .webhook: heading.label
    }
  }
}

/// Path templates (OAS 3.1 §4.8.8).
enum PathTemplate {
  /// The template with the names of its parameters left out: `/pets/{id}` and `/pets/{petId}` are the same.
  static func erased(_ path: String) -> String {
    var result: [UInt8] = []
    var isInside = false
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "{"):
        isInside = true
        result.append(byte)
      case UInt8(ascii: "}"):
        isInside = false
        result.append(byte)
      default:
        if !isInside { result.append(byte) }
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension OperationHeading {
  /// How reports spell the operation, such as `GET /pets` or `webhook orderPlaced POST`; callbacks without their operation.
  var label: String {
    switch place {
    case .path(let path): "\(method) \(path)"
    case .webhook(let name): "webhook \(name) \(method)"
    case .callback(let name, let expression): "callback \(name) \(method) \(expression)"
    }
  }
}
