#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

internal import DocumentTree

/// A path as it is written, and what the file system knows of it.
package struct FilePath: Sendable {
  /// The path as it is written.
  package let text: String

  /// A path from its text.
  package init(_ text: String) { self.text = text }

  /// What precedes the last name: `specs/` of `specs/api.yaml`, nothing of `api.yaml`.
  package var folderPrefix: String {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(text[...slash])
  }

  /// What follows the last slash.
  package var lastName: String { text.droppingBytes(folderPrefix.utf8.count) }

  /// The absolute path without symbolic links, `.` and `..`; it has to exist.
  package func resolved() throws(FileError) -> String {
    // The system takes a NUL for the end of the path and would look at another file.
    guard !text.utf8.contains(0) else { throw .system(ENOENT) }
    guard let path = unsafe realpath(text.isEmpty ? "." : text, nil) else {
      throw .lastSystemError
    }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }

  /// The same for what may lie below a folder whose path has been resolved, and ends with a slash. The system looks at each name
  /// on the way of a path; here only at those behind the folder, unless one of them is a link.
  func resolved(below folder: String) throws(FileError) -> String {
    hasNoLinks(below: folder) ? text : try resolved()
  }

  private func hasNoLinks(below folder: String) -> Bool {
    guard text.beginsWithBytes(of: folder) else { return false }
    let bytes = text.bytes
    var start = folder.utf8.count
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "/")) ?? bytes.count
      let name = bytes[start..<end]
      // Dots lead elsewhere, and a NUL would end the path for the system.
      guard !name.isEmpty, name.first != UInt8(ascii: "."), !name.contains(0) else { return false }
      var status = stat()
      guard unsafe lstat(String(decoding: bytes[..<end], as: UTF8.self), &status) == 0,
        status.st_mode & S_IFMT != S_IFLNK
      else { return false }
      if end == bytes.count { return true }
      start = end + 1
    }
    return false
  }

  /// What stands there; `nil` when nothing does, or when it cannot be seen.
  package var kind: FileDescriptor.Kind? {
    var status = stat()
    guard unsafe stat(text, &status) == 0 else { return nil }
    return FileDescriptor.Kind(mode: status.st_mode)
  }
}

extension FilePath {
  /// The number of bytes of a regular file; `nil` for anything else.
  var size: Int? {
    var status = stat()
    guard unsafe stat(text, &status) == 0, FileDescriptor.Kind(mode: status.st_mode) == .regular
    else { return nil }
    return Int(clamping: status.st_size)
  }

  /// Replaces the file by one with this text, in one step: no reader ever sees half of it.
  package func replaceContent(with content: String) throws(FileError) {
    // The new file stands beside the old one, because a file cannot be renamed from one file system to another.
    let number = UInt32.random(in: 0...UInt32.max)
    let draft = "\(folderPrefix).\(lastName).\(String(number, radix: 36))"
    do throws(FileError) {
      let file = try FileDescriptor.creating(draft)
      if let mode { try file.setMode(mode) }
      try file.write(content)
      try file.synchronize()
      guard unsafe rename(draft, text) == 0 else { throw .lastSystemError }
    } catch {
      _ = unsafe unlink(draft)
      throw error
    }
  }

  /// The permissions of the file that is there.
  private var mode: mode_t? {
    var status = stat()
    guard unsafe stat(text, &status) == 0 else { return nil }
    return status.st_mode & 0o777
  }
}
