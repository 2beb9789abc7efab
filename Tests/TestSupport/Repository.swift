#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where the repository stands on this machine, and the shared material beside it.
package enum Repository {
  /// The folder that holds `Package.swift`.
  package static let root = String(
    decoding: #filePath.utf8.dropLast("/Tests/TestSupport/Repository.swift".utf8.count),
    as: UTF8.self)

  /// The cases of this repository.
  package static var corpus: String { root + "/Corpus" }

  /// The folder of material that several repositories share; `nil` on machines that lack it.
  package static var shared: String? { existing(root + "/../shared") }

  /// The published descriptions of the shared material; `nil` on machines that lack them.
  package static var sharedCorpus: String? {
    existing(root + "/../shared/corpus/manifest.tsv").map { _ in root + "/../shared/corpus" }
  }

  /// What a test says that is skipped because the shared material is missing.
  package static let noSharedFiles = "SKIPPED: no ../shared"

  /// What a test says that is skipped in debug builds, where it would take too long.
  package static let needsRelease = "SKIPPED: run with -c release"

  /// Whether this is an optimised build.
  package static var isRelease: Bool {
    #if DEBUG
      false
    #else
      true
    #endif
  }

  private static func existing(_ path: String) -> String? {
    FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
