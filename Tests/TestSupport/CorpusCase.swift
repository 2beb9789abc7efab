import Comparison
import DocumentTree

/// One case of the corpus: a folder with two descriptions and the answer to their comparison.
package struct CorpusCase: Sendable, CustomStringConvertible {
  /// What a case shows about its rule.
  package enum Kind: Sendable {
    /// The rule's example, in which it fires.
    case example
    /// A further case in which the rule fires.
    case further
    /// A case that is near the rule and in which it does not fire.
    case counterexample
    /// Two descriptions that mean the same.
    case refactoring
  }

  /// The folder that holds the refactorings.
  package static let refactorings = "no-change"

  /// The name of the folder above: a rule's identifier, or `no-change`.
  package let group: String

  /// The name of the case's own folder.
  package let name: String

  /// The group and the name, for the test's trace.
  package var description: String { group + "/" + name }

  /// What the case shows.
  package var kind: Kind {
    if group == CorpusCase.refactorings { return .refactoring }
    if name == "example" { return .example }
    return name.hasPrefix("not-") ? .counterexample : .further
  }

  private var folder: String { "\(Repository.corpus)/\(group)/\(name)" }

  /// The file with the recorded answer.
  package var expectedFile: String { folder + "/expected.json" }

  /// The recorded answer; `nil` where none was recorded yet.
  package var expected: Answer? {
    (try? Files.text(expectedFile)).map { Answer(recorded: $0) }
  }

  /// The old description.
  package func old() throws -> Description { try description(of: "old") }

  /// The new description.
  package func new() throws -> Description { try description(of: "new") }

  /// What the case asks for beside the two descriptions, from its `options.json`; nothing for nearly all cases.
  package func options() throws -> Inquiry.Options {
    var options = Inquiry.Options()
    guard let list = try object(in: "options.json") else { return options }
    for member in list.members {
      switch member.key {
      case "audience"?:
        options.audience = Audience.Kind(rawValue: member.text) ?? options.audience
      case "components"?: options.judgesComponents = member.boolean == true
      default:
        throw Files.Failure(description: "'\(description)' has no option '\(member.key ?? "")'")
      }
    }
    return options
  }

  /// The reason why a law does not hold for this case, from its `laws.json`; `nil` for nearly all cases.
  package func exception(from law: Law) throws -> String? {
    try exceptionList()?[law.rawValue]?.string
  }

  /// The names of the laws that do not hold for this case.
  package func exceptions() throws -> [String] {
    try exceptionList()?.members.compactMap(\.key) ?? []
  }

  private func exceptionList() throws -> Node? { try object(in: "laws.json") }

  private func object(in name: String) throws -> Node? {
    let file = folder + "/" + name
    guard Files.isFile(file) else { return nil }
    let source = Source(name: file, bytes: try Files.read(file))
    return try Tree.parse(source, seed: HashSeed()).rootNode
  }

  /// A side is `old.yaml`, `old.json`, or a folder `old` whose root document is `openapi.yaml`.
  private func description(of side: String) throws -> Description {
    for name in [side + ".yaml", side + ".json", side + "/openapi.yaml"] {
      let path = folder + "/" + name
      if Files.isFile(path) { return Description(path: path) }
    }
    throw Files.Failure(description: "'\(description)' has no \(side).yaml")
  }

  /// Every case on disk.
  package static let all: [CorpusCase] = groups.flatMap { group in
    Files.names(in: Repository.corpus + "/" + group)
      .filter { Files.isFolder("\(Repository.corpus)/\(group)/\($0)") }
      .map { CorpusCase(group: group, name: $0) }
  }

  /// Every folder of the corpus that holds cases.
  package static let groups = Files.names(in: Repository.corpus)
    .filter { Files.isFolder(Repository.corpus + "/" + $0) }
}
