extension SemanticVersion {
  /// The part that may still change before this number is released; `none` for a release.
  ///
  /// `2.0.0-beta.1` prepares a major version, so that anything may change on the way there; `1.3.0-beta.1` prepares a
  /// minor one.
  var preparedPart: VersionPart {
    guard isPrerelease else { return .none }
    if patch != 0 { return .patch }
    return minor != 0 ? .minor : .major
  }

  /// The part that grew on the way to a later version; `none` when that is no later one.
  func growth(to new: SemanticVersion) -> VersionPart {
    guard self < new else { return .none }
    let grown: VersionPart =
      if major != new.major { .major } else if minor != new.minor {
        .minor
      } else if patch != new.patch { .patch } else { .none }
    return max(grown, preparedPart)
  }

  /// The first version after this one in which a part grew; this one for `none`.
  ///
  /// A pre-release keeps its number where that already suffices. The number keeps its prefix, and as few parts as it can.
  func next(growing part: VersionPart) -> SemanticVersion {
    guard part > .none else { return self }
    if part <= preparedPart { return nextPrerelease }
    switch part {
    case .none: return self
    case .patch: return release([major, minor, patch + 1])
    case .minor: return release([major, minor + 1] + (core.count > 2 ? [0] : []))
    case .major: return release([major + 1] + core.dropFirst().map { _ in 0 })
    }
  }

  private func release(_ core: [Int]) -> SemanticVersion {
    SemanticVersion(prefix: prefix, core: core)
  }

  /// The last number counted up (`beta.1`, `beta.2`), or `.1` appended where there is none.
  private var nextPrerelease: SemanticVersion {
    var identifiers = prerelease
    if case .number(let number) = identifiers.last, number < Int.max {
      identifiers[identifiers.count - 1] = .number(number + 1)
    } else {
      identifiers.append(.number(1))
    }
    return SemanticVersion(prefix: prefix, core: core, prerelease: identifiers)
  }
}
