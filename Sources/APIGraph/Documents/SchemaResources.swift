import DocumentTree

/// The schema resources that a document embeds by `$id`, and their anchors (JSON Schema 2020-12 core §8.2).
///
/// Built only for documents in which one of the keywords occurs as a key at all.
struct SchemaResources {
  /// A schema resource: the document itself, or a schema with an `$id`.
  struct Resource {
    let root: NodeID
    /// The URI against which references in it resolve (JSON Schema 2020-12 core §8.2.1).
    let base: String
    /// The places of `$anchor` and `$dynamicAnchor`.
    var anchors: [ExactString: NodeID] = [:]
    /// The places of `$dynamicAnchor` alone.
    var dynamicAnchors: [ExactString: NodeID] = [:]
    /// The URI of the metaschema; an embedded resource without one has that of the resource around it
    /// (JSON Schema 2020-12 core §8.1.1).
    var metaschema: String?
  }

  /// The document itself is first.
  private(set) var resources: [Resource]

  /// Whether a metaschema is named anywhere in the document.
  let hasMetaschemas: Bool

  /// The resource of every node that does not belong to the document itself.
  private var owners: [NodeID: Int32] = [:]

  /// The resources of a document whose own base is known.
  init(_ tree: Tree, base: String) {
    resources = [Resource(root: tree.root, base: base)]
    let keys = Keys(tree.keys)
    hasMetaschemas = keys.metaschema != nil
    if hasMetaschemas {
      resources[0].metaschema = tree.rootNode["$schema"]?.string
    }
    guard keys.id != nil || keys.anchor != nil || keys.dynamicAnchor != nil else { return }
    // Their values are data, in which nothing has a meaning.
    let data = Set(
      ["example", "examples", "default", "enum", "const"].compactMap(tree.keys.id(of:)))
    // Their values are objects whose keys are names, not keywords.
    let nameMaps = Set(
      [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "schemas",
      ].compactMap(tree.keys.id(of:)))
    var visited = [Bool](repeating: false, count: tree.records.count)
    // An explicit stack, because documents may nest deeper than the thread's stack is large.
    var pending: [(node: NodeID, owner: Int32, isNameMap: Bool)] = [(tree.root, 0, false)]
    while let (id, outer, isNameMap) = pending.popLast() {
      var owner = outer
      let record = tree.records[Int(id.index)]
      if visited[Int(id.index)] { continue }
      visited[Int(id.index)] = true
      guard record.kind == .object || record.kind == .array else {
        if owner != 0 { owners[id] = owner }
        continue
      }
      if record.kind == .object, !isNameMap {
        owner = readIdentifiers(of: tree.node(id), owner: owner, keys: keys)
      }
      if owner != 0 { owners[id] = owner }
      for child in record.first..<record.first + record.count {
        let key = tree.records[Int(child)].key
        if !isNameMap, data.contains(key) { continue }
        pending.append((NodeID(index: child), owner, !isNameMap && nameMaps.contains(key)))
      }
    }
  }

  /// The resource that a node belongs to.
  func owner(of node: NodeID) -> Int32 { owners.isEmpty ? 0 : owners[node] ?? 0 }

  /// Whether everything belongs to the document itself.
  var isWhole: Bool { owners.isEmpty }

  /// Whether any resource defines a dynamic anchor.
  private(set) var hasDynamicAnchors = false

  private mutating func readIdentifiers(of node: Node, owner: Int32, keys: Keys) -> Int32 {
    var owner = owner
    var anchors: [(name: String, isDynamic: Bool)] = []
    for member in node.members {
      let key = member.record.key
      guard key == keys.id || key == keys.anchor || key == keys.dynamicAnchor,
        let text = member.string
      else { continue }
      if key == keys.anchor || key == keys.dynamicAnchor {
        anchors.append((text, key == keys.dynamicAnchor))
      } else if text.utf8.first == UInt8(ascii: "#") {
        // Drafts up to 7 wrote anchors this way (JSON Schema draft-07 core §8.2.3).
        anchors.append((String(text.dropFirst()), false))
      } else {
        let base = URIReference(location: resources[Int(owner)].base)
        let uri = URIReference(Substring(text)).resolved(against: base)
        let metaschema =
          hasMetaschemas ? node["$schema"]?.string ?? resources[Int(owner)].metaschema : nil
        if node.id == resources[0].root {
          resources[0] = Resource(root: node.id, base: uri, metaschema: metaschema)
          owner = 0
        } else {
          resources.append(Resource(root: node.id, base: uri, metaschema: metaschema))
          owner = Int32(resources.count - 1)
        }
      }
    }
    for anchor in anchors {
      let name = ExactString(anchor.name)
      resources[Int(owner)].anchors[name] = node.id
      guard anchor.isDynamic else { continue }
      resources[Int(owner)].dynamicAnchors[name] = node.id
      hasDynamicAnchors = true
    }
    return owner
  }

  /// The keys of a document that matter here.
  private struct Keys {
    let id: UInt32?
    let anchor: UInt32?
    let dynamicAnchor: UInt32?
    let metaschema: UInt32?

    init(_ table: KeyTable) {
      id = table.id(of: "$id")
      anchor = table.id(of: "$anchor")
      dynamicAnchor = table.id(of: "$dynamicAnchor")
      metaschema = table.id(of: "$schema")
    }
  }
}
