import APIGraph
import DocumentTree
import SchemaLogic
import Testing

/// Schemas that apply to one value together, wherever they stand.
struct InclusionPlacesTests {
  /// A description of schemas each of which takes in the one before, so that each is nested more deeply in place.
  private struct Tower {
    let store: SchemaStore
    let floors: [SchemaID]

    init(least: Int) throws {
      var floors = [#""s0": {"type": "string", "minLength": \#(least)}"#]
      for number in 1...44 {
        floors.append(
          """
          "s\(number)": {"anyOf": [{"$ref": "#/$defs/s\(number - 1)"}, {"type": "integer", "minimum": \(number)}]}
          """)
      }
      let text = #"{"$defs": {\#(floors.joined(separator: ","))}}"#
      let seed = HashSeed()
      let tree = try Tree.parse(Source(name: "tower.json", bytes: Array(text.utf8)), seed: seed)
      let documents = DocumentSet(
        root: tree, location: "tower.json", loader: .none, limits: .standard, seed: seed)
      let store = SchemaStore(documents: documents)
      self.store = store
      self.floors = try (0..<floors.count).map { number in
        let node = try #require(tree.rootNode["$defs"]?["s\(number)"])
        return store.id(at: Origin(document: 0, node: node.id), dialect: .openAPI31)
      }
    }
  }

  private func answer(_ floor: Int, _ towers: [Tower], _ decider: InclusionDecider) -> Inclusion {
    decider.inclusion(
      old: towers[0].floors[floor], new: towers[1].floors[floor], from: .old,
      reading: SchemaReading(omission: .readOnly), assumption: .openWorld)
  }

  /// What was learnt of a schema at one place is used at others, as far as it would be found there too.
  @Test func `what was asked of other schemas before does not matter`() throws {
    let towers = [try Tower(least: 0), try Tower(least: 1)]
    func decider() -> InclusionDecider {
      InclusionDecider(old: towers[0].store, new: towers[1].store)
    }
    let asked = [3, 44, 20, 31, 12, 28, 35, 29, 30]
    let upwards = decider()
    let downwards = decider()
    var before: [Int: Inclusion] = [:]
    for floor in asked.sorted() { before[floor] = answer(floor, towers, upwards) }
    for floor in asked.sorted().reversed() {
      let alone = answer(floor, towers, decider())
      #expect(answer(floor, towers, downwards) == alone, "\(floor)")
      #expect(before[floor] == alone, "\(floor)")
    }
    #expect(before.values.contains { if case .refuted = $0 { true } else { false } })
    #expect(before.values.contains(.undecided(.depth)))
  }
}
