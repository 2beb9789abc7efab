public import APIGraph
public import DocumentTree

/// Reads the files that references name, if they lie below one folder. It never touches the network.
///
/// Neither `..` nor a symbolic link leads out of the folder.
public struct FileLoader: Sendable {
  /// The folder's absolute path without symbolic links, with a slash at the end.
  let root: String

  /// The folder as messages call it: nothing, or a path with a slash at the end.
  private let displayPrefix: String

  private let limits: ParsingLimits

  /// A loader for the files below a folder; fails when the folder is not there.
  public init(folder: String, limits: ParsingLimits = .standard) throws(LoadingError) {
    do {
      let resolved = try FilePath(folder).resolved()
      root = resolved.utf8.last == UInt8(ascii: "/") ? resolved : resolved + "/"
    } catch {
      throw LoadingError(message: "the folder '\(folder)' cannot be opened: \(error.message)")
    }
    let isNamed = !folder.isEmpty && folder != "." && folder != "./"
    displayPrefix =
      isNamed && folder.utf8.last != UInt8(ascii: "/") ? folder + "/" : isNamed ? folder : ""
    self.limits = limits
  }

  /// This loader for those who take any.
  public var loader: DocumentLoader {
    DocumentLoader { location throws(LoadingError) in try load(location) }
  }

  /// Reads the file at a location, an absolute path or one relative to the current folder.
  public func load(_ location: String) throws(LoadingError) -> Source {
    if let refusal = FileLoader.refusal(ofURL: location) { throw LoadingError(message: refusal) }
    // Looking at the text first keeps us from asking the file system about anything outside.
    guard location.utf8.first != UInt8(ascii: "/") || isInside(location) else { throw outside }
    do {
      let path = try FilePath(location).resolved(below: root)
      guard isInside(path) else { throw outside }
      let name = displayPrefix + path.droppingBytes(root.utf8.count)
      let file = try FileDescriptor.reading(path, allowsPipes: false)
      return try file.readSource(named: name, limit: limits.maximumSize)
    } catch let error as FileError {
      throw LoadingError(message: error.message)
    } catch let error as LoadingError {
      throw error
    } catch {
      throw LoadingError(message: "it cannot be read")
    }
  }

  /// Whether an absolute path lies below the folder.
  private func isInside(_ path: String) -> Bool {
    path.utf8.count > root.utf8.count && path.beginsWithBytes(of: root)
  }

  /// The folder in messages.
  private var displayRoot: String { displayPrefix.isEmpty ? "." : displayPrefix }

  private var outside: LoadingError {
    LoadingError(
      message: "it lies outside of '\(displayRoot)', and only files below that folder are read; "
        + "--root names a wider one")
  }

  /// Why a URL is not read; `nil` for a path.
  private static func refusal(ofURL location: String) -> String? {
    if location.utf8.starts(with: "//".utf8) { return networkRefusal }
    guard let end = location.utf8.firstIndex(where: { !isSchemeByte($0) }),
      location.utf8[end] == UInt8(ascii: ":"), end > location.startIndex
    else { return nil }
    switch location[..<end].lowercased() {
    case "http", "https": return networkRefusal
    case let scheme: return "'\(scheme):' names no file; use a relative path"
    }
  }

  private static let networkRefusal = "references over the network are not followed"

  private static func isSchemeByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
