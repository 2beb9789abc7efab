#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The time that the processor spends on one thread, which does not depend on what else the machine does.
package enum ThreadTime {
  /// What a synchronous piece of work takes.
  package static func measure<Result>(
    _ work: () throws -> Result
  ) rethrows -> (result: Result, time: Duration) {
    let start = now
    let result = try work()
    return (result, now - start)
  }

  private static var now: Duration {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
