#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Why a file could not be read or written.
package enum FileError: Error, Hashable, Sendable {
  /// It is a folder.
  case isFolder

  /// It is no regular file but a device, a pipe or a socket.
  case isNoRegularFile

  /// It has more bytes than are wanted.
  case isTooLarge(limit: Int)

  /// The operating system refused, with its `errno`.
  case system(Int32)

  /// The error of the system call that has just failed.
  static var lastSystemError: FileError { .system(errno) }

  /// Whether there is nothing at the path.
  package var isMissing: Bool { self == .system(ENOENT) || self == .system(ENOTDIR) }

  /// Whether the reader at the other end of a pipe has gone away.
  package var isBrokenPipe: Bool { self == .system(EPIPE) }

  /// What is wrong: lower case, no full stop.
  package var message: String {
    switch self {
    case .isFolder: "it is a folder"
    case .isNoRegularFile: "it is no regular file"
    case .isTooLarge(let limit): "it is larger than \(limit) bytes"
    case .system(ENOENT), .system(ENOTDIR): "there is no such file"
    case .system(EACCES), .system(EPERM): "permission denied"
    case .system(let code): FileError.text(of: code)
    }
  }

  private static func text(of code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    let message = unsafe String(cString: text)
    return message.prefix(1).lowercased() + message.dropFirst()
  }
}
