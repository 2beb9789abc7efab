import DocumentTree

/// The way from a schema to a schema of its parts: what a reader calls it, and where it leads in a value.
struct PartStep {
  /// The segment of the path; `nil` where the part stands in the same place as the whole.
  let segment: String?
  let target: Target

  /// Where a value of the part stands in a value of the whole.
  enum Target: Hashable, Sendable {
    /// The same value.
    case inPlace
    case member(ExactString)
    /// A member whose name matches a pattern.
    case memberMatching(ExactString)
    /// A member that is not declared by name.
    case otherMember
    case element(Int)
    /// Somewhere that cannot be named, such as a name, or the content of a text.
    case elsewhere
  }

  init(_ segment: String?, _ target: Target) {
    self.segment = segment
    self.target = target
  }

  /// The way to a member by its name.
  static func member(_ name: ExactString) -> PartStep { PartStep(name.string, .member(name)) }

  /// The way to the elements behind so many that have schemas of their own.
  static func elements(behind count: Int = 0) -> PartStep { PartStep("items", .element(count)) }
}
