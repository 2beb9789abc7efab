import APIGraph
import Comparison
import DocumentTree
import TestSupport

/// One comparison of two descriptions.
struct Inquiry {
  private let old: Description
  private let new: Description
  private let prunes: Bool

  init(_ old: Description, _ new: Description, prunes: Bool = true) {
    self.old = old
    self.new = new
    self.prunes = prunes
  }

  /// The day of every comparison, so that the answers stay what they are.
  private static let date = CalendarDate(year: 2026, month: 7, day: 1)

  /// Reads both sides and compares them.
  func result() throws -> (result: ComparisonResult, old: API, new: API) {
    let seed = HashSeed()
    let oldAPI = try old.api(seed: seed)
    let newAPI = try new.api(seed: seed)
    return (compare(old: oldAPI, new: newAPI, prunes: prunes, date: Self.date), oldAPI, newAPI)
  }

  /// The changes.
  func changes() throws -> [Change] { try result().result.changes }

  /// The answer in the form in which cases record it.
  func answer() throws -> Answer {
    let (result, oldAPI, newAPI) = try result()
    return Answer(result, old: oldAPI, new: newAPI)
  }
}
