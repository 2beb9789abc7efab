#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A folder for the files of one test, removed with everything in it when the test is over.
package final class TemporaryFolder: Sendable {
  /// The path without symbolic links.
  package let path: String

  /// An empty folder.
  package init() throws {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "breakwater-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    var path = url.resolvingSymlinksInPath().path(percentEncoded: false)
    if path.hasSuffix("/") { path.removeLast() }
    self.path = path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The path of a file in it.
  package func path(_ name: String) -> String { path + "/" + name }

  /// Writes a file and the folders that lead to it; returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    let parts = path(name).split(separator: "/", omittingEmptySubsequences: false)
    try Files.makeFolder(parts.dropLast().joined(separator: "/"))
    try Files.write(Array(text.utf8), to: path(name))
    return path(name)
  }

  /// Makes a symbolic link.
  package func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: path(name), withDestinationPath: target)
  }

  /// The text of a file; `nil` when there is none.
  package func read(_ name: String) -> String? { try? Files.text(path(name)) }

  /// The names of what stands in it, hidden files too.
  package var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}
