import Testing
@Suite struct Tmp {
  @Test func counts() throws {
    let audit = try Audit()
    let clock = ContinuousClock()
    for version in SpecificationVersion.allCases {
      let questions = audit.questions(in: version)
      let base = try BaseDescription(version)
      print(version, questions.count)
      var by: [String: (Int, Duration)] = [:]
      let start = clock.now
      for (index, question) in questions.enumerated() where index % 40 == 0 {
        let one = clock.now
        _ = try question.answer(base)
        let d = clock.now - one
        let e = by[question.place.object] ?? (0, .zero)
        by[question.place.object] = (e.0 + 1, e.1 + d)
      }
      print(clock.now - start, questions.count / 40)
      for (k, v) in by.sorted(by: { $0.key < $1.key }) { print(k, v.0, v.1 / v.0) }
    }
  }
}
