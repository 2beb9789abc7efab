import APIGraph
import DocumentTree

/// The schemas of both descriptions, each under the number of its class: schemas of one class assert the same.
final class SchemaCatalog {
  private let old: SchemaStore
  private let new: SchemaStore
  private let partition: SchemaPartition
  private let oldNames: DeclaredNames
  private let newNames: DeclaredNames

  /// A schema of each class, on whichever side it was met first.
  private var entries: [Int32: CatalogEntry] = [:]

  init(
    old: SchemaStore, new: SchemaStore, counterpart: @escaping (SchemaID) -> SchemaID?
  ) {
    self.old = old
    self.new = new
    partition = SchemaPartition(old: old, new: new, counterpart: counterpart)
    oldNames = DeclaredNames(old)
    newNames = DeclaredNames(new)
  }

  /// The class of a schema.
  func number(of id: SchemaID, on side: InclusionDecider.Sender) -> Int32 {
    let number = partition.classOf(id, on: side)
    if entries[number] == nil {
      let (id, side) = partition.representative(of: id, on: side)
      entries[number] = CatalogEntry(number: number, schema: store(side).schema(id), side: side)
    }
    return number
  }

  /// A schema of a class that was handed out.
  func entry(_ number: Int32) -> CatalogEntry? { entries[number] }

  /// The entry of a schema.
  func entry(of id: SchemaID, on side: InclusionDecider.Sender) -> CatalogEntry? {
    entry(number(of: id, on: side))
  }

  /// The names that a schema of a side declares.
  func declaredNames(of id: SchemaID, on side: InclusionDecider.Sender) -> Set<ExactString> {
    (side == .old ? oldNames : newNames).names(of: id)
  }

  /// Whether any document has the flag by which properties are left out; few have.
  func mentions(_ omission: SchemaReading.Omission) -> Bool {
    guard let flag = omission.flag else { return false }
    return [old, new].contains { store in
      store.documents.documents.contains { $0.tree.keys.id(of: flag) != nil }
    }
  }

  /// The schemas of a side.
  func store(_ side: InclusionDecider.Sender) -> SchemaStore { side == .old ? old : new }
}

/// A schema that stands for its class. An object, because schemas are large and handed on through deep recursion.
final class CatalogEntry {
  let number: Int32
  let schema: Schema
  /// The description that the schema's identifiers belong to.
  let side: InclusionDecider.Sender

  init(number: Int32, schema: Schema, side: InclusionDecider.Sender) {
    self.number = number
    self.schema = schema
    self.side = side
  }
}
