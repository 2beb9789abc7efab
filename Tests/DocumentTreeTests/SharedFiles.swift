import Foundation

/// The third-party suites and the corpus of real descriptions, which lie beside the repository and not in it.
enum SharedFiles {
  /// What a skipped test says.
  static let absence: String =
    "the folder 'shared' with suites and corpus is not beside the repository"

  /// The folder, if it is there.
  static let folder: URL? = {
    var folder = URL(filePath: #filePath)
    // From this file up to the folder that holds the repository.
    for _ in 0..<4 { folder.deleteLastPathComponent() }
    folder.append(path: "shared")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var arePresent: Bool { folder != nil }

  /// The files below a folder, by their paths relative to it, in order.
  static func paths(below path: String, extensions: Set<String>) -> [String] {
    guard let root = folder?.appending(path: path),
      let all = FileManager.default.enumerator(atPath: root.path)
    else { return [] }
    return all.compactMap { $0 as? String }
      .filter { extensions.contains(URL(filePath: $0).pathExtension) }
      .sorted()
  }

  /// The names in a folder, in order.
  static func names(in path: String) -> [String] {
    guard let root = folder?.appending(path: path) else { return [] }
    return ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted()
  }

  /// The bytes of a file.
  static func bytes(_ path: String) throws -> [UInt8] {
    guard let file = folder?.appending(path: path) else { return [] }
    return [UInt8](try Data(contentsOf: file))
  }
}
