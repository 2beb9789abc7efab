import APIGraph
import DocumentTree

// What is assumed of those who send objects, as conditions on one object (see `Assumption`).
extension GoalSolver {
  /// The conditions that the assumption of a goal puts on objects.
  func assumedClauses(of goal: Goal) -> [Formula] {
    var common = NameOutline.Part()
    var branches: [NameOutline.Part] = []
    var receiverNames: Set<ExactString> = []
    var omitted: Set<ExactString> = []
    var speaksOfOthers = false
    var possible: Set<ExactString> = []
    for entry in goal.entries {
      guard let outline = compiler.outline(at: entry.location) else { continue }
      if entry.roles.contains(.receiver) { receiverNames.formUnion(outline.names) }
      if entry.roles.contains(.possible) {
        possible.formUnion(outline.namesInUse)
        common.isMap = common.isMap || outline.mayAllowAnyName
        speaksOfOthers = speaksOfOthers || outline.speaksOfOthers
      }
      guard entry.roles.contains(.sender) else { continue }
      omitted.formUnion(outline.omitted)
      common.names.formUnion(outline.common.names)
      common.required.formUnion(outline.common.required)
      common.isMap = common.isMap || outline.common.isMap
      branches += outline.branches
      speaksOfOthers = speaksOfOthers || outline.speaksOfOthers
    }
    let sender = SenderNames(common: common, branches: branches, compiler: compiler)
    // What messages leave out is sent by nobody (OAS 3.0 §4.7.24.2).
    let absent = omitted.sorted().map { compiler.arena.literal(.required($0)).negated }
    guard !common.isMap, !sender.isBare else { return absent }
    if goal.assumption == .freshNames {
      return absent
        + receiverNames.subtracting(common.names).subtracting(common.required)
        .subtracting(possible).sorted().map { sender.absence(of: $0) }
    }
    if speaksOfOthers { return absent }
    if goal.assumption == .namesInUse { possible.formUnion(sender.required) }
    return absent + sender.closing(allowing: possible)
  }
}

/// The names that a sender declares at a place.
private struct SenderNames {
  let common: NameOutline.Part
  let branches: [NameOutline.Part]
  let compiler: FormulaCompiler

  /// Whether nothing is declared anywhere, so that any name may be used.
  var isBare: Bool { common.names.isEmpty && branches.allSatisfy { $0.names.isEmpty } }

  /// All names that are required.
  var required: Set<ExactString> {
    branches.reduce(into: common.required) { $0.formUnion($1.required) }
  }

  /// That a name is not used, unless a branch that declares it, or any name, holds.
  func absence(of name: ExactString) -> Formula {
    let declaring = branches.filter {
      $0.names.contains(name) || $0.required.contains(name)
    }.map(\.condition)
    return compiler.arena.any(
      [compiler.arena.literal(.required(name)).negated] + declaring + exceptions)
  }

  /// When any name may be used: a branch is a map, or nothing that holds declares anything.
  private var exceptions: [Formula] {
    var result: [Formula] = []
    for branch in branches {
      let isBare = common.names.isEmpty && branch.names.isEmpty && branch.isBesideNames
      if branch.isMap || isBare { result.append(branch.condition) }
    }
    if common.names.isEmpty {
      let declaring = branches.filter { !$0.names.isEmpty }
      result.append(compiler.arena.refused(compiler.arena.any(declaring.map(\.condition))))
    }
    return result
  }

  /// That no name is used but those that are declared, and some others.
  func closing(allowing others: Set<ExactString>) -> [Formula] {
    let names = branches.reduce(into: common.names.union(others)) { $0.formUnion($1.names) }
    let entries = names.sorted().map { MembersLiteral.Entry(key: $0, location: .anything) }
    let closed = compiler.arena.literal(
      .members(MembersLiteral(named: entries, patterns: [], additional: .nothing)))
    return [compiler.arena.any([closed] + exceptions)]
      + names.subtracting(common.names).subtracting(others).sorted().map { absence(of: $0) }
  }
}
