import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The published tests of JSON Schema as questions about inclusion: a value is valid if the schema of it alone is included.
@Suite(.enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct SuiteInclusionTests {
  @Test func `the schema of one value is in what accepts the value and in no complement of it`()
    throws
  {
    var questions = 0
    var undecided: [String: Int] = [:]
    for group in try JSONSchemaSuite.groups(in: "draft2020-12") {
      for test in group.cases {
        let value = try SchemaText(JSONValue.members(["const": test.value]).compactText)
        let schema = try SchemaText(
          group.schema.compactText, location: "suite.json", loader: JSONSchemaSuite.loader)
        let decider = InclusionDecider(old: value.store, new: schema.store)
        let reading = SchemaReading(assertsFormats: false)
        let answer = decider.inclusion(
          old: value.id, new: schema.id, from: .old, reading: reading, assumption: .openWorld)
        let relation = decider.relation(
          old: value.id, new: schema.id, reading: reading, assumption: .openWorld)
        questions += 1
        let title = "\(group.file): \(group.title): \(test.title)"
        switch answer {
        case .included: #expect(test.isValid, "\(title)")
        case .refuted(let counterexample):
          #expect(!test.isValid && counterexample.value == test.value, "\(title)")
        case .undecided(let reason): undecided["\(group.file) \(reason.kind)", default: 0] += 1
        }
        switch relation {
        case .equal, .wider: #expect(test.isValid, "\(title): \(relation)")
        // The schema of the suite may accept nothing at all.
        case .disjoint, .narrower: #expect(!test.isValid, "\(title): \(relation)")
        case .overlapping: Issue.record("\(title): one value cannot be shared in part")
        case .undecided: break
        }
      }
    }
    let count = undecided.values.reduce(0, +)
    print("suite: \(questions) questions, undecided: \(undecided.sorted { $0.key < $1.key })")
    #expect(questions > 1000)
    #expect(count * 50 < questions, "2% or more undecided")
  }
}
