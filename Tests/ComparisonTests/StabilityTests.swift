import Comparison
import DocumentTree
import TestSupport
import Testing

/// What must stay the same from run to run and from edit to edit.
@Suite("Fingerprints and order")
struct StabilityTests {
  private let old = """
    openapi: 3.0.3
    info: {title: Shop, version: 1.0.0}
    paths:
      /orders:
        post:
          requestBody:
            content:
              application/json:
                schema: {$ref: '#/components/schemas/Order'}
          responses:
            '200':
              description: done
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Order'}
    components:
      schemas:
        Order:
          type: object
          properties:
            id: {type: string, maxLength: 10}
            note: {type: string}
            tags: {type: array, items: {type: string, enum: [a, b]}}
    """

  private var new: String {
    old.replacing("maxLength: 10", with: "maxLength: 5").replacing("[a, b]", with: "[a, c]")
      .replacing("        note: {type: string}\n", with: "")
  }

  @Test func `neither lines nor key order nor syntax enter a fingerprint`() throws {
    let plain = try fingerprints(Description(old), Description(new))
    #expect(plain.count == 4)
    let moved = try fingerprints(
      Description("# a comment\n\n" + old), Description("\n\n\n# another\n" + new))
    let shuffled = try fingerprints(
      Description(old).rendered(as: .json, rewriting: Shuffling(seed: 3)),
      Description(new).rendered(as: .yaml, rewriting: Shuffling(seed: 4)))
    #expect(moved == plain)
    #expect(shuffled == plain)
  }

  @Test func `another value gives another fingerprint`() throws {
    let plain = try fingerprints(Description(old), Description(new))
    let other = try fingerprints(
      Description(old), Description(new.replacing("maxLength: 5", with: "maxLength: 6")))
    #expect(plain.count == other.count)
    #expect(Set(plain).subtracting(other).count == 1)
  }

  @Test func `the greatest impact comes first, and the order is the same in every run`() throws {
    let changes = try changes(Description(old), Description(new))
    #expect(changes.map(\.impact) == changes.map(\.impact).sorted(by: >))
    for _ in 0..<5 {
      let again = try self.changes(Description(old), Description(new))
      #expect(again.map(\.fingerprint) == changes.map(\.fingerprint))
    }
  }

  private func fingerprints(_ old: Description, _ new: Description) throws -> [String] {
    try changes(old, new).map(\.fingerprint).sorted()
  }

  private func changes(_ old: Description, _ new: Description) throws -> [Change] {
    let seed = HashSeed()
    return try compare(old: old.api(seed: seed), new: new.api(seed: seed)).changes
  }
}
