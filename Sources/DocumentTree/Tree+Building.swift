extension Tree {
  /// The finished tree: nodes from the builder, hashes over them, and warnings with their places.
  convenience init(
    source: Source, syntax: Syntax, builder: borrowing TreeBuilder, root: NodeID,
    sideBytes: [UInt8], warnings: [Warning], seed: HashSeed
  ) {
    let keys = builder.keys
    let records = builder.arena.records
    let hashes = builder.arena.hashes { hashes in
      source.withBytes { source in
        records.withSpan { records in
          TreeHasher.writeHashes(
            to: &hashes, of: records, keys: keys, source: source,
            sideBytes: unsafe sideBytes.span.bytes, seed: seed)
        }
      }
    }
    var warnings = warnings
    for duplicate in builder.duplicates.prefix(Warning.maximumCount + 1) {
      warnings.append(Warning(duplicate))
    }
    let diagnostics =
      warnings.isEmpty
      ? []
      : Warning.diagnostics(
        warnings, source: source, records: records, keys: keys, root: root)
    self.init(
      source: source, syntax: syntax, records: records, sideBytes: sideBytes, keys: keys,
      hashes: hashes, root: root, diagnostics: diagnostics)
  }
}

/// Something that a parser read around, before lines are counted and pointers are known.
struct Warning {
  var code: String
  var offset: Int

  /// What is wrong; of duplicate keys the key is not known yet.
  var message: String

  /// The node that it is about, where it is known.
  var node: NodeID?

  /// Where the other one of a pair stands.
  var otherOffset: Int?

  /// More warnings than this help nobody; the rest is counted.
  static let maximumCount = 100

  init(code: String, offset: Int, message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }

  init(_ duplicate: TreeBuilder.Duplicate) {
    code = "duplicate-key"
    offset = Int(duplicate.keyPosition)
    message = ""
    node = duplicate.winner
    otherOffset = Int(duplicate.ignoredKeyPosition)
  }

  static func diagnostics(
    _ warnings: [Warning], source: Source, records: RegionArray<NodeRecord>, keys: KeyTable,
    root: NodeID
  ) -> [Diagnostic] {
    let lines = LineTable(source)
    let map = SourceMap(source: source, records: records, keys: keys, root: root)
    let sorted = warnings.sorted { $0.offset < $1.offset }
    var diagnostics = sorted.prefix(maximumCount).map { warning in
      var message = warning.message
      if let node = warning.node, let other = warning.otherOffset {
        let key = keys.text(of: records[Int(node.index)].key)
        message =
          "the key '\(key)' occurs twice in one object: this one counts, the one on line "
          + "\(lines.line(atOffset: other)) is ignored"
      }
      return lines.diagnostic(
        .warning, code: warning.code, message: message, file: source.name, offset: warning.offset,
        pointer: warning.node.map { map.pointer(of: $0).description })
    }
    if warnings.count > maximumCount {
      diagnostics.append(
        Diagnostic(
          severity: .warning, code: "more-warnings",
          message: "there are more warnings of this kind than the \(maximumCount) shown",
          location: SourceLocation(file: source.name, line: source.firstLine, column: 1)))
    }
    return diagnostics
  }
}
