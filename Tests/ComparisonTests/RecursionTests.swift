import Comparison
import DocumentTree
import TestSupport
import Testing

/// Compositions that contain themselves in place have no finite meaning, but must not hang.
@Suite("Recursion in place")
struct RecursionTests {
  private func description(limit: Int, count: Int) -> Description {
    var text = """
      openapi: 3.1.0
      info: {title: A, version: 1.0.0}
      paths:
        /a:
          post:
            requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/S0'}}}}
            responses: {'200': {description: done}}
      components:
        schemas:
      """
    for index in 0..<count {
      let others = (0..<count).map { "{$ref: '#/components/schemas/S\($0)'}" }
      let keyword = index.isMultiple(of: 2) ? "anyOf" : "oneOf"
      text += "\n    S\(index): {type: object, properties: {p\(index): {type: string, maxLength: "
      text += "\(limit)}}, \(keyword): [\(others.joined(separator: ", "))]}"
    }
    return Description(text)
  }

  // The limit is there for a test that never ends; other tests may take both cores for minutes.
  @Test(.timeLimit(.minutes(15)), arguments: [1, 3, 6])
  func `schemas that choose among each other are compared in bounded time`(count: Int) throws {
    let seed = HashSeed()
    let old = try description(limit: 9, count: count).api(seed: seed)
    let new = try description(limit: 5, count: count).api(seed: seed)
    let again = try description(limit: 9, count: count).api(seed: seed)
    let (_, time) = ThreadTime.measure {
      let changes = compare(old: old, new: new, prunes: false).changes
      #expect(changes.contains { $0.impact == .breaking })
      #expect(compare(old: old, new: again, prunes: false).changes.isEmpty)
    }
    #expect(time < .seconds(10), "\(time)")
  }
}
