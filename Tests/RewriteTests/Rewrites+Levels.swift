import DocumentTree
import TestSupport

// What operations inherit may as well stand in each of them (OAS 3.1 §4.8.1, §4.8.9).
extension Rewrite {
  static let levels = [
    pullingParametersUp, pushingParametersDown, pushingSecurityDown, pullingSecurityUp,
    pushingServersDown, pushingMediaTypesDown,
  ]

  /// The members of a path item that are operations.
  static let methods: [ExactString] = [
    "get", "put", "post", "delete", "options", "head", "patch", "trace", "query",
  ]

  private static let pullingParametersUp = Rewrite("move parameters to the path") {
    value, place, subject, selection in
    guard value.isObject, place.role == .pathItem, mayMoveParameters(subject) else { return nil }
    let operations = methods.compactMap { value[$0] }
    guard let first = operations.first, value["additionalOperations"] == nil else { return nil }
    let common = (first["parameters"]?.elements ?? []).filter { parameter in
      operations.allSatisfy { $0["parameters"]?.elements.contains(parameter) == true }
    }
    guard !common.isEmpty, selection.takes(place.pointer) else { return nil }
    let names = common.map { key(of: $0, subject) }
    var copy = value
    // What stands in the operations goes before what the path says.
    copy["parameters"] = .array(
      (value["parameters"]?.elements ?? []).filter { !names.contains(key(of: $0, subject)) }
        + common)
    for method in methods where copy[method] != nil {
      let own = (copy[method]?["parameters"]?.elements ?? []).filter { !common.contains($0) }
      copy[method]?["parameters"] = own.isEmpty ? nil : .array(own)
    }
    return copy
  }

  private static let pushingParametersDown = Rewrite("move parameters to the operations") {
    value, place, subject, selection in
    guard value.isObject, place.role == .pathItem, mayMoveParameters(subject), value["$ref"] == nil,
      let shared = value["parameters"]?.elements, value["additionalOperations"] == nil,
      selection.takes(place.pointer)
    else { return nil }
    var copy = value
    copy["parameters"] = nil
    for method in methods where copy[method] != nil {
      let own = copy[method]?["parameters"]?.elements ?? []
      let names = own.map { key(of: $0, subject) }
      copy[method]?["parameters"] = .array(
        own + shared.filter { !names.contains(key(of: $0, subject)) })
    }
    return copy
  }

  private static let pushingSecurityDown = Rewrite("move security to the operations") {
    subject, selection in
    pushing(["security"], of: subject, &selection)
  }

  private static let pushingServersDown = Rewrite("move servers to the operations") {
    subject, selection in
    guard subject.family != .v2 else { return nil }
    return pushing(["servers"], of: subject, &selection)
  }

  private static let pushingMediaTypesDown = Rewrite("move media types to the operations") {
    subject, selection in
    guard subject.family == .v2 else { return nil }
    return pushing(["consumes", "produces", "schemes"], of: subject, &selection)
  }

  /// What all operations say becomes what the document says.
  private static let pullingSecurityUp = Rewrite("move security to the document") {
    subject, selection in
    let pathItems = (subject.root["paths"]?.sortedMembers ?? []).filter {
      $0.key.string.hasPrefix("/")
    }
    let operations = pathItems.flatMap { item in methods.compactMap { item.value[$0] } }
    guard subject.root["security"] == nil, subject.root["webhooks"] == nil,
      !pathItems.contains(where: { $0.value["$ref"] != nil }),
      let common = operations.first?["security"],
      operations.allSatisfy({ $0["security"] == common && $0["callbacks"] == nil }),
      selection.takes("security")
    else { return nil }
    var root = subject.root
    root["security"] = common
    for (path, item) in pathItems {
      for method in methods where item[method] != nil {
        root["paths"]?[path]?[method]?["security"] = nil
      }
    }
    return root
  }

  /// The document with some of its members in every operation that does not say otherwise.
  private static func pushing(
    _ keys: [ExactString], of subject: RewriteSubject, _ selection: inout PlaceSelection
  ) -> JSONValue? {
    let inherited = keys.compactMap { key in subject.root[key].map { (key, $0) } }
    // What stands elsewhere inherits as well, but others may refer to it too.
    let isElsewhere = subject.root["paths"]?.sortedMembers.contains { $0.value["$ref"] != nil }
    guard !inherited.isEmpty, isElsewhere == false, !subject.references.leavesDocument,
      selection.takes(keys.map(\.string).joined(separator: ", "))
    else { return nil }
    var root = subject.root
    for key in keys { root[key] = nil }
    return DocumentWalk(family: subject.family) { value, place in
      // Calls that the API makes itself inherit nothing.
      guard value.isObject, place.role == .pathItem, place.path.count == 2,
        place.path.first == "paths"
      else { return nil }
      var copy = value
      for (key, common) in inherited where key != "servers" || value["servers"] == nil {
        for method in methods where value[method] != nil && value[method]?[key] == nil {
          copy[method]?[key] = common
        }
        for (method, operation) in value["additionalOperations"]?.sortedMembers ?? []
        where operation[key] == nil {
          copy["additionalOperations"]?[method]?[key] = common
        }
      }
      return copy
    }.rewritten(root)
  }

  /// Whether nothing refers to parameters by their place in a list.
  private static func mayMoveParameters(_ subject: RewriteSubject) -> Bool {
    !subject.references.leavesDocument
      && !subject.references.pinned.contains { $0.count > 2 && $0.contains("parameters") }
  }

  /// The place and the name of a parameter, which tell it from others (OAS 3.1 §4.8.9.1).
  private static func key(of parameter: JSONValue, _ subject: RewriteSubject) -> [String?] {
    var parameter = parameter
    for _ in 0..<8 {
      guard let reference = parameter["$ref"]?.string, let target = subject.target(of: reference)
      else { break }
      parameter = target
    }
    return [parameter["in"]?.string, parameter["name"]?.string]
  }
}
