import APIGraph
import DocumentTree

/// Tells which callback of the old operation is which of the new one: by name, then by the calls that it consists of,
/// because the name is not on the wire.
struct CallbackPairing {
  private(set) var matched: [(old: Callback, new: Callback)] = []
  private(set) var removed: [Callback] = []
  private(set) var added: [Callback]

  /// Pairs callbacks; `paths` are those of the operations that they belong to.
  init(old: [Callback], new: [Callback], paths: (old: String?, new: String?)) {
    added = new
    for callback in old {
      if let index = added.firstIndex(where: { $0.name == callback.name }) {
        matched.append((callback, added.remove(at: index)))
      } else {
        removed.append(callback)
      }
    }
    guard !removed.isEmpty, !added.isEmpty else { return }
    removed.removeAll { callback in
      let calls = Self.calls(callback, below: paths.old)
      let partners = added.indices.filter { Self.calls(added[$0], below: paths.new) == calls }
      guard !calls.isEmpty, partners.count == 1 else { return false }
      matched.append((callback, added.remove(at: partners[0])))
      return true
    }
  }

  /// The methods and addresses of all calls of a callback.
  private static func calls(_ callback: Callback, below path: String?) -> Set<ExactString> {
    Set(callback.operations.map { $0.heading.normalKey(below: path) })
  }
}
