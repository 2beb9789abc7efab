import Breakwater
import TestSupport
import Testing

/// The pages of the library's documentation and the rules say the same.
@Suite struct DocumentationTests {
  @Test(arguments: RuleCatalogue().rules)
  func `the page of a rule is current`(_ rule: RuleDescription) throws {
    let page = RulePage(rule: rule)
    try check(page.text(), in: page.file)
  }

  @Test func `the list of rules is current`() throws {
    try check(RuleListPage().text(), in: RuleListPage.file)
  }

  @Test func `every rule has a page, and every page a rule`() {
    let rules = RuleCatalogue().rules.map { $0.id + ".md" }.sorted()
    #expect(!rules.isEmpty)
    #expect(Files.names(in: RulePage.folder).sorted() == rules, "delete pages without a rule")
  }

  @Test(arguments: RuleCatalogue().rules)
  func `the differences on a page make the new description of the old one`(
    _ rule: RuleDescription
  ) throws {
    let page = try Files.text(RulePage(rule: rule).file)
    let blocks = page.components(between: "```diff\n", and: "```\n")
    let cases =
      CorpusCase.all.filter { $0.group == rule.id && $0.kind == .example }
      + CorpusCase.all.filter { $0.group == rule.id && $0.kind == .counterexample }
    #expect(cases.count >= 2)
    #expect(blocks.count == cases.count)
    for (block, example) in zip(blocks, cases) {
      let old = String(decoding: try example.old().root().bytes, as: UTF8.self)
      let new = String(decoding: try example.new().root().bytes, as: UTF8.self)
      #expect(try Patch(block).applied(to: old) == new, "\(example)")
    }
  }

  @Test(arguments: RuleCatalogue().rules)
  func `the example on a page shows its rule`(_ rule: RuleDescription) throws {
    let example = try #require(
      CorpusCase.all.first { $0.group == rule.id && $0.kind == .example })
    let answer = try CaseAnswer(example)
    let change = try #require(answer.report.changes.first { $0.rule == rule.id })
    // Lines are broken where they are too long, and what is quoted may stand in a heading instead.
    let shown = answer.transcript(of: rule.id).split { " \n".contains($0) }.joined(separator: " ")
    let pieces = change.message.split(separator: "'", omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() where index.isMultiple(of: 2) {
      let words = piece.split(separator: " ").joined(separator: " ")
      #expect(words.isEmpty || shown.contains(words), "\(change.message)")
    }
  }

  @Test func `every link leads somewhere`() throws {
    let pages =
      Files.names(in: RulePage.catalogue).filter { $0.hasSuffix(".md") }
      + Files.names(in: RulePage.folder).map { "Rules/" + $0 }
    let names = Set(pages.map { String($0.split(separator: "/").last?.dropLast(3) ?? "") })
    var count = 0
    for page in pages {
      let text = try Files.text(RulePage.catalogue + "/" + page)
      for name in text.components(between: "<doc:", and: ">") {
        #expect(names.contains(name), "\(page) names <doc:\(name)>")
        count += 1
      }
      let folder = page.hasPrefix("Rules/") ? RulePage.folder : RulePage.catalogue
      let targets =
        text.components(between: "href=\"", and: "\"") + text.components(between: "](", and: ")")
      for target in targets where !target.hasPrefix("https://") {
        let path = folder + "/" + target
        #expect(Files.isFile(path) || Files.isFolder(path), "\(page) leads to '\(target)'")
        count += 1
      }
    }
    #expect(count > 2 * RuleCatalogue().rules.count)
  }

  @Test func `every symbol that the first page links to is public`() throws {
    let sources = Repository.root + "/Sources/Breakwater"
    let declarations = try Files.names(in: sources).flatMap { name in
      let files =
        name.hasSuffix(".swift")
        ? [name] : Files.names(in: "\(sources)/\(name)").map { name + "/" + $0 }
      return try files.filter { $0.hasSuffix(".swift") }.map { try Files.text(sources + "/" + $0) }
    }.joined()
    let page = try Files.text(RulePage.catalogue + "/Breakwater.md")
    let symbols = page.components(between: "- ``", and: "``")
    #expect(symbols.count > 10)
    for symbol in symbols {
      #expect(
        ["struct", "enum"].contains { declarations.contains("public \($0) \(symbol): ") },
        "there is no public type '\(symbol)'")
    }
  }

  @Test func `recording fails`() {
    #expect(!Recording.isOn, "RECORD is set: pages were rewritten, not checked")
  }

  private func check(_ text: String, in file: String) throws {
    if Recording.isOn {
      try Recording.record(text, in: file)
      Issue.record("recorded \(file): read it, then run again without RECORD")
      return
    }
    let recorded = try? Files.text(file)
    #expect(recorded == text, "record it with RECORD=1, then read it: \(file)")
  }
}

extension String {
  /// What stands between each beginning and the next end behind it.
  fileprivate func components(between beginning: String, and end: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let start = rest.firstRange(of: beginning) {
      rest = rest[start.upperBound...]
      guard let stop = rest.firstRange(of: end) else { break }
      parts.append(String(rest[..<stop.lowerBound]))
      rest = rest[stop.upperBound...]
    }
    return parts
  }
}
