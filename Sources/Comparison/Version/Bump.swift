/// Which part of a semantic version (semver.org 2.0.0) has to grow.
public enum VersionPart: String, Sendable, Comparable {
  case none
  case patch
  case minor
  case major

  /// The order none, patch, minor, major.
  public static func < (left: VersionPart, right: VersionPart) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .none: 0
    case .patch: 1
    case .minor: 2
    case .major: 3
    }
  }
}

/// What the changes ask of the version number, and whether the new description's number does it.
public struct Bump: Hashable, Sendable {
  /// The part that has to grow because of the changes.
  public var required: VersionPart

  /// The part that did grow from the old `info.version` to the new; `nil` when that cannot be said.
  public var declared: VersionPart?

  /// The version that the changes ask for; `nil` where the old number is no semantic version.
  public var next: String?

  /// Whether the new `info.version` is enough; `nil` when that cannot be said.
  public var isSufficient: Bool?

  /// What else there is to say, such as that versions are dates here; `nil` for ordinary semantic versions.
  public var remark: String?

  /// Advice from its parts.
  package init(
    required: VersionPart, declared: VersionPart? = nil, next: String? = nil,
    isSufficient: Bool? = nil, remark: String? = nil
  ) {
    self.required = required
    self.declared = declared
    self.next = next
    self.isSufficient = isSufficient
    self.remark = remark
  }
}
