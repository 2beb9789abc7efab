import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

/// The values that the cases of the study list, each of which one schema accepts and another refuses.
@Suite(
  "Listed values",
  .enabled(if: Repository.shared != nil, Comment(rawValue: Repository.noSharedFiles)))
struct ValidatorCasesTests {
  /// One side of a case.
  private enum Side: String {
    case old, new
  }

  private func validator(_ side: Side, of record: Node) throws -> (Validator, SchemaID) {
    let dialect = record["\(side.rawValue)Dialect"]?.text == "3.0" ? Dialect.openAPI30 : .openAPI31
    let text = try #require(record[side.rawValue]).jsonValue.compactText
    let schema = try SchemaText(text, dialect: dialect)
    var reading = SchemaReading()
    switch record["mode"]?.text {
    case "request": reading.omission = .readOnly
    case "response": reading.omission = .writeOnly
    case "discriminator": reading.readsDiscriminators = true
    default: break
    }
    return (Validator(schema.store, reading: reading), schema.id)
  }

  @Test func `every value is accepted and refused as its case says`() throws {
    let path = try #require(Repository.shared) + "/subsumption/cases.json"
    let source = Source(name: path, bytes: try Files.read(path))
    let records = try Tree.parse(source, seed: HashSeed()).rootNode
    var values = 0
    var differences: [String] = []
    for record in records.elements {
      let (old, oldID) = try validator(.old, of: record)
      let (new, newID) = try validator(.new, of: record)
      let lists: [(field: String, isOld: Bool, isNew: Bool)] = [
        ("witness_old_not_new", true, false), ("witness_new_not_old", false, true),
        ("witness_both", true, true),
      ]
      for (field, isOld, isNew) in lists {
        for value in record[field]?.elements.map(\.jsonValue) ?? [] {
          values += 1
          for (answer, isValid) in [
            (old.judge(value, by: oldID), isOld), (new.judge(value, by: newID), isNew),
          ] {
            let isSame =
              switch answer {
              case .valid: isValid
              case .invalid: !isValid
              case .undecided: false
              }
            if isSame { continue }
            differences.append("\(record["name"]?.text ?? ""): \(value.compactText): \(answer)")
          }
        }
      }
    }
    #expect(values > 400)
    #expect(differences == [])
  }
}
