package import APIGraph
package import Comparison
import DocumentTree

/// One comparison of two descriptions.
package struct Inquiry {
  private let old: Description
  private let new: Description
  private let prunes: Bool
  private let options: Options

  /// What a case asks for beside the two descriptions.
  package struct Options: Sendable {
    package var audience: Audience.Kind
    package var judgesComponents: Bool

    package init(audience: Audience.Kind = .wire, judgesComponents: Bool = false) {
      self.audience = audience
      self.judgesComponents = judgesComponents
    }
  }

  package init(
    _ old: Description, _ new: Description, prunes: Bool = true, options: Options = Options()
  ) {
    self.old = old
    self.new = new
    self.prunes = prunes
    self.options = options
  }

  /// The day of every comparison, so that the answers stay what they are.
  package static let date = CalendarDate(year: 2026, month: 7, day: 1)

  /// Reads both sides and compares them.
  package func result() throws -> (result: ComparisonResult, old: API, new: API) {
    let seed = HashSeed()
    let oldAPI = try old.api(seed: seed)
    let newAPI = try new.api(seed: seed)
    let result = compare(
      old: oldAPI, new: newAPI, prunes: prunes, audience: options.audience,
      judgesComponents: options.judgesComponents, date: Self.date)
    return (result, oldAPI, newAPI)
  }

  /// The changes.
  package func changes() throws -> [Change] { try result().result.changes }

  /// The answer in the form in which cases record it.
  package func answer() throws -> Answer {
    let (result, oldAPI, newAPI) = try result()
    return Answer(result, old: oldAPI, new: newAPI)
  }
}
