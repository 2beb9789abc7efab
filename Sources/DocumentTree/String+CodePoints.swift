extension String {
  /// The number of its Unicode code points, which is what JSON Schema calls its length (JSON Schema 2020-12 validation §6.3).
  ///
  /// Linear, but many bytes at a time: a code point has one byte that continues none.
  package var codePointCount: Int {
    let count = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      var count = 0
      for index in 0..<bytes.count {
        count &+= unsafe bytes[index] & 0xC0 == 0x80 ? 0 : 1
      }
      return count
    }
    return count ?? unicodeScalars.count
  }

  /// The text of some code points, each as often as is said; what is none is left out.
  package init(codePoints: [(point: UInt32, count: Int)]) {
    var bytes: [UInt8] = []
    for (point, count) in codePoints {
      if point < 0x80, count == 1 {
        bytes.append(UInt8(truncatingIfNeeded: point))
      } else if point < 0x80 {
        bytes.append(contentsOf: repeatElement(UInt8(truncatingIfNeeded: point), count: count))
      } else if let scalar = Unicode.Scalar(point) {
        for _ in 0..<count { bytes.append(contentsOf: scalar.utf8) }
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
