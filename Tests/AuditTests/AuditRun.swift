/// Makes edits and compares.
enum AuditRun {
  /// The answers to every n-th edit, in the order of the material.
  static func answers(
    _ audit: Audit, every stride: Int = 1
  ) async throws -> [(question: AuditQuestion, answer: AuditAnswer)] {
    let versions = SpecificationVersion.allCases
    let bases = try versions.map { try BaseDescription($0) }
    let questions = zip(versions, bases).flatMap { version, base in
      audit.questions(in: version).map { (question: $0, base: base) }
    }
    let chosen = Swift.stride(from: 0, to: questions.count, by: stride).map { questions[$0] }
    // Parts of like size keep all processors busy.
    let parts = Swift.stride(from: 0, to: chosen.count, by: 64).map {
      chosen[$0..<min($0 + 64, chosen.count)]
    }
    return try await withThrowingTaskGroup(of: (Int, [AuditAnswer]).self) { group in
      for (index, part) in parts.enumerated() {
        group.addTask { (index, try part.map { try $0.question.answer($0.base) }) }
      }
      var answers = [[AuditAnswer]](repeating: [], count: parts.count)
      for try await (index, found) in group { answers[index] = found }
      return Array(zip(chosen.map(\.question), answers.joined()))
    }
  }
}
