import TestSupport

/// The answers to all edits, in the form that is committed: a line for all places of an edit that have the same answer.
struct AuditTable: Sendable {
  /// A line of the table.
  struct Line: Sendable {
    let subject: AuditedEdit
    let places: PlaceList
    /// The answer from the old side to the new, and back.
    let answer: AuditAnswer

    var text: String {
      [
        subject.object, subject.field, subject.edit, places.description,
        answer.forward.description, answer.backward.description,
      ].joined(separator: "\t")
    }
  }

  /// An edit at one place of one version.
  struct Key: Hashable, Sendable {
    let subject: AuditedEdit
    let place: String
    let version: SpecificationVersion
  }

  /// The lines, in the order in which the edits are listed.
  let lines: [Line]

  private static let header = "object\tfield\tedit\tplaces\told to new\tnew to old"

  /// The table as it is committed.
  var text: String {
    ([AuditTable.header] + lines.map(\.text)).joined(separator: "\n") + "\n"
  }

  /// The table of answers, which come version by version in the order of the material.
  init(_ answers: [(question: AuditQuestion, answer: AuditAnswer)]) {
    var groups = OrderedGroups<String, OrderedGroups<AuditedEdit, AuditedAnswer>>()
    for (question, answer) in answers {
      let subject = question.subject
      groups["\(subject.object) \(subject.field)", default: OrderedGroups()][
        subject, default: AuditedAnswer()
      ].add(answer, at: question.place)
    }
    lines = groups.entries.flatMap { _, edits in
      edits.entries.flatMap { subject, answers in
        answers.places.entries.map { answer, places in
          Line(subject: subject, places: PlaceList(places), answer: answer)
        }
      }
    }
  }

  /// Reads the table that is committed.
  static func recorded() throws -> AuditTable {
    AuditTable(
      lines: try Material.rows("answers.tsv").map { row in
        guard row.count == 6, let places = PlaceList(row[3]), let forward = Verdict(row[4]),
          let backward = Verdict(row[5])
        else { throw Material.Mistake("answers.tsv: \(row)") }
        return Line(
          subject: AuditedEdit(object: row[0], field: row[1], edit: row[2]), places: places,
          answer: AuditAnswer(forward: forward, backward: backward))
      })
  }

  private init(lines: [Line]) { self.lines = lines }

  /// The answers by edit and place.
  var answers: [Key: AuditAnswer] {
    var answers: [Key: AuditAnswer] = [:]
    for line in lines {
      for (place, version) in line.places.places {
        answers[Key(subject: line.subject, place: place, version: version)] = line.answer
      }
    }
    return answers
  }
}

/// The places of one edit by the answer that they have.
private struct AuditedAnswer {
  private(set) var places = OrderedGroups<AuditAnswer, [AuditedPlace]>()

  mutating func add(_ answer: AuditAnswer, at place: AuditedPlace) {
    places[answer, default: []].append(place)
  }
}

/// Values by key, in the order in which the keys came.
struct OrderedGroups<Key: Hashable, Value> {
  private var order: [Key] = []
  private var values: [Key: Value] = [:]

  subscript(key: Key, default value: @autoclosure () -> Value) -> Value {
    get { values[key] ?? value() }
    set {
      if values.updateValue(newValue, forKey: key) == nil { order.append(key) }
    }
  }

  /// All keys with their values.
  var entries: [(Key, Value)] { order.compactMap { key in values[key].map { (key, $0) } } }
}
