extension Tree {
  /// The finished tree: nodes from the builder, hashes over them, and warnings with their places.
  ///
  /// Our own scanners may have taken nodes over from an earlier version, and can have theirs taken over by a later one.
  convenience init(
    source: Source, syntax: Syntax, builder: borrowing TreeBuilder, root: NodeID,
    sideBytes: [UInt8], warnings: [Warning] = [], seed: HashSeed, isScanned: Bool,
    reuse: SubtreeReuse? = nil
  ) {
    let keys = KeyTable(builder.keys)
    let records = builder.arena.records
    var shape = TreeShape()
    let (hashes, parents) = builder.arena.tables { hashes, parents in
      source.withBytes { source in
        records.withSpan { records in
          shape = TreeHasher.write(
            &hashes, &parents, of: records, keys: keys, source: source,
            sideBytes: unsafe sideBytes.span.bytes, seed: seed, reuse: reuse)
          if shape.sharesNodes || shape.heldNodes != records.count - 1 {
            TreeShape.write(&parents, of: records, root: root)
          }
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
        warnings, source: source, records: records, keys: keys, parents: parents)
    self.init(
      source: source, syntax: syntax, records: records, sideBytes: sideBytes, keys: keys,
      hashes: hashes, parents: parents, sharesNodes: shape.sharesNodes,
      hasPlainLayout: isScanned && builder.duplicates.isEmpty,
      reusedCount: reuse?.ranges.reduce(0) { $0 + $1.count } ?? 0, root: root,
      diagnostics: diagnostics)
  }

  /// A node of a tree as a document of its own, which shares the tree's memory.
  package convenience init(_ node: Node) {
    let tree = node.tree
    let parents = RegionArray<UInt32>(count: tree.records.count) { parents in
      tree.records.withSpan { TreeShape.write(&parents, of: $0, root: node.id) }
    }
    self.init(
      source: tree.source, syntax: tree.syntax, records: tree.records, sideBytes: tree.sideBytes,
      keys: tree.keys, hashes: tree.hashes, parents: parents, sharesNodes: tree.sharesNodes,
      hasPlainLayout: false, reusedCount: 0, root: node.id, diagnostics: [])
  }

  /// The JSON pointer of a node. What YAML aliases share has the pointer of its anchor.
  package func pointer(of id: NodeID) -> JSONPointer {
    JSONPointer(to: id, records: records, keys: keys, parents: parents)
  }

  /// The text of the JSON pointer of a node.
  package func pointerText(of id: NodeID) -> String {
    var way: [UInt32] = []
    way.reserveCapacity(16)
    var next = id.index
    while parents[Int(next)] != Tree.noParent {
      way.append(next)
      next = parents[Int(next)]
    }
    var text: [UInt8] = []
    text.reserveCapacity(way.count * 24)
    for index in way.reversed() {
      text.append(UInt8(ascii: "/"))
      let key = records[Int(index)].key
      if key == NodeRecord.noKey {
        text.append(text: String(index - records[Int(parents[Int(index)])].first))
      } else {
        let start = text.count
        keys.append(key, to: &text)
        JSONPointer.escape(&text, from: start)
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// How the nodes of a document hang together.
struct TreeShape {
  /// The number of children of all containers.
  var heldNodes = 0

  /// Whether containers share their children.
  var sharesNodes = false

  /// Writes the parents of all nodes that the root holds, one of them for what is shared.
  static func write(
    _ parents: inout MutableSpan<UInt32>, of records: Span<NodeRecord>, root: NodeID
  ) {
    for index in parents.indices { parents[index] = Tree.noParent }
    // Parents come before their children in this order.
    for index in stride(from: Int(root.index), through: 0, by: -1)
    where index == Int(root.index) || parents[index] != Tree.noParent {
      let record = records[index]
      guard record.kind == .array || record.kind == .object else { continue }
      for child in Int(record.first)..<Int(record.first + record.count)
      where !record.flags.contains(.isAlias) || parents[child] == Tree.noParent {
        parents[child] = UInt32(index)
      }
    }
  }
}

extension JSONPointer {
  /// The way from the root of a tree to one of its nodes.
  init(
    to id: NodeID, records: RegionArray<NodeRecord>, keys: KeyTable, parents: RegionArray<UInt32>
  ) {
    var tokens: [String] = []
    var index = id.index
    while true {
      let parent = parents[Int(index)]
      guard parent != Tree.noParent else { break }
      let key = records[Int(index)].key
      tokens.append(
        key == NodeRecord.noKey
          ? String(index - records[Int(parent)].first) : keys.text(of: key))
      index = parent
    }
    self.init(tokens: tokens.reversed())
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
    parents: RegionArray<UInt32>
  ) -> [Diagnostic] {
    var lines = LineTable(source)
    lines.countAll()
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
        pointer: warning.node.map {
          JSONPointer(to: $0, records: records, keys: keys, parents: parents).description
        })
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
