import DocumentTree

/// Finds the places of two versions that something may depend on, and pairs them by how they are reached.
///
/// Places are the documents, the members of the root and of its sections, and whatever a reference names.
struct PlacePairing {
  private(set) var old: Places
  private(set) var new: Places

  init(_ documents: PairedDocuments, old: DependencyScan, new: DependencyScan) {
    self.old = Places(old)
    self.new = Places(new)
    for pair in documents.pairs {
      append(pair.old.map { Self.root(of: old, $0) }, pair.new.map { Self.root(of: new, $0) })
    }
    addSections()
    addTargets(of: old, isOld: true)
    addTargets(of: new, isOld: false)
  }

  private static func root(of scan: DependencyScan, _ document: Int32) -> Origin {
    Origin(document: document, node: scan.trees[Int(document)].root)
  }

  private mutating func append(_ old: Origin?, _ new: Origin?) {
    self.old.append(old)
    self.new.append(new)
  }

  /// Adds what stands in the root documents and in their sections.
  private mutating func addSections() {
    let (oldTree, newTree) = (old.scan.trees[0], new.scan.trees[0])
    var members = MemberPairing(oldTree, newTree)
    let components = (oldTree.keys.id(of: "components"), newTree.keys.id(of: "components"))
    for section in members.pairs(oldTree.root, newTree.root) {
      append(section)
      let areComponents =
        section.old.map { oldTree.records[Int($0.index)].key == components.0 }
        ?? section.new.map { newTree.records[Int($0.index)].key == components.1 } ?? false
      for member in members.pairs(section.old, section.new) {
        append(member)
        guard areComponents else { continue }
        for component in members.pairs(member.old, member.new) { append(component) }
      }
    }
  }

  private mutating func append(_ pair: MemberPairing.Pair) {
    append(
      pair.old.map { Origin(document: 0, node: $0) }, pair.new.map { Origin(document: 0, node: $0) }
    )
  }

  /// Adds what the references of one version name. The other version may have the same, although nothing refers to it there.
  private mutating func addTargets(of scan: DependencyScan, isOld: Bool) {
    for dependency in scan.dependencies {
      guard case .place(let target) = dependency.target else { continue }
      if isOld {
        if !old.contains(target) { append(target, Self.partner(of: target, old, new)) }
      } else {
        if !new.contains(target) { append(Self.partner(of: target, new, old), target) }
      }
    }
  }

  /// What stands in the other version where something stands in one.
  private static func partner(of target: Origin, _ own: Places, _ other: Places) -> Origin? {
    let tree = own.scan.trees[Int(target.document)]
    var way: [UInt32] = []
    var node = target.node.index
    while !own.contains(Origin(document: target.document, node: NodeID(index: node))) {
      way.append(node)
      node = tree.parents[Int(node)]
    }
    let start = own.owner(of: Origin(document: target.document, node: NodeID(index: node)))
    guard var place = other.origins[start] else { return nil }
    let documents = other.scan.api.documents
    let otherTree = other.scan.trees[Int(place.document)]
    while let node = way.popLast() {
      let record = tree.records[Int(node)]
      let container = otherTree.records[Int(place.node.index)]
      if record.key != NodeRecord.noKey, container.kind == .object {
        guard let key = otherTree.keys.id(of: record.key, in: tree.keys),
          let next = documents.member(key, of: place, in: otherTree)
        else { return nil }
        place = Origin(document: place.document, node: next)
        continue
      }
      let parent = tree.records[Int(tree.parents[Int(node)])]
      let token =
        record.key == NodeRecord.noKey
        ? String(node - parent.first) : tree.keys.text(of: record.key)
      guard let next = documents.step(token, from: place) else { return nil }
      place = next
    }
    return place
  }
}

/// Pairs the members of objects of two trees by their keys.
struct MemberPairing {
  /// A member of both objects, or of one.
  struct Pair {
    let old: NodeID?
    let new: NodeID?
  }

  private let old: Tree
  private let new: Tree
  /// By key of the old tree: its number in the new tree plus two; one where it has none, zero where nobody has asked.
  private var translation: [UInt32]
  /// By key of the new tree: the member with that key, plus one, that waits for its partner.
  private var waiting: [UInt32]

  init(_ old: Tree, _ new: Tree) {
    self.old = old
    self.new = new
    translation = Array(repeating: 0, count: old.keys.count)
    waiting = Array(repeating: 0, count: new.keys.count)
  }

  /// The members of the old object with their partners, then those that only the new one has.
  mutating func pairs(_ oldObject: NodeID?, _ newObject: NodeID?) -> [Pair] {
    let oldMembers = Self.members(of: oldObject, in: old)
    let newMembers = Self.members(of: newObject, in: new)
    var pairs: [Pair] = []
    pairs.reserveCapacity(max(oldMembers.count, newMembers.count))
    for member in newMembers { waiting[Int(new.records[Int(member)].key)] = member + 1 }
    for member in oldMembers {
      var partner: UInt32 = 0
      if let key = key(old.records[Int(member)].key) {
        partner = waiting[key]
        waiting[key] = 0
      }
      pairs.append(
        Pair(
          old: NodeID(index: member), new: partner == 0 ? nil : NodeID(index: partner - 1)))
    }
    for member in newMembers {
      let key = Int(new.records[Int(member)].key)
      guard waiting[key] != 0 else { continue }
      waiting[key] = 0
      pairs.append(Pair(old: nil, new: NodeID(index: member)))
    }
    return pairs
  }

  private static func members(of object: NodeID?, in tree: Tree) -> Range<UInt32> {
    guard let object else { return 0..<0 }
    let record = tree.records[Int(object.index)]
    return record.kind == .object ? record.first..<record.first + record.count : 0..<0
  }

  /// The number in the new tree of a key of the old one.
  private mutating func key(_ key: UInt32) -> Int? {
    if translation[Int(key)] == 0 {
      translation[Int(key)] = new.keys.id(of: key, in: old.keys).map { $0 + 2 } ?? 1
    }
    let number = translation[Int(key)]
    return number == 1 ? nil : Int(number - 2)
  }
}
