import APIGraph
import DocumentTree
import SchemaLogic

/// Tells which branch of an old composition is which of the new one.
///
/// By identity, tags, reference name, constant tag, title, and at last by likeness. Equal likeness goes by order.
struct BranchPairing {
  let schemas: SchemaPair
  let proofs: SchemaProofs

  /// The number of branches up to which every two are compared.
  private static let shortList = 8

  /// What belongs together and what is left over.
  struct Result {
    var matched: [(old: Schema.Branch, new: Schema.Branch)] = []
    var removed: [Schema.Branch] = []
    var added: [Schema.Branch] = []
  }

  /// Below this likeness two branches are different things.
  private static let threshold = 0.5

  /// Pairs two lists of branches that are known to correspond to each other one by one.
  static func inOrder(_ old: [Schema.Branch], _ new: [Schema.Branch]) -> Result {
    Result(matched: zip(old, new).map { ($0, $1) })
  }

  /// Pairs two lists of branches, whatever their order.
  func pair(_ old: [Schema.Branch], _ new: [Schema.Branch]) -> Result {
    var result = Result()
    if old.isEmpty, new.isEmpty { return result }
    if areIdenticalInOrder(old, new) {
      result.matched = zip(old, new).map { ($0, $1) }
      return result
    }
    var oldLeft = Array(old.indices)
    var newLeft = Array(new.indices)
    matchByIdentity(&oldLeft, &newLeft, into: &result, old, new)
    match(&oldLeft, &newLeft, into: &result, old, new) { branch, _ in
      branch.tags.isEmpty ? nil : branch.tags.map(\.string).sorted().joined(separator: "\u{0}")
    }
    match(&oldLeft, &newLeft, into: &result, old, new) { branch, _ in branch.referenceName }
    match(&oldLeft, &newLeft, into: &result, old, new) { branch, store in
      constantTag(of: branch, store)
    }
    match(&oldLeft, &newLeft, into: &result, old, new) { branch, store in
      store.schema(branch.schema).facts.string("title")
    }
    matchByLikeness(&oldLeft, &newLeft, into: &result, old, new)
    result.removed = oldLeft.map { old[$0] }
    result.added = newLeft.map { new[$0] }
    return result
  }

  /// Whether each branch has its like, of the same name and with the same tags, at its own place, and names tell all of them apart.
  private func areIdenticalInOrder(_ old: [Schema.Branch], _ new: [Schema.Branch]) -> Bool {
    guard old.count == new.count else { return false }
    var names: Set<String> = []
    for (first, second) in zip(old, new) {
      guard let name = first.referenceName, names.insert(name).inserted,
        second.referenceName == name, first.tags == second.tags,
        proofs.areIdentical(old: first.schema, new: second.schema)
      else { return false }
    }
    return true
  }

  /// Pairs what asserts the same under the same tags, so that neither order nor names of components matter.
  private func matchByIdentity(
    _ oldLeft: inout [Int], _ newLeft: inout [Int], into result: inout Result,
    _ old: [Schema.Branch], _ new: [Schema.Branch]
  ) {
    let likeness = SchemaLikeness()
    // Long lists are mostly of one kind, and told apart by the value of a property.
    let isLong = min(old.count, new.count) > Self.shortList
    func shape(_ branch: Schema.Branch, _ store: SchemaStore) -> Int {
      isLong
        ? likeness.shapeWithListedValues(branch.schema, store)
        : likeness.shape(branch.schema, store)
    }
    var candidates: [Int: [Int]] = [:]
    for index in newLeft { candidates[shape(new[index], schemas.new), default: []].append(index) }
    var matchedNew: Set<Int> = []
    oldLeft.removeAll { index in
      let alike = candidates[shape(old[index], schemas.old)] ?? []
      let equals = alike.filter { partner in
        !matchedNew.contains(partner) && Set(old[index].tags) == Set(new[partner].tags)
          && proofs.areIdentical(old: old[index].schema, new: new[partner].schema)
      }
      // Of several equal ones the one of the same name, so that annotations are compared with their own.
      let partner = equals.first { new[$0].referenceName == old[index].referenceName }
      guard let partner = partner ?? equals.first else { return false }
      matchedNew.insert(partner)
      result.matched.append((old[index], new[partner]))
      return true
    }
    newLeft.removeAll(where: matchedNew.contains)
  }

  /// Pairs what has the same name, where the name is unique among what is left on each side.
  private func match(
    _ oldLeft: inout [Int], _ newLeft: inout [Int], into result: inout Result,
    _ old: [Schema.Branch], _ new: [Schema.Branch],
    _ name: (Schema.Branch, SchemaStore) -> String?
  ) {
    guard !oldLeft.isEmpty, !newLeft.isEmpty else { return }
    func unique(_ left: [Int], _ branches: [Schema.Branch], _ store: SchemaStore)
      -> [ExactString: Int]
    {
      var found: [ExactString: Int] = [:]
      var repeated: Set<ExactString> = []
      for index in left {
        guard let name = name(branches[index], store).map({ ExactString($0) }) else { continue }
        if found.updateValue(index, forKey: name) != nil { repeated.insert(name) }
      }
      for name in repeated { found[name] = nil }
      return found
    }
    let oldNames = unique(oldLeft, old, schemas.old)
    let newNames = unique(newLeft, new, schemas.new)
    var matchedOld: Set<Int> = []
    var matchedNew: Set<Int> = []
    for (name, index) in oldNames.sorted(by: { $0.value < $1.value }) {
      guard let partner = newNames[name] else { continue }
      result.matched.append((old[index], new[partner]))
      matchedOld.insert(index)
      matchedNew.insert(partner)
    }
    oldLeft.removeAll(where: matchedOld.contains)
    newLeft.removeAll(where: matchedNew.contains)
  }

  private func constantTag(of branch: Schema.Branch, _ store: SchemaStore) -> String? {
    let schema = store.schema(branch.schema)
    if let values = schema.enumeration, values.count == 1 { return "= \(values[0].compactText)" }
    for property in schema.properties where schema.required.contains(property.name) {
      if let values = store.schema(property.schema).enumeration, values.count == 1 {
        return "\(property.name) = \(values[0].compactText)"
      }
    }
    return nil
  }

  private func matchByLikeness(
    _ oldLeft: inout [Int], _ newLeft: inout [Int], into result: inout Result,
    _ old: [Schema.Branch], _ new: [Schema.Branch]
  ) {
    guard !oldLeft.isEmpty, !newLeft.isEmpty else { return }
    let likeness = SchemaLikeness()
    let newProfiles = newLeft.map { likeness.profile(new[$0].schema, schemas.new) }
    var candidates: [(score: Double, old: Int, new: Int)] = []
    for oldIndex in oldLeft {
      let profile = likeness.profile(old[oldIndex].schema, schemas.old)
      for (position, newIndex) in newLeft.enumerated() {
        let score = likeness.score(profile, newProfiles[position])
        if score >= Self.threshold { candidates.append((score, oldIndex, newIndex)) }
      }
    }
    candidates.sort { left, right in
      if left.score != right.score { return left.score > right.score }
      return (left.old, left.new) < (right.old, right.new)
    }
    var matchedOld: Set<Int> = []
    var matchedNew: Set<Int> = []
    for candidate in candidates
    where !matchedOld.contains(candidate.old) && !matchedNew.contains(candidate.new) {
      matchedOld.insert(candidate.old)
      matchedNew.insert(candidate.new)
      result.matched.append((old[candidate.old], new[candidate.new]))
    }
    oldLeft.removeAll(where: matchedOld.contains)
    newLeft.removeAll(where: matchedNew.contains)
  }
}
