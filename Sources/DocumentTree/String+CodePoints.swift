extension String {
  /// The number of its Unicode code points, which is what JSON Schema calls its length (JSON Schema 2020-12 validation §6.3).
  ///
  /// Linear, but many bytes at a time: a code point has one byte that continues none.
  package var codePointCount: Int {
    let count = unsafe utf8.withContiguousStorageIfAvailable { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      var continuations = 0
      var position = 0
      while bytes.count - position >= 8 {
        // Eight counters of one byte each, which hold as much as 255.
        var counters: UInt64 = 0
        let words = min((bytes.count - position) / 8, 255)
        for _ in 0..<words {
          let word = unsafe raw.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          counters &+= word >> 7 & ~(word >> 6) & 0x0101_0101_0101_0101
          position &+= 8
        }
        let pairs = counters & 0x00FF_00FF_00FF_00FF &+ counters >> 8 & 0x00FF_00FF_00FF_00FF
        continuations &+= Int((pairs &* 0x0001_0001_0001_0001) >> 48)
      }
      while position < bytes.count {
        continuations &+= unsafe bytes[position] & 0xC0 == 0x80 ? 1 : 0
        position &+= 1
      }
      return bytes.count - continuations
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
