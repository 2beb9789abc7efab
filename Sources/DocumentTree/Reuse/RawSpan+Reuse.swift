#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension RawSpan {
  /// Whether as many bytes are equal, those from an offset on and those of another text.
  func hasSameBytes(from start: Int, as other: RawSpan, from otherStart: Int, count: Int) -> Bool {
    guard start >= 0, otherStart >= 0, count >= 0, count <= byteCount - start,
      count <= other.byteCount - otherStart
    else { return false }
    return unsafe withUnsafeBytes { bytes in
      unsafe other.withUnsafeBytes { otherBytes in
        guard let first = bytes.baseAddress, let second = otherBytes.baseAddress else {
          return true
        }
        return unsafe memcmp(first + start, second + otherStart, count) == 0
      }
    }
  }

  /// Whether other bytes stand at one of some offsets: by the algorithm of Horspool, which passes over as many bytes as their
  /// last one allows. The cost is mostly a fraction of the number of offsets, and at worst that times the number of bytes.
  func contains(_ other: RawSpan, at offsets: Range<Int>) -> Bool {
    let last = other.byteCount - 1
    guard last >= 0 else { return true }
    var steps = [Int](repeating: other.byteCount, count: 256)
    for index in 0..<last { steps[Int(other.byte(at: index))] = last - index }
    let end = min(offsets.upperBound, byteCount - last)
    var offset = max(offsets.lowerBound, 0)
    while offset < end {
      let byte = byte(at: offset + last)
      if byte == other.byte(at: last), matches(other, at: offset) { return true }
      offset += steps[Int(byte)]
    }
    return false
  }
}
