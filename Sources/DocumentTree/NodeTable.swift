#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A number for each node of a document, zero until it is set.
///
/// What is not touched costs nothing, so that a few numbers in a large document are cheap. A reference that never changes what it
/// refers to: nothing has to be asked before a number is read or written but whether it is inside the bounds.
@safe public final class NodeTable {
  @usableFromInline let storage: UnsafeMutablePointer<Int32>

  /// The number of nodes.
  @usableFromInline let count: Int

  /// Zeros for the nodes of a document.
  package init(_ tree: Tree) {
    count = tree.records.count
    guard let zeros = unsafe calloc(max(count, 1), MemoryLayout<Int32>.stride) else {
      preconditionFailure("there is no memory for \(count) nodes")
    }
    unsafe storage = zeros.bindMemory(to: Int32.self, capacity: count)
  }

  deinit { unsafe free(storage) }

  /// The number of the node at an index.
  @inlinable @inline(__always) public subscript(index: Int) -> Int32 {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe storage[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe storage[index] = newValue
    }
  }
}
