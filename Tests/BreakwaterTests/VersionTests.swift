import Comparison
import Testing

@Suite("A version is read by the scheme that it follows")
struct VersionTests {
  @Test(
    "semantic versions keep their spelling",
    arguments: [
      "1.2.3", "0.0.0", "v1.2.3", "V2", "1", "v1", "1.2", "1.0.0-alpha", "1.0.0-alpha.1",
      "1.0.0-0.3.7", "1.0.0-x.7.z.92", "1.0.0-x-y-z.--", "1.0.0-alpha+001",
      "1.0.0+20130313144700", "1.0.0+21AF26D3---117B344092BD", "1.2-beta", "10.20.30",
    ])
  func keepsSpelling(_ text: String) throws {
    guard case .semantic(let version) = Version(text) else {
      Issue.record("'\(text)' is not read as a semantic version")
      return
    }
    #expect(version.description == text)
  }

  @Test(
    "what semver.org forbids and what is no date is neither",
    arguments: [
      "", " ", "v", "latest", "1.2.3.4", "01.2.3", "1.02.3", "1.2.3-", "1.2.3-a..b", "1.2.3-01",
      "1.2.3+", "1.2.3+a+b", "-1.2.3", "1.2.", ".1.2", "1..2", "1.2.3 beta", "1.2.3-ä", "vv1",
      "1,2", "1.2.99999999999999999999", "version 1", "2024-13", "2024-00-10", "2024-1", "1-2",
      "{version}", "1.x",
    ])
  func isNone(_ text: String) {
    switch Version(text) {
    case .other: break
    case let version: Issue.record("'\(text)' is read as \(version)")
    }
  }

  @Test(
    "dates are read with and without separators, day and label",
    arguments: [
      ("2024-01-31", 2024, 1, 31, ""), ("2024-01", 2024, 1, 0, ""), ("20240131", 2024, 1, 31, ""),
      ("2024.01.31", 2024, 1, 31, ""), ("2024-01-31-preview", 2024, 1, 31, "-preview"),
      ("2024-09-30.acacia", 2024, 9, 30, ".acacia"), (" 2019-12 ", 2019, 12, 0, ""),
    ])
  func readsDates(_ text: String, year: Int, month: Int, day: Int, label: String) {
    guard case .date(let date) = Version(text) else {
      Issue.record("'\(text)' is not read as a date")
      return
    }
    #expect([date.year, date.month, date.day] == [year, month, day])
    #expect(date.label == label)
  }

  @Test("the order is that of semver.org 2.0.0 §11, and total")
  func ordersByPrecedence() throws {
    let texts = [
      "0.9.9", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2",
      "1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.1", "1.1", "1.10.0", "2",
    ]
    let versions = try texts.map { try #require(SemanticVersion($0)) }
    for (left, smaller) in versions.enumerated() {
      for (right, larger) in versions.enumerated() {
        #expect((smaller < larger) == (left < right), "\(smaller) and \(larger)")
        #expect((smaller == larger) == (left == right), "\(smaller) and \(larger)")
      }
    }
  }

  @Test("build, prefix and parts left out do not matter to the order")
  func ignoresSpelling() throws {
    let one = try #require(SemanticVersion("1.0.0"))
    for text in ["1", "1.0", "v1.0.0", "1.0.0+build.7"] {
      #expect(try #require(SemanticVersion(text)) == one)
    }
  }
}
