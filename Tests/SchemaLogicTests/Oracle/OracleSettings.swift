import Foundation
import TestSupport

/// How much the random oracle does, and from which seed.
enum OracleSettings {
  /// The first seed: `ORACLE_SEED`, or always the same.
  static let firstSeed = number("ORACLE_SEED").map { UInt64($0) } ?? 20_260

  /// The number of pairs: `ORACLE_PAIRS`, or as many as a build of this kind judges in some seconds.
  static let pairCount = number("ORACLE_PAIRS") ?? (Repository.isRelease ? 2000 : 300)

  /// The number of pairs that python judges: `ORACLE_PYTHON_PAIRS`, or what the acceptance asks for.
  static let pythonPairCount = number("ORACLE_PYTHON_PAIRS") ?? 500

  /// The number of values that are aimed at each pair.
  static let valueCount = Repository.isRelease ? 120 : 40

  /// The seeds of so many pairs.
  static func seeds(_ count: Int) -> [UInt64] {
    (0..<UInt64(count)).map { firstSeed &+ $0 &* 0x9E37_79B9 }
  }

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap { Int($0) }
  }
}
