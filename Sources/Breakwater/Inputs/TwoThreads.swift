#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Does two pieces of work at once, one of them in a thread of its own.
///
/// A plain thread: the task pool of the language costs more to set up in a static executable than two small documents cost
/// to read.
package enum TwoThreads {
  /// Enough for what does not recurse over its input, such as the parsers.
  package static let stackSize = 1 << 20

  /// The results of both, `second` in another thread, or after `first` where no thread can be had.
  package static func run<First, Second: Sendable>(
    stackSize: Int = TwoThreads.stackSize, _ first: () -> First,
    beside second: @escaping @Sendable () -> Second
  ) -> (First, Second) {
    let outcome = Outcome<Second>()
    guard let thread = start(Work { outcome.value = second() }, stackSize: stackSize) else {
      return (first(), second())
    }
    let result = first()
    pthread_join(thread, nil)
    return (result, outcome.value ?? second())
  }

  /// What the other thread leaves behind. One thread writes it, the other reads it when the first has ended.
  private final class Outcome<Value: Sendable>: @unchecked Sendable {
    var value: Value?
  }

  /// What a thread is to do, as an object that a pointer can name.
  private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread; `nil` where none can be had.
  private static func start(_ work: Work, stackSize: Int) -> pthread_t? {
    unsafe withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { buffer in
      guard let attributes = buffer.baseAddress,
        unsafe pthread_attr_init(attributes) == 0
      else { return nil }
      defer { unsafe pthread_attr_destroy(attributes) }
      guard unsafe pthread_attr_setstacksize(attributes, stackSize) == 0 else { return nil }
      #if canImport(Glibc)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let argument = unsafe Unmanaged.passRetained(work)
      let status = unsafe pthread_create(
        &thread, attributes,
        { argument in
          unsafe TwoThreads.runWork(argument)
          return nil
        }, argument.toOpaque())
      guard status == 0 else {
        unsafe argument.release()
        return nil
      }
      return thread
    }
  }

  @unsafe private static func runWork(_ argument: UnsafeMutableRawPointer?) {
    guard let argument = unsafe argument else { return }
    unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body()
  }
}
