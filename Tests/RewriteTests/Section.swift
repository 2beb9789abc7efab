import DocumentTree
import TestSupport

/// A kind of object that may be referred to, by the name of the components that hold it.
enum Section: String, CaseIterable {
  case schemas, parameters, responses, requestBodies, headers, examples, links, callbacks, pathItems
  case mediaTypes
}

/// The versions of the specification, as far as rewrites differ between them.
enum Family: Comparable {
  case v2, v30, v31, v32

  /// The version that a document says it is written for; `nil` if it says none that is known.
  init?(_ root: JSONValue) {
    if root["swagger"] != nil {
      self = .v2
      return
    }
    guard let version = root["openapi"]?.string else { return nil }
    switch version.prefix(3) {
    case "3.0": self = .v30
    case "3.1": self = .v31
    case "3.2": self = .v32
    default: return nil
    }
  }

  /// The steps to the components of a kind; `nil` where the version has none.
  func steps(to section: Section) -> [String]? {
    switch (self, section) {
    case (.v2, .schemas): ["definitions"]
    case (.v2, .parameters), (.v2, .responses): [section.rawValue]
    case (.v2, _), (.v30, .pathItems), (.v30, .mediaTypes), (.v31, .mediaTypes): nil
    default: ["components", section.rawValue]
    }
  }

  /// The keywords of schemas that join others.
  var compositions: [ExactString] { self == .v2 ? ["allOf"] : ["allOf", "anyOf", "oneOf"] }
}
