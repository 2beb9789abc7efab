/// Computes the structural hash of every node, bottom up, in one forward loop over the arena.
enum TreeHasher {
  /// Writes the hashes and the parents by node index, and says how the nodes hang together. Every child stands before its
  /// parent. What was taken over from an earlier version has its hashes from there.
  static func write(
    _ result: inout MutableSpan<StructuralHash>, _ parents: inout MutableSpan<UInt32>,
    of records: Span<NodeRecord>, keys: KeyTable, source: RawSpan, sideBytes: RawSpan,
    seed: HashSeed, reuse: SubtreeReuse?
  ) -> TreeShape {
    precondition(result.count == records.count && parents.count == records.count)
    let ranges = reuse?.ranges ?? []
    var rangeCount = 0
    var nextRange = ranges.first?.first ?? records.count
    let keyHashes = hashes(of: keys, seed: seed)
    let null = scalar(.null, 0, seed: seed)
    let booleans = (scalar(.boolean, 0, seed: seed), scalar(.boolean, 1, seed: seed))
    var scratch: [UInt8] = []
    var shape = TreeShape()
    var index = 0
    while index < records.count {
      if index == nextRange {
        let nodes = ranges[rangeCount]
        reuse?.tree.copy(nodes, to: &result, &parents)
        shape.heldNodes &+= nodes.count &- nodes.childCount
        index &+= nodes.count
        rangeCount &+= 1
        nextRange = rangeCount < ranges.count ? ranges[rangeCount].first : records.count
        continue
      }
      let record = unsafe records[unchecked: index]
      let first = Int(record.first)
      let count = Int(record.count)
      let hash: StructuralHash
      // Half of all nodes are strings, and most of the others objects.
      if record.kind == .string {
        if record.flags.contains(.isEscaped) {
          hash = escaped(source, from: first, count: count, scratch: &scratch, seed: seed)
        } else {
          hash = text(
            .string, record.flags.contains(.isInSideBytes) ? sideBytes : source, from: first,
            count: count, seed: seed)
        }
      } else if record.kind == .object || record.kind == .array {
        // One test for all children: they stand before their container.
        let end = first &+ count
        precondition(end <= index)
        shape.heldNodes &+= count
        if record.flags.contains(.isAlias) { shape.sharesNodes = true }
        if record.kind == .object {
          // Addition makes the members commute; each is mixed with its key first, so that no two can trade values.
          var high: UInt64 = 0
          var low: UInt64 = 0
          for child in first..<end {
            let hash = unsafe result[unchecked: child]
            let key = keyHashes[Int(unsafe records[unchecked: child].key)]
            high &+= HashState.mix(hash.high ^ key.high, hash.low ^ seed.words.2)
            low &+= HashState.mix(hash.high ^ seed.words.3, hash.low ^ key.low)
            unsafe parents[unchecked: child] = UInt32(truncatingIfNeeded: index)
          }
          var state = HashState(.object, count: count, seed: seed)
          state.absorb(high, low)
          hash = state.value
        } else {
          var state = HashState(.array, count: count, seed: seed)
          for child in first..<end {
            let hash = unsafe result[unchecked: child]
            state.absorb(hash.high, hash.low)
            unsafe parents[unchecked: child] = UInt32(truncatingIfNeeded: index)
          }
          hash = state.value
        }
      } else if record.kind == .number {
        hash = number(
          record.flags.contains(.isInSideBytes) ? sideBytes : source, from: first, count: count,
          seed: seed)
      } else if record.kind == .boolean {
        hash = record.flags.contains(.isTrue) ? booleans.1 : booleans.0
      } else {
        hash = null
      }
      unsafe result[unchecked: index] = hash
      index &+= 1
    }
    if let root = parents.indices.last { parents[root] = Tree.noParent }
    return shape
  }

  private static func hashes(of keys: KeyTable, seed: HashSeed) -> [StructuralHash] {
    keys.withBytes { bytes in
      (0..<UInt32(truncatingIfNeeded: keys.count)).map { id in
        let range = keys.range(of: id)
        return text(.key, bytes, from: range.lowerBound, count: range.count, seed: seed)
      }
    }
  }

  private static func scalar(
    _ domain: HashState.Domain, _ word: UInt64, seed: HashSeed
  ) -> StructuralHash {
    var state = HashState(domain, count: 0, seed: seed)
    state.absorb(word, 0)
    return state.value
  }

  @inline(__always)
  private static func text(
    _ domain: HashState.Domain, _ bytes: RawSpan, from offset: Int, count: Int, seed: HashSeed
  ) -> StructuralHash {
    var state = HashState(domain, count: count, seed: seed)
    state.absorb(bytes, from: offset, count: count)
    return state.value
  }

  /// A string with JSON escapes, decoded, so that it equals the same string in YAML.
  @inline(never)
  private static func escaped(
    _ source: RawSpan, from offset: Int, count: Int, scratch: inout [UInt8], seed: HashSeed
  ) -> StructuralHash {
    scratch.removeAll(keepingCapacity: true)
    JSONEscapes.decode(source, from: offset, count: count, into: &scratch)
    return text(.string, unsafe scratch.span.bytes, from: 0, count: scratch.count, seed: seed)
  }

  /// A number by its value: digits without trailing zeros, and the exponent.
  @inline(never)
  private static func number(
    _ bytes: RawSpan, from start: Int, count: Int, seed: HashSeed
  ) -> StructuralHash {
    // Nearly all numbers are short integers.
    var coefficient: UInt64 = 0
    var significant: UInt64 = 0
    var significantCount = 0
    var position = 0
    while position < count, position < 18 {
      let digit = bytes.byte(at: start &+ position) &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      coefficient = coefficient &* 10 &+ UInt64(digit)
      position &+= 1
      if digit != 0 {
        significant = coefficient
        significantCount = position
      }
    }
    if position == count {
      return number(
        significant, exponent: significant == 0 ? 0 : count &- significantCount,
        isNegative: false, seed: seed)
    }
    let text = bytes.extracting(start..<start + count)
    let decimal = Decimal(utf8: text) ?? Decimal(0)
    if decimal.digits.count <= 18 {
      let coefficient = decimal.digits.reduce(into: UInt64(0)) { $0 = $0 * 10 + UInt64($1) }
      return number(
        coefficient, exponent: decimal.exponent, isNegative: decimal.isNegative, seed: seed)
    }
    var state = HashState(.longNumber, count: decimal.digits.count, seed: seed)
    state.absorb(UInt64(bitPattern: Int64(decimal.exponent)), decimal.isNegative ? 1 : 0)
    state.absorb(unsafe decimal.digits.span.bytes, from: 0, count: decimal.digits.count)
    return state.value
  }

  private static func number(
    _ coefficient: UInt64, exponent: Int, isNegative: Bool, seed: HashSeed
  ) -> StructuralHash {
    var state = HashState(.number, count: isNegative ? 1 : 0, seed: seed)
    state.absorb(coefficient, UInt64(bitPattern: Int64(exponent)))
    return state.value
  }
}
