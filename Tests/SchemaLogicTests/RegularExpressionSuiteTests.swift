import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The matcher on the tests of JSON-Schema-Test-Suite that turn on one pattern alone.
@Suite(.enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct RegularExpressionSuiteTests {
  private static let files = [
    "optional/ecmascript-regex.json", "pattern.json", "optional/non-bmp-regex.json",
  ]

  @Test(arguments: files)
  func `patterns match what the test suite says`(file: String) throws {
    let folder = try #require(Repository.shared) + "/suites/json-schema/draft2020-12/"
    let tree = try Tree.parseJSON(
      Source(name: file, bytes: Files.read(folder + file)), seed: HashSeed())
    var count = 0
    for group in tree.rootNode.jsonValue.elements {
      for test in group["tests"]?.elements ?? [] {
        guard let schema = group["schema"], let data = test["data"], let isValid = test["valid"]
        else { continue }
        if let pattern = schema["pattern"]?.string, let text = data.string {
          count += 1
          #expect(
            RegularExpression(pattern)?.matches(text) == isValid.boolean, "\(pattern) \(text)")
        }
        // Where nothing else is allowed, a member is valid when its name matches.
        if schema["additionalProperties"] == .boolean(false),
          case .object(let patterns)? = schema["patternProperties"], patterns.count == 1,
          case .object(let members) = data, members.count == 1,
          let pattern = patterns.keys.first, let name = members.keys.first
        {
          count += 1
          #expect(RegularExpression(pattern.string)?.matches(name.string) == isValid.boolean)
        }
      }
    }
    #expect(count > 0)
  }
}
