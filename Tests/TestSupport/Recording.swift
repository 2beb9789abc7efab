#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Rewriting of recorded answers: `RECORD=1 swift test --filter CorpusTests`. Such a run always fails.
package enum Recording {
  /// Whether answers are rewritten instead of checked.
  package static let isOn = ProcessInfo.processInfo.environment["RECORD"] == "1"

  /// Replaces a recorded text, if it is another.
  package static func record(_ text: String, in file: String) throws(Files.Failure) {
    if let recorded = try? Files.text(file), recorded == text { return }
    try Files.write(Array(text.utf8), to: file)
  }
}
