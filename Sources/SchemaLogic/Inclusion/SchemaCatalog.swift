import APIGraph
import DocumentTree

/// The schemas of both descriptions, each under the number of its class: schemas of one class assert the same.
final class SchemaCatalog {
  private let old: SchemaStore
  private let new: SchemaStore
  private let partition: SchemaPartition

  /// A member of each class, on whichever side it was met first.
  private var members: [Int32: Member] = [:]

  private struct Member {
    let id: SchemaID
    let side: InclusionDecider.Sender
  }

  init(old: SchemaStore, new: SchemaStore) {
    self.old = old
    self.new = new
    partition = SchemaPartition(old: old, new: new)
  }

  /// The class of a schema.
  func number(of id: SchemaID, on side: InclusionDecider.Sender) -> Int32 {
    let number = partition.classOf(id, on: side)
    if members[number] == nil { members[number] = Member(id: id, side: side) }
    return number
  }

  /// A schema of a class that was handed out, and the side on which it stands.
  func schema(_ number: Int32) -> (schema: Schema, side: InclusionDecider.Sender)? {
    guard let member = members[number] else { return nil }
    return (store(member.side).schema(member.id), member.side)
  }

  /// The schemas of a side.
  func store(_ side: InclusionDecider.Sender) -> SchemaStore { side == .old ? old : new }
}
