import DocumentTree
import TestSupport

/// The small but complete description of a version, to which the edits are made.
struct BaseDescription: Sendable {
  private let root: JSONValue

  /// The description of a version: that of its family with all that later versions added laid over it.
  init(_ version: SpecificationVersion) throws {
    let files: [String] =
      switch version {
      case .v2: ["base-2.yaml"]
      case .v30: ["base-3.yaml"]
      case .v31: ["base-3.yaml", "base-3.1.yaml"]
      case .v32: ["base-3.yaml", "base-3.1.yaml", "base-3.2.yaml"]
      }
    root = try files.reduce(.object([:])) { whole, file in
      whole.overlaid(with: try Material.value(try Files.text(Material.path(file))))
    }
  }

  /// The description as it is.
  var description: Description { Description(root.compactText, named: "description.json") }

  /// The description with members of the object at a pointer set or taken away; `nil` when there is no such object.
  func edited(
    at pointer: String, beside: [ExactString: JSONValue], _ members: [ExactString: EditLine.Member]
  ) -> Description? {
    let steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst().map {
      ExactString(String($0).replacing("~1", with: "/").replacing("~0", with: "~"))
    }
    let edited = root.replacing(at: steps[...]) { value in
      guard case .object(var object) = value else { return nil }
      for (name, value) in beside { object[name] = value == .text("absent") ? nil : value }
      for (name, member) in members {
        switch member {
        case .absent: object[name] = nil
        case .value(let value): object[name] = value
        case .more(let more): object[name] = (object[name] ?? .object([:])).adding(more)
        }
      }
      return .object(object)
    }
    return edited.map { Description($0.compactText, named: "description.json") }
  }
}

extension JSONValue {
  /// This value with the members of another, objects inside objects too.
  fileprivate func overlaid(with other: JSONValue) -> JSONValue {
    guard case .object(let mine) = self, case .object(let theirs) = other else { return other }
    return .object(mine.merging(theirs) { $0.overlaid(with: $1) })
  }

  /// This object with further members.
  fileprivate func adding(_ more: [ExactString: JSONValue]) -> JSONValue {
    guard case .object(let members) = self else { return .object(more) }
    return .object(members.merging(more) { $1 })
  }

  /// This value with the part below the steps made anew; `nil` when there is no such part.
  fileprivate func replacing(
    at steps: ArraySlice<ExactString>, by change: (JSONValue) -> JSONValue?
  ) -> JSONValue? {
    guard let step = steps.first else { return change(self) }
    switch self {
    case .object(var members):
      guard let part = members[step]?.replacing(at: steps.dropFirst(), by: change) else {
        return nil
      }
      members[step] = part
      return .object(members)
    case .array(var elements):
      guard let index = Int(step.string), elements.indices.contains(index),
        let part = elements[index].replacing(at: steps.dropFirst(), by: change)
      else { return nil }
      elements[index] = part
      return .array(elements)
    default: return nil
    }
  }
}
