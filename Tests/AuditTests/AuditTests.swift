import APIGraph
import Comparison
import DocumentTree
import TestSupport
import Testing

/// Every edit of every part of a description, held against the table of right answers.
@Suite struct AuditTests {
  private let audit: Audit

  init() throws { audit = try Audit() }

  @Test(arguments: SpecificationVersion.allCases)
  func `the readers have nothing to say of the descriptions that are edited`(
    _ version: SpecificationVersion
  ) throws {
    let api = try BaseDescription(version).description.api(seed: HashSeed())
    #expect(api.diagnostics.isEmpty, "\(api.diagnostics.map(\.message))")
  }

  @Test func `every place is a place of the description and of an object of the standard`() throws {
    for version in SpecificationVersion.allCases {
      let base = try BaseDescription(version)
      for place in audit.places where place.version == version {
        #expect(
          base.edited(at: place.pointer, beside: [:], [:]) != nil,
          "\(version.rawValue): no object at '\(place.pointer)'")
        #expect(
          audit.grammar.fields[place.object]?[version] != nil,
          "\(version.rawValue) has no \(place.object)")
      }
    }
  }

  @Test func `every field of the standard is edited`() {
    for (object, versions) in audit.grammar.fields {
      for (version, fields) in versions {
        let edited = Set(
          audit.places.filter { $0.object == object && $0.version == version }
            .flatMap(audit.questions).map { Grammar.name(of: $0.line.field) })
        let missing = fields.filter { !edited.contains($0) }
        #expect(missing.isEmpty, "\(object) in \(version.rawValue): no edit of \(missing)")
      }
    }
  }

  /// Prints the size of the audit: `swift test --disable-xctest --filter 'how much is asked'`.
  @Test func `how much is asked, of every place something`() {
    var lines = ["version   places    edits  comparisons"]
    func column(_ number: Int, _ width: Int) -> String {
      let text = String(number)
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func add(_ title: String, _ places: [AuditedPlace]) {
      let questions = places.map(audit.questions)
      for (place, asked) in zip(places, questions) {
        #expect(!asked.isEmpty, "nothing is asked of \(place.version.rawValue) \(place.name)")
      }
      let all = questions.flatMap(\.self)
      // Every edit is made in both directions.
      lines.append(
        title + String(repeating: " ", count: 7 - title.count) + column(places.count, 9)
          + column(Set(all.map(\.subject)).count, 9) + column(all.count * 2, 13))
    }
    for version in SpecificationVersion.allCases {
      add(version.rawValue, audit.places.filter { $0.version == version })
    }
    add("all", audit.places)
    print(lines.joined(separator: "\n"))
  }

  @Test func `every edit is made somewhere`() {
    for line in audit.lines where line.object != EditLine.anyObject {
      #expect(
        audit.places.contains { line.applies(to: $0, in: audit.grammar) },
        "\(line.object) \(line.field) \(line.placeWords) applies nowhere")
    }
  }

  @Test func `the table knows every edit and no other`() throws {
    guard !Recording.isOn else { return }
    let keys = SpecificationVersion.allCases.flatMap { version in
      audit.questions(in: version).map(\.key)
    }
    let asked = Set(keys)
    #expect(asked.count == keys.count, "two edits of a place have the same name")
    let recorded = Set(try AuditTable.recorded().answers.keys)
    #expect(asked.subtracting(recorded).isEmpty, "not in the table; record it, then read it")
    #expect(recorded.subtracting(asked).isEmpty, "no edit any more; record the table")
  }

  /// All edits in release, and a few hundred of them, spread over everything, in debug builds.
  @Test func `every edit has the recorded answer`() async throws {
    let path = Material.path("answers.tsv")
    if Recording.isOn {
      #expect(Repository.isRelease, "recording takes minutes in a debug build: use -c release")
      let table = AuditTable(try await AuditRun.answers(audit))
      try Recording.record(table.text, in: path)
      Issue.record("recorded: read it, then run again without RECORD")
      return
    }
    let expected = try AuditTable.recorded().answers
    let answers = try await AuditRun.answers(audit, every: Repository.isRelease ? 1 : 47)
    #expect(answers.count > 200)
    for (question, answer) in answers where expected[question.key] != answer {
      Issue.record(
        """
        \(question)
        expected: \(expected[question.key].map(\.description) ?? "no such line")
        got:      \(answer)
        """)
    }
  }
}
