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

  /// The text of some code points; what is none is left out.
  package init(codePoints: [UInt32]) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(codePoints.count)
    for point in codePoints {
      if point < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: point))
      } else if let scalar = Unicode.Scalar(point) {
        bytes.append(contentsOf: scalar.utf8)
      }
    }
    self.init(decoding: bytes, as: UTF8.self)
  }
}
