import Breakwater
import Comparison
import Testing

@Suite("Version advice")
struct BumpTests {
  /// A row of the table: what changed, the two versions, and the whole advice but for its remark.
  struct Case: Sendable, CustomTestStringConvertible {
    let impact: Impact?
    let old: String?
    let new: String?
    let bump: Bump

    init(
      _ impact: Impact?, _ old: String?, _ new: String?, _ required: VersionPart,
      _ declared: VersionPart?, next: String?, _ isSufficient: Bool?
    ) {
      self.impact = impact
      self.old = old
      self.new = new
      bump = Bump(required: required, declared: declared, next: next, isSufficient: isSufficient)
    }

    var testDescription: String {
      "\(impact?.rawValue ?? "none"): \(old ?? "nil") to \(new ?? "nil")"
    }
  }

  static let cases: [Case] = [
    // The four impacts from an ordinary version.
    Case(.breaking, "1.2.3", "2.0.0", .major, .major, next: "2.0.0", true),
    Case(.breaking, "1.2.3", "1.3.0", .major, .minor, next: "2.0.0", false),
    Case(.breaking, "1.2.3", "1.2.3", .major, VersionPart.none, next: "2.0.0", false),
    Case(.additive, "1.2.3", "1.3.0", .minor, .minor, next: "1.3.0", true),
    Case(.additive, "1.2.3", "1.2.4", .minor, .patch, next: "1.3.0", false),
    Case(.additive, "1.2.3", "2.0.0", .minor, .major, next: "1.3.0", true),
    Case(.cosmetic, "1.2.3", "1.2.4", .patch, .patch, next: "1.2.4", true),
    Case(.cosmetic, "1.2.3", "1.2.3", .patch, VersionPart.none, next: "1.2.4", false),
    Case(nil, "1.2.3", "1.2.3", .none, VersionPart.none, next: "1.2.3", true),
    Case(nil, "1.2.3", "1.2.4", .none, .patch, next: "1.2.3", true),
    Case(nil, "1.2.3", "1.2.2", .none, VersionPart.none, next: "1.2.3", false),
    Case(.cosmetic, "1.2.3", "1.2.2", .patch, VersionPart.none, next: "1.2.4", false),
    // Prefixes and parts left out are kept.
    Case(.breaking, "v1.2.3", "v2.0.0", .major, .major, next: "v2.0.0", true),
    Case(.breaking, "v1", "v2", .major, .major, next: "v2", true),
    Case(.breaking, "v1", "v1", .major, VersionPart.none, next: "v2", false),
    Case(.additive, "v1", "v1", .minor, VersionPart.none, next: "v1.1", false),
    Case(.cosmetic, "v1", "v1", .patch, VersionPart.none, next: "v1.0.1", false),
    Case(.breaking, "1.2", "2.0", .major, .major, next: "2.0", true),
    Case(.additive, "1.2", "1.3", .minor, .minor, next: "1.3", true),
    Case(.cosmetic, "1.2", "1.2.1", .patch, .patch, next: "1.2.1", true),
    Case(.breaking, "1.2.3+build.5", "2.0.0+build.6", .major, .major, next: "2.0.0", true),
    // Below 1.0.0 the second number stands for breaks.
    Case(.breaking, "0.3.1", "0.4.0", .minor, .minor, next: "0.4.0", true),
    Case(.breaking, "0.3.1", "0.3.2", .minor, .patch, next: "0.4.0", false),
    Case(.breaking, "0.3.1", "1.0.0", .minor, .major, next: "0.4.0", true),
    Case(.additive, "0.3.1", "0.3.2", .patch, .patch, next: "0.3.2", true),
    Case(.cosmetic, "0.3.1", "0.3.2", .patch, .patch, next: "0.3.2", true),
    Case(nil, "0.3.1", "0.3.1", .none, VersionPart.none, next: "0.3.1", true),
    // A pre-release keeps its number where that suffices already.
    Case(.breaking, "2.0.0-beta.1", "2.0.0-beta.2", .major, .major, next: "2.0.0-beta.2", true),
    Case(.breaking, "2.0.0-beta.1", "2.0.0", .major, .major, next: "2.0.0-beta.2", true),
    Case(
      .breaking, "2.0.0-beta", "2.0.0-beta", .major, VersionPart.none, next: "2.0.0-beta.1", false),
    Case(.breaking, "1.3.0-rc.1", "1.3.0-rc.2", .major, .minor, next: "2.0.0", false),
    Case(.additive, "1.3.0-rc.1", "1.3.0-rc.2", .minor, .minor, next: "1.3.0-rc.2", true),
    Case(.additive, "1.2.4-rc.1", "1.2.4", .minor, .patch, next: "1.3.0", false),
    Case(.cosmetic, "1.2.4-rc.1", "1.2.4", .patch, .patch, next: "1.2.4-rc.2", true),
    Case(.breaking, "1.2.3", "2.0.0-beta.1", .major, .major, next: "2.0.0", true),
    Case(.breaking, "0.4.0-rc.1", "0.4.0", .minor, .minor, next: "0.4.0-rc.2", true),
    Case(.breaking, "2.0.0", "2.0.0-rc.1", .major, VersionPart.none, next: "3.0.0", false),
    // Dates.
    Case(.breaking, "2024-01-31", "2024-06-01", .major, nil, next: nil, true),
    Case(.breaking, "2024-01-31", "2024-01-31", .major, nil, next: nil, false),
    Case(.additive, "2024-01-31", "2024-01-31", .minor, nil, next: nil, true),
    Case(.additive, "2024-01-31", "2023-12-31", .minor, nil, next: nil, false),
    Case(.breaking, "20240131", "20240201", .major, nil, next: nil, true),
    // What cannot be said is not guessed.
    Case(.breaking, nil, "1.0.0", .major, nil, next: nil, nil),
    Case(.breaking, "1.0.0", nil, .major, nil, next: "2.0.0", nil),
    Case(.breaking, "latest", "latest", .major, nil, next: nil, nil),
    Case(.breaking, "2025.0", "2025.0", .major, nil, next: nil, nil),
    Case(.breaking, "v2024.1.3", "v2024.2.0", .major, nil, next: nil, nil),
    Case(.additive, "1.0.0", "2024-01-31", .minor, nil, next: "1.1.0", nil),
    Case(.additive, "2024-01-31", "1.0.0", .minor, nil, next: nil, nil),
    Case(.additive, "", "", .minor, nil, next: nil, nil),
    Case(nil, nil, nil, .none, nil, next: nil, nil),
  ]

