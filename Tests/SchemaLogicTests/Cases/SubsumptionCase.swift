import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// A pair of schemas of `../shared/subsumption/cases.json` with what is known of it.
struct SubsumptionCase: Sendable, CustomStringConvertible {
  let name: String
  let pair: OraclePair
  let assumption: Assumption
  /// How the two lie to each other; `nil` where one word does not say it.
  let relation: Relation?
  let isOldInNew: Bool
  let isNewInOld: Bool
  let onlyOld: [JSONValue]
  let onlyNew: [JSONValue]
  let both: [JSONValue]
  /// Whether "undecided" is good enough.
  let mayBeUndecided: Bool

  /// The name, for the test's trace.
  var description: String { name }

  /// All cases; empty on machines that lack them.
  static let all: [SubsumptionCase] = {
    guard let shared = Repository.shared,
      let text = try? Files.text(shared + "/subsumption/cases.json"),
      let value = try? JSONValue(parsing: text)
    else { return [] }
    return value.elements.compactMap(SubsumptionCase.init)
  }()

  private init?(_ record: JSONValue) {
    guard let name = record["name"]?.string, let old = record["old"], let new = record["new"],
      let isOldInNew = record["oldInNew"]?.boolean, let isNewInOld = record["newInOld"]?.boolean
    else { return nil }
    self.name = name
    var pair = OraclePair(old: old, new: new)
    pair.oldDialect = record["oldDialect"]?.string == "3.0" ? .openAPI30 : .openAPI31
    pair.newDialect = record["newDialect"]?.string == "3.0" ? .openAPI30 : .openAPI31
    switch record["mode"]?.string {
    case "pure": break
    case "request": pair.reading.omission = .readOnly
    case "response": pair.reading.omission = .writeOnly
    case "discriminator": pair.reading.readsDiscriminators = true
    default: return nil
    }
    self.pair = pair
    assumption = record["assumption"]?.string == "closed-producer" ? .closedProducer : .openWorld
    let relations: [String: Relation] = [
      "equivalent": .equal, "subset": .wider, "superset": .narrower, "overlap": .overlapping,
      "disjoint": .disjoint,
    ]
    relation = record["expected"]?.string.flatMap { relations[$0] }
    self.isOldInNew = isOldInNew
    self.isNewInOld = isNewInOld
    onlyOld = record["witness_old_not_new"]?.elements ?? []
    onlyNew = record["witness_new_not_old"]?.elements ?? []
    both = record["witness_both"]?.elements ?? []
    mayBeUndecided = record["unknownOK"]?.boolean ?? false
  }
}
