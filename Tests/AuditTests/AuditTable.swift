/// The answers to all edits, in the form that is committed: a line for all places of an edit that have the same answer.
struct AuditTable: Sendable {
  /// A line of the table.
  struct Line: Sendable {
    let subject: AuditedEdit
    /// The places with their versions, such as `request 2.0-3.2`.
    let places: String
    let forward: String
    let backward: String

    var text: String {
      [subject.object, subject.field, subject.edit, places, forward, backward]
        .joined(separator: "\t")
    }
  }

  /// The lines, in the order in which the edits are listed.
  let lines: [Line]

  /// The table as it is committed.
  var text: String {
    (["object\tfield\tedit\tplaces\told to new\tnew to old"] + lines.map(\.text))
      .joined(separator: "\n") + "\n"
  }

  /// The table of answers, which come in the order of the material, version by version.
  init(_ answers: [(question: AuditQuestion, answer: AuditAnswer)]) {
    var order: [AuditedEdit] = []
    var groups: [AuditedEdit: [(question: AuditQuestion, answer: AuditAnswer)]] = [:]
    for entry in answers {
      let subject = entry.question.subject
      if groups[subject] == nil { order.append(subject) }
      groups[subject, default: []].append(entry)
    }
    var rank: [String: Int] = [:]
    for subject in order where rank[subject.object] == nil { rank[subject.object] = rank.count }
    var fieldRank: [String: Int] = [:]
    for subject in order {
      let field = "\(subject.object) \(subject.field)"
      if fieldRank[field] == nil { fieldRank[field] = fieldRank.count }
    }
    let sorted = order.enumerated().sorted { left, right in
      func key(_ entry: (offset: Int, element: AuditedEdit)) -> (Int, Int, Int) {
        let subject = entry.element
        return (
          rank[subject.object] ?? 0, fieldRank["\(subject.object) \(subject.field)"] ?? 0,
          entry.offset
        )
      }
      return key(left) < key(right)
    }
    lines = sorted.flatMap { AuditTable.lines(of: $0.element, groups[$0.element] ?? []) }
  }

  private static func lines(
    of subject: AuditedEdit, _ entries: [(question: AuditQuestion, answer: AuditAnswer)]
  ) -> [Line] {
    var order: [AuditAnswer] = []
    var places: [AuditAnswer: [AuditedPlace]] = [:]
    for entry in entries {
      if places[entry.answer] == nil { order.append(entry.answer) }
      places[entry.answer, default: []].append(entry.question.place)
    }
    return order.map { answer in
      Line(
        subject: subject, places: text(of: places[answer] ?? []),
        forward: answer.forward.description, backward: answer.backward.description)
    }
  }

  /// Places by name, places of the same versions together: `request, response 2.0 3.0; callback 3.0`.
  private static func text(of places: [AuditedPlace]) -> String {
    var names: [String] = []
    var versions: [String: [SpecificationVersion]] = [:]
    for place in places {
      if versions[place.name] == nil { names.append(place.name) }
      versions[place.name, default: []].append(place.version)
    }
    var spans: [String] = []
    var members: [String: [String]] = [:]
    for name in names {
      let span = (versions[name] ?? []).sorted().map(\.rawValue).joined(separator: " ")
      if members[span] == nil { spans.append(span) }
      members[span, default: []].append(name)
    }
    return spans.map { "\((members[$0] ?? []).joined(separator: ", ")) \($0)" }
      .joined(separator: "; ")
  }
}
