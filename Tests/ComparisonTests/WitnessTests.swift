import Comparison
import DocumentTree
import TestSupport
import Testing

/// What a reader gets to see as the proof of a break.
@Suite("Witnesses")
struct WitnessTests {
  /// A description with one response, whose schema is given line by line.
  private func description(_ schema: String) -> Description {
    let lines = schema.split(separator: "\n").map { "                " + $0 }
    return Description(
      """
      openapi: 3.0.3
      info: {title: Shop, version: 1.0.0}
      paths:
        /orders:
          get:
            responses:
              '200':
                description: done
                content:
                  application/json:
                    schema:
      \(lines.map { "      " + $0 }.joined(separator: "\n"))
      """)
  }

  private func witness(_ site: String, _ old: String, _ new: String) throws -> Witness {
    let seed = HashSeed()
    let changes = compare(
      old: try description(old).api(seed: seed), new: try description(new).api(seed: seed)
    ).changes
    let change = try #require(
      changes.first { $0.site.hasSuffix(site) && !$0.witnesses.isEmpty },
      "\(Trace.summary(changes))")
    return change.witnesses[0]
  }

  @Test func `a message shows the change that it stands under and no other`() throws {
    let old = """
      type: object
      required: [milestone, state]
      properties:
        milestone: {type: object}
        state: {type: string, enum: [open]}
        zone: {type: object, properties: {secret: {type: string}}}
      """
    let new =
      old.replacing("{type: object}\n", with: "{type: object, nullable: true}\n")
      .replacing("secret: {type: string}", with: "secret: {type: string, nullable: true}")
      .replacing("[open]", with: "[closed, open]")
    let inner = try witness("zone › secret", old, new)
    #expect(inner.at == "/zone/secret")
    #expect(
      inner.body?.compactText == #"{"milestone":{},"state":"open","zone":{"secret":null}}"#)
    #expect(try witness("milestone", old, new).at == "/milestone")
    #expect(try witness("state", old, new).at == "/state")
  }

  @Test func `a message that cannot show one change alone tells the place of its own`() throws {
    let old = """
      type: object
      required: [created]
      properties:
        created: {type: string}
        expired: {type: string}
      """
    let new = old.replacing("string", with: "integer")
    let witness = try witness("expired", old, new)
    #expect(witness.at == "/expired")
    #expect(witness.body?.compactText == #"{"created":0,"expired":0}"#)
  }

  @Test func `long examples lose what does not matter`() throws {
    let names = (0..<30).map { "detail\($0)" }
    let old = """
      type: object
      required: [id]
      properties:
        id: {type: string}
        state: {type: string, enum: [open, closed]}
      \(names.map { "  \($0): {type: string}" }.joined(separator: "\n"))
      example:
        id: order-1
        state: open
      \(names.map { "  \($0): a text that nobody has to read" }.joined(separator: "\n"))
      """
    let witness = try witness(
      "state", old, old.replacing("[open, closed]", with: "[open, closed, lost]"))
    let body = try #require(witness.body)
    #expect(witness.at == "/state")
    #expect(body.compactText.utf8.count <= 200, "\(body.compactText)")
    guard case .object(let members) = body else { return #expect(Bool(false)) }
    #expect(members["id"] == .text("order-1"))
    #expect(members["state"] == .text("lost"))
  }

  @Test func `names and texts that are invented are ones that readers know`() throws {
    let old = """
      type: object
      required: [note]
      properties:
        note: {type: string}
        networks:
          type: object
          additionalProperties: {type: object}
      """
    let new = old.replacing("{type: object}", with: "{type: object, nullable: true}")
    #expect(
      try witness("additionalProperties", old, new).body?.compactText
        == #"{"networks":{"key":null},"note":"string"}"#)
    let exemplary = new + "\n    example: {bridge: {}}"
    #expect(
      try witness("additionalProperties", old, exemplary).body?.compactText
        == #"{"networks":{"bridge":null},"note":"string"}"#)
  }
}
