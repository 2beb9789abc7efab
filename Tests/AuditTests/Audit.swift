import DocumentTree
import TestSupport

/// The whole space of edits: every place of a description with every edit that makes sense there.
struct Audit: Sendable {
  let grammar: Grammar
  let places: [AuditedPlace]
  let lines: [EditLine]

  /// The names of the objects that take the edits of another object for fields that have none of their own.
  private static let borrowers = ["Items": "Schema"]

  init() throws {
    let grammar = try Grammar()
    self.grammar = grammar
    places = try AuditedPlace.all()
    var lines = try EditLine.all()
    for (borrower, lender) in Audit.borrowers {
      let own = Set(lines.filter { $0.object == borrower }.map(\.field))
      lines += lines.filter { line in
        line.object == lender && !own.contains(line.field)
          && line.versions.contains(.v2) && line.field != EditLine.severalFields
          && grammar.allows(line.field, of: borrower, in: .v2)
      }.map { $0.moved(to: borrower) }
    }
    self.lines = lines
  }

  /// The edits at a place, in the order of the material.
  func questions(at place: AuditedPlace) -> [AuditQuestion] {
    lines.filter { $0.applies(to: place, in: grammar) }.flatMap { line in
      line.edits.map { AuditQuestion(place: place, line: line, edit: $0) }
    }
  }

  /// All edits of a version.
  func questions(in version: SpecificationVersion) -> [AuditQuestion] {
    places.filter { $0.version == version }.flatMap(questions)
  }
}

/// One edit at one place.
struct AuditQuestion: Sendable, CustomStringConvertible {
  let place: AuditedPlace
  let line: EditLine
  let edit: EditLine.Edit

  /// What the edit is about, wherever it is made.
  var subject: AuditedEdit {
    AuditedEdit(object: place.object, field: line.field, edit: edit.label)
  }

  /// The edit and its place, as the table names them.
  var key: AuditTable.Key {
    AuditTable.Key(subject: subject, place: place.name, version: place.version)
  }

  var description: String {
    "\(place.version.rawValue) \(place.name): \(place.object).\(line.field) \(edit.label)"
  }

  /// The answers in both directions.
  func answer(_ base: BaseDescription) throws -> AuditAnswer {
    guard let old = base.edited(at: place.pointer, beside: line.beside, edit.old),
      let new = base.edited(at: place.pointer, beside: line.beside, edit.new)
    else { throw Material.Mistake("\(place.version.rawValue) has no \(place.name)") }
    return AuditAnswer(
      forward: try Verdict(old: old, new: new), backward: try Verdict(old: new, new: old))
  }
}

/// An edit of a field of an object, without its place.
struct AuditedEdit: Hashable, Sendable {
  let object: String
  let field: String
  let edit: String
}

/// The answers to an edit, from the old side to the new and back.
struct AuditAnswer: Hashable, Sendable, CustomStringConvertible {
  let forward: Verdict
  let backward: Verdict

  var description: String { "\(forward); back: \(backward)" }
}
