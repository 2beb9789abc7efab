import Foundation

/// Standard output, written at once, so that long runs show how far they are.
enum Output {
  /// Writes a line.
  static func line(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }
}
