import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// Every question about the schemas of a tiny grammar, answered by trying all values.
struct SmallWorldTests {
  @Test(arguments: SmallWorld.all)
  func `inclusion is decided as trying all values decides it`(_ world: SmallWorld) throws {
    var document = JSONValue.object([:])
    var definitions = world.definitions
    for (index, schema) in world.schemas.enumerated() {
      definitions[ExactString("schema\(index)")] = schema
    }
    document["$defs"] = definitions
    let old = try SchemaText(document.compactText)
    let new = try SchemaText(document.compactText)
    let oldSchemas = ids(world, old)
    let newSchemas = ids(world, new)
    try #require(oldSchemas.count == world.schemas.count && oldSchemas.count == newSchemas.count)
    let accepted = try acceptances(world, old, oldSchemas)
    let decider = InclusionDecider(old: old.store, new: new.store)
    var failures: [String] = []
    var count = 0
    var undecided = 0
    for (one, oldID) in oldSchemas.enumerated() {
      for (two, newID) in newSchemas.enumerated() {
        guard Repository.isRelease || (one * 31 + two * 17).isMultiple(of: 13) else { continue }
        count += 1
        let counterexample = world.values.indices.first { accepted[one][$0] && !accepted[two][$0] }
        let answer = decider.inclusion(
          old: oldID, new: newID, from: .old, reading: .pure, assumption: .openWorld)
        let problem: String?
        switch (answer, counterexample) {
        case (.included, nil), (.refuted, .some): problem = nil
        case (.included, let index?):
          problem = "included, but for \(world.values[index].compactText)"
        case (.refuted(let found), nil):
          problem = "included, but refuted by \(found.value.compactText)"
        case (.undecided(let reason), _):
          undecided += 1
          problem = "undecided: \(reason.text)"
        }
        guard let problem else { continue }
        failures.append(
          "\(world.schemas[one].compactText) in \(world.schemas[two].compactText): \(problem)")
      }
    }
    print(
      "small world of \(world): \(world.schemas.count) schemas, \(count) questions,"
        + " \(world.values.count) values, \(undecided) undecided")
    let failureCount = failures.count
    #expect(failureCount == 0, "\(failures.prefix(8).joined(separator: "\n"))")
  }

  private func ids(_ world: SmallWorld, _ text: SchemaText) -> [SchemaID] {
    let root = text.store.documents.documents[0].tree.rootNode
    return world.schemas.indices.compactMap { index in
      root["$defs"]?["schema\(index)"].map { node in
        text.store.id(at: Origin(document: 0, node: node.id), dialect: .openAPI31)
      }
    }
  }

  /// Whether each schema accepts each value.
  private func acceptances(
    _ world: SmallWorld, _ text: SchemaText, _ schemas: [SchemaID]
  ) throws -> [[Bool]] {
    let validator = Validator(text.store, reading: .pure)
    return try schemas.map { schema in
      try world.values.map { value in
        let isValid: Bool? = validator.judge(value, by: schema).isValid
        return try #require(isValid as Bool?)
      }
    }
  }
}
