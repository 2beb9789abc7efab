extension YAMLReader {
  /// More members than these are copied for merge keys only in documents that mean harm.
  private static let maximumMergedMembers = 1_000_000

  /// Replaces the values of merge keys among the children of the innermost mapping by their members.
  ///
  /// Merge keys are a type of YAML 1.1 (https://yaml.org/type/merge.html): a key that the mapping has itself counts, then
  /// the mappings in their order.
  mutating func merge(_ places: [Int]) throws(SyntaxProblem) {
    var children = builder.children
    let sources = places.map { children[$0] }
    for place in places.reversed() { children.remove(at: place) }
    var present = Set(children.map(\.key))
    hasSharedNodes = true
    for source in sources {
      for mapping in try mappings(of: source) {
        for var member in builder.children(of: mapping) {
          guard present.insert(member.key).inserted else { continue }
          member.flags.insert(.isAlias)
          children.append(member)
          mergedMembers += 1
        }
        guard mergedMembers <= YAMLReader.maximumMergedMembers else {
          throw SyntaxProblem(
            code: "limit", offset: Int(source.keyPosition),
            message:
              "merge keys copy more than \(YAMLReader.maximumMergedMembers) members in this document"
          )
        }
      }
    }
    builder.replaceChildren(children)
  }

  /// The mappings that a merge key names: one, or a list of them.
  private func mappings(of value: NodeRecord) throws(SyntaxProblem) -> [NodeRecord] {
    if value.kind == .object { return [value] }
    if value.kind == .array {
      let elements = builder.children(of: value)
      if elements.allSatisfy({ $0.kind == .object }) { return elements }
    }
    throw SyntaxProblem(
      offset: Int(value.keyPosition),
      message: "the merge key '<<' needs a mapping or a list of mappings: quote it if it is a name")
  }

  /// Refuses documents that would grow beyond all bounds if every alias were replaced by its anchor.
  ///
  /// Counts on the shared nodes, bottom up, and so takes a time that does not depend on the unfolded size.
  func checkUnfoldedSize(_ root: NodeID) throws(SyntaxProblem) {
    let records = builder.arena.records
    let limit = limits.maximumUnfoldedNodes
    var sizes = [Int](repeating: 1, count: records.count)
    var depths = [Int](repeating: 0, count: records.count)
    var total = 0
    for (index, record) in records.enumerated()
    where record.kind == .array || record.kind == .object {
      total += Int(record.count)
      for child in Int(record.first)..<Int(record.first + record.count) {
        sizes[index] = min(sizes[index] + sizes[child], limit + 1)
        depths[index] = max(depths[index], depths[child])
      }
      depths[index] += 1
      if sizes[index] > limit || total > limit {
        throw SyntaxProblem(
          code: "limit", offset: Int(record.position),
          message:
            "with its aliases replaced by what they stand for, the document has more than \(limit) nodes"
        )
      }
      if depths[index] > limits.maximumDepth { throw tooDeep(at: Int(record.position)) }
    }
  }

  func tooDeep(at offset: Int) -> SyntaxProblem {
    SyntaxProblem(
      code: "limit", offset: offset,
      message: "mappings and lists are nested more than \(limits.maximumDepth) levels deep")
  }

  func longNumber(at offset: Int) -> SyntaxProblem {
    SyntaxProblem(
      code: "limit", offset: offset,
      message: "this number is too long to be compared: quote it if it is a name")
  }
}
