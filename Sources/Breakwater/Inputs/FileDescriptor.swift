#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open file, closed when it goes out of use.
package struct FileDescriptor: ~Copyable {
  private let number: Int32
  private let isOwned: Bool

  /// The number of bytes that a regular file had when it was opened to be read.
  private var knownSize: Int?

  private init(number: Int32, isOwned: Bool) {
    self.number = number
    self.isOwned = isOwned
  }

  deinit {
    if isOwned { _ = close(number) }
  }

  /// The standard input of the process.
  package static var standardInput: FileDescriptor { FileDescriptor(number: 0, isOwned: false) }

  /// The standard output of the process.
  package static var standardOutput: FileDescriptor { FileDescriptor(number: 1, isOwned: false) }

  /// The standard error of the process.
  package static var standardError: FileDescriptor { FileDescriptor(number: 2, isOwned: false) }

  /// Opens a file to read. Pipes are welcome only where `allowsPipes` says so, so that no reference can make us wait.
  package static func reading(
    _ path: String, allowsPipes: Bool
  ) throws(FileError) -> FileDescriptor {
    let flags = allowsPipes ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK
    var file = try FileDescriptor.opened(unsafe open(path, flags))
    let status = try file.status
    switch Kind(mode: status.st_mode) {
    case .folder: throw .isFolder
    case .other where !allowsPipes: throw .isNoRegularFile
    case .other: break
    case .regular: file.knownSize = Int(clamping: status.st_size)
    }
    return file
  }

  /// Opens an existing file to write over it, such as a device.
  package static func writing(_ path: String) throws(FileError) -> FileDescriptor {
    try FileDescriptor.opened(unsafe open(path, O_WRONLY | O_CLOEXEC))
  }

  /// Creates a file that did not exist, with the permissions that new files get.
  package static func creating(_ path: String) throws(FileError) -> FileDescriptor {
    try FileDescriptor.opened(unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666))
  }

  private static func opened(_ number: Int32) throws(FileError) -> FileDescriptor {
    guard number >= 0 else { throw .lastSystemError }
    return FileDescriptor(number: number, isOwned: true)
  }

  /// What stands behind a path.
  package enum Kind {
    case regular
    case folder
    case other
  }

  /// What the system knows of it.
  private var status: stat {
    get throws(FileError) {
      var status = stat()
      guard unsafe fstat(number, &status) == 0 else { throw .lastSystemError }
      return status
    }
  }

  /// The number of bytes, as far as the system knows it: zero for a pipe.
  var size: Int {
    get throws(FileError) {
      if let knownSize { return knownSize }
      return Int(clamping: try status.st_size)
    }
  }

  /// Reads to the end; refuses what has more bytes than the limit.
  package func readToEnd(limit: Int) throws(FileError) -> [UInt8] {
    // One byte more than the size, so that the first read takes all of it. The system makes up some files while they are read,
    // and says that they are empty.
    let size = knownSize ?? 0
    let expected = min(size > 0 ? size : 1 << 16, limit) + 1
    var bytes: [UInt8] = []
    while true {
      let part = try read(atMost: bytes.isEmpty ? expected : 1 << 18)
      guard !part.isEmpty else { return bytes }
      if bytes.isEmpty { bytes = part } else { bytes += part }
      guard bytes.count <= limit else { throw .isTooLarge(limit: limit) }
      // There was room for more, and no more was there.
      if bytes.count == size { return bytes }
    }
  }

  private func read(atMost count: Int) throws(FileError) -> [UInt8] {
    unsafe try [UInt8](unsafeUninitializedCapacity: count) {
      buffer, filled throws(FileError) in
      filled = unsafe try read(into: UnsafeMutableRawBufferPointer(buffer))
    }
  }

  /// Reads some bytes; zero at the end.
  @unsafe func read(into room: UnsafeMutableRawBufferPointer) throws(FileError) -> Int {
    while true {
      let received = unsafe systemRead(number, room.baseAddress, room.count)
      if received >= 0 { return received }
      guard errno == EINTR else { throw .lastSystemError }
    }
  }

  /// Writes everything.
  package func write(_ bytes: [UInt8]) throws(FileError) {
    var start = 0
    while start < bytes.count {
      let sent = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(number, buffer.baseAddress?.advanced(by: start), bytes.count - start)
      }
      if sent > 0 {
        start += sent
      } else if errno != EINTR {
        throw .lastSystemError
      }
    }
  }

  /// Writes everything, as UTF-8.
  package func write(_ text: String) throws(FileError) { try write(Array(text.utf8)) }

  /// Sets the permissions.
  func setMode(_ mode: mode_t) throws(FileError) {
    guard fchmod(number, mode) == 0 else { throw .lastSystemError }
  }

  /// Waits until what was written is on the disk.
  package func synchronize() throws(FileError) {
    guard fsync(number) == 0 else { throw .lastSystemError }
  }

  /// The number of columns, if it is a terminal.
  package var terminalWidth: Int? {
    guard isatty(number) == 1 else { return nil }
    var size = winsize()
    guard unsafe ioctl(number, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}

extension FileDescriptor.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

/// The system's `read`, which the method of that name hides.
@unsafe
private func systemRead(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  unsafe read(file, buffer, count)
}

/// The system's `write`, which the method of that name hides.
@unsafe
private func systemWrite(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  unsafe write(file, buffer, count)
}
