import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// One edit inside a large reference cycle is one change, found in bounded time.
@Suite struct CycleTests {
  @Test(arguments: [true, false], [true, false])
  func `a property added inside a cycle is one additive change with every use`(
    _ prunes: Bool, _ hasAlternatives: Bool
  ) throws {
    let old = CyclicDescription(.none, hasAlternatives: hasAlternatives)
    let new = CyclicDescription(.addedProperty, hasAlternatives: hasAlternatives)
    let changes = try Inquiry(old.description, new.description, prunes: prunes).changes()
    #expect(changes.count == 1, "\(Trace.summary(changes))")
    let change = try #require(changes.first)
    #expect(change.impact == .additive)
    #expect(change.certainty == .proven)
    #expect(change.reach.map(\.operation).sorted() == old.operationsInCycle.sorted())
    #expect(change.reach.allSatisfy { $0.direction == .response && $0.impact == .additive })
  }

  @Test(arguments: [true, false])
  func `a type widened inside a cycle breaks every response once`(_ hasAlternatives: Bool) throws {
    let old = CyclicDescription(.none, hasAlternatives: hasAlternatives)
    let new = CyclicDescription(.otherType, hasAlternatives: hasAlternatives)
    let changes = try Inquiry(old.description, new.description).changes()
    #expect(changes.count == 1, "\(Trace.summary(changes))")
    let change = try #require(changes.first)
    #expect(change.impact == .breaking)
    #expect(change.certainty == .proven)
    #expect(!change.witnesses.isEmpty)
    #expect(change.reach.map(\.operation).sorted() == old.operationsInCycle.sorted())
  }

  /// Every schema of the cycle differs from its partner, because one of them does, and each pair is asked about.
  @Test(arguments: [CyclicDescription.Edit.addedProperty, .otherType], [true, false])
  func `the comparison takes some tens of times the time of reading at most`(
    _ edit: CyclicDescription.Edit, _ hasAlternatives: Bool
  ) throws {
    let old = CyclicDescription(.none, hasAlternatives: hasAlternatives).description
    let new = CyclicDescription(edit, hasAlternatives: hasAlternatives).description
    var reading = Duration.seconds(1000)
    var comparing = Duration.seconds(1000)
    // By turns, because other work on the machine slows down whatever runs beside it.
    for _ in 0..<5 {
      reading = min(
        reading,
        try ThreadTime.measure {
          let seed = HashSeed()
          for description in [old, new] { readAll(try description.api(seed: seed)) }
        }.time)
      comparing = min(
        comparing, try ThreadTime.measure { _ = try Inquiry(old, new).changes() }.time)
    }
    #expect(comparing < reading * 40, "comparing \(comparing), reading \(reading)")
  }

  /// Reads all operations, and all components with their properties, which nobody reads before somebody asks.
  private func readAll(_ api: API) {
    for heading in api.paths { _ = api.operation(heading) }
    let root = api.documents.documents[0].tree.rootNode
    guard let components = root["components"]?["schemas"] else { return }
    for component in components.members {
      let origin = Origin(document: 0, node: component.id)
      let schema = api.schemas.schema(
        api.schemas.id(at: origin, dialect: api.specification.dialect))
      for property in schema.properties { _ = api.schemas.schema(property.schema) }
    }
  }
}
