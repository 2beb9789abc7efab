/// The answers of one run, which several tests look at.
enum AuditRun {
  /// Makes every edit and compares, the versions at the same time.
  static func answers(
    _ audit: Audit
  ) async throws -> [(question: AuditQuestion, answer: AuditAnswer)] {
    try await withThrowingTaskGroup(of: (Int, [AuditAnswer]).self) { group in
      let versions = SpecificationVersion.allCases
      for (index, version) in versions.enumerated() {
        group.addTask {
          let base = try BaseDescription(version)
          return (index, try audit.questions(in: version).map { try $0.answer(base) })
        }
      }
      var answers = [[AuditAnswer]](repeating: [], count: versions.count)
      for try await (index, found) in group { answers[index] = found }
      return zip(versions, answers).flatMap { version, answers in
        zip(audit.questions(in: version), answers).map { ($0, $1) }
      }
    }
  }

  /// The table of a run.
  static func table(_ audit: Audit) async throws -> AuditTable {
    AuditTable(try await answers(audit))
  }
}
