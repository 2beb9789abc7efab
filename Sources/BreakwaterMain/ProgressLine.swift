#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A line on the terminal that says that work is going on, shown when it takes more than a second and then erased.
///
/// The alarm clock of the process draws it: that costs nothing when the work is quick, and needs no thread.
enum ProgressLine {
  /// Begins or ends the work.
  static func setWorking(_ isWorking: Bool) {
    guard isWorking else {
      // Nothing is left of the alarm if it has gone off: only then is there a line to erase (ECMA-48 §8.3.41).
      if alarm(0) == 0 { draw("\r\u{1B}[K") }
      return
    }
    _ = signal(SIGALRM) { _ in ProgressLine.draw("comparing…") }
    _ = alarm(1)
  }

  /// Writes in one call that is safe in a signal handler.
  private static func draw(_ text: StaticString) {
    _ = unsafe write(2, text.utf8Start, text.utf8CodeUnitCount)
  }
}