  @Test("follows the table", arguments: cases)
  func followsTable(_ row: Case) {
    var bump = Bump.advise(impact: row.impact, old: row.old, new: row.new)
    bump.remark = nil
    #expect(bump == row.bump)
  }

  @Test(
    "remarks on what is unusual, and on nothing else",
    arguments: [
      (Impact?.some(.breaking), "1.2.3", "2.0.0", String?.none),
      (.breaking, "1.2.3", "1.3.0", nil),
      (.cosmetic, "1.2.3", "1.2.3", "the version is still 1.2.3 although the description changed"),
      (.additive, "1.2.3", "2.0.0", "a minor version would have been enough: 1.3.0"),
      (nil, "1.2.3", "1.2.4", "nothing changed that asks for a new version"),
      (nil, "1.2.3", "1.2.2", "the version goes down from 1.2.3 to 1.2.2"),
      (.breaking, "0.3.1", "1.0.0", nil),
      (.breaking, "2.0.0-rc.1", "2.0.0", nil),
      (.breaking, "2024-01", "2024-01", "versions are dates here: a new dated version is needed"),
      (
        .breaking, "2025.0", "2026.0",
        "the old version '2025.0' is numbered by year, which says nothing of compatibility"
      ),
      (
        .breaking, "1.0.0", "next",
        "the old version '1.0.0' is a semantic version, the new one 'next' is neither a semantic "
          + "version nor a date"
      ),
    ])
  func remarks(_ impact: Impact?, old: String, new: String, remark: String?) {
    #expect(Bump.advise(impact: impact, old: old, new: new).remark == remark)
  }

  @Test("the next version is always enough, and the same however often one asks")
  func nextSuffices() {
    let versions = Self.cases.compactMap(\.old)
    for old in versions {
      for impact in [Impact?.none, .cosmetic, .additive, .breaking] {
        guard let next = Bump.advise(impact: impact, old: old, new: nil).next else { continue }
        let bump = Bump.advise(impact: impact, old: old, new: next)
        #expect(bump.isSufficient == true, "\(old) to \(next)")
        #expect(bump.next == next)
      }
    }
  }
}
