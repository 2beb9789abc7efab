extension Bump {
  /// What changes of an impact ask of the version number that followed `old`, and whether `new` does it.
  ///
  /// `nil` stands for no change, and for a missing `info.version`.
  package static func advise(impact: Impact?, old: String?, new: String?) -> Bump {
    // An empty text names no version.
    let old = old.flatMap { $0.isEmpty ? nil : $0 }
    let new = new.flatMap { $0.isEmpty ? nil : $0 }
    guard let old else {
      return Bump(required: part(for: impact), remark: "the old description names no version")
    }
    switch Version(old) {
    case .semantic(let version):
      return advise(impact: impact, old: version, new: new)
    case .date(let date):
      return advise(impact: impact, old: date, new: new)
    case .calendar, .other:
      return Bump(
        required: part(for: impact),
        remark: "the old version '\(old)' is \(Version(old).schemeName)")
    }
  }

  /// The part that has to grow from a version that promises compatibility.
  private static func part(for impact: Impact?) -> VersionPart {
    switch impact {
    case .breaking: .major
    case .additive: .minor
    case .cosmetic: .patch
    case nil: .none
    }
  }

  private static func advise(impact: Impact?, old: SemanticVersion, new: String?) -> Bump {
    var required = part(for: impact)
    if old.major == 0, required > .none {
      // Nothing is promised below 1.0.0 (semver.org 2.0.0 §4); by custom the second number stands for breaks there.
      required = required == .major ? .minor : .patch
    }
    let next = old.next(growing: required)
    var bump = Bump(required: required, next: next.description)
    guard let new else {
      bump.remark = "the new description names no version"
      return bump
    }
    let newVersion = Version(new)
    guard case .semantic(let version) = newVersion else {
      bump.remark =
        "the old version '\(old)' is a semantic version, the new one '\(new)' is "
        + newVersion.schemeName
      return bump
    }
    let declared = old.growth(to: version)
    bump.declared = declared
    bump.isSufficient = declared >= required && version >= old
    bump.remark = remark(old: old, new: version, required: required, declared: declared)
    return bump
  }

  /// What is unusual about the step from one version to another; `nil` when nothing is.
  private static func remark(
    old: SemanticVersion, new: SemanticVersion, required: VersionPart, declared: VersionPart
  ) -> String? {
    if new < old { return "the version goes down from \(old) to \(new)" }
    if new == old {
      return required == .none
        ? nil : "the version is still \(old) although the description changed"
    }
    // The step out of 0.y.z and the end of a pre-release are decisions of their own, not too much of a change.
    guard declared > required, old.major > 0, !old.isPrerelease else { return nil }
    return required == .none
      ? "nothing changed that asks for a new version"
      : "a \(required) version would have been enough: \(old.next(growing: required))"
  }

  private static func advise(impact: Impact?, old: DateVersion, new: String?) -> Bump {
    var bump = Bump(required: part(for: impact))
    let newVersion = new.map(Version.init)
    guard let new, let newVersion else {
      bump.remark = "versions are dates here, and the new description names none"
      return bump
    }
    guard case .date(let date) = newVersion else {
      bump.remark = "the old version is a date, the new one '\(new)' is \(newVersion.schemeName)"
      return bump
    }
    if date < old {
      bump.isSufficient = false
      bump.remark = "versions are dates here, and the new one is earlier than the old one"
    } else if impact == .breaking, date == old {
      bump.isSufficient = false
      bump.remark = "versions are dates here: a new dated version is needed"
    } else {
      bump.isSufficient = true
      bump.remark =
        impact == .breaking
        ? "versions are dates here: a new dated version is needed, and \(new) is one"
        : "versions are dates here: no new dated version is needed"
    }
    return bump
  }
}
