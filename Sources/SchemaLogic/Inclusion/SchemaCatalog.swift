import APIGraph
import DocumentTree

/// The schemas of both descriptions, each under the number of its class: schemas of one class assert the same.
final class SchemaCatalog {
  private let old: SchemaStore
  private let new: SchemaStore
  private let partition: SchemaPartition
  private let comparison: ClassComparison
  private let counterpart: (SchemaID) -> SchemaID?
  /// The classes with everything read; made when nothing less tells two schemas apart.
  private lazy var wholePartition = SchemaPartition(old: old, new: new, counterpart: counterpart)
  private let oldNames: DeclaredNames
  private let newNames: DeclaredNames

  /// By class: what is known of it; `nil` while it has not been asked for.
  private var classes: [Representative?] = []

  /// A schema of a class, on whichever side it was met first.
  private struct Representative {
    /// The schema that is read to learn about the class.
    let id: SchemaID
    let side: InclusionDecider.Sender
    /// Made when somebody wants to know more.
    var entry: CatalogEntry?
  }

  /// The number of schemas that are read to find the class of one.
  private static let explorationLimit = 400

  /// By omission: whether any of so many documents has the flag by which properties are left out.
  private var mentioned = ShortTable<SchemaReading.Omission, (isTrue: Bool, documents: Int)>()

  init(
    old: SchemaStore, new: SchemaStore, counterpart: @escaping (SchemaID) -> SchemaID?
  ) {
    self.old = old
    self.new = new
    self.counterpart = counterpart
    partition = SchemaPartition(
      old: old, new: new, explorationLimit: Self.explorationLimit, leavesCounterpartsUnread: true,
      counterpart: counterpart)
    comparison = ClassComparison(partition)
    oldNames = DeclaredNames(old)
    newNames = DeclaredNames(new)
  }

  /// The class of a schema.
  func number(of id: SchemaID, on side: InclusionDecider.Sender) -> Int32 {
    let number = partition.classOf(id, on: side)
    let index = Int(number)
    if index < classes.count, classes[index] != nil { return number }
    let missing = index + 1 - classes.count
    if missing > 0 { classes.append(contentsOf: repeatElement(nil, count: missing)) }
    let (id, side) = partition.representative(of: id, on: side)
    classes[index] = Representative(id: id, side: side)
    return number
  }

  /// Whether two classes that were handed out say the same.
  func areSame(_ first: Int32, _ second: Int32) -> Bool {
    if first == second { return true }
    if let answer = comparison.areSame(first, second) { return answer }
    guard let one = classes[Int(first)], let other = classes[Int(second)] else { return false }
    return wholePartition.classOf(one.id, on: one.side)
      == wholePartition.classOf(other.id, on: other.side)
  }

  /// A schema of a class that was handed out.
  func entry(_ number: Int32) -> CatalogEntry? {
    let index = Int(number)
    guard index < classes.count, let known = classes[index] else { return nil }
    if let entry = known.entry { return entry }
    let (id, side) = (known.id, known.side)
    let entry = CatalogEntry(number: number, id: id, schema: store(side).schema(id), side: side)
    classes[index]?.entry = entry
    return entry
  }

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
    let count = old.documents.documents.count + new.documents.documents.count
    if let known = mentioned[omission], known.documents == count { return known.isTrue }
    let answer = old.documents.mention(flag) || new.documents.mention(flag)
    mentioned[omission] = (answer, count)
    return answer
  }

  /// Whether messages leave out a property with this schema.
  func isLeftOut(
    _ id: SchemaID, on side: InclusionDecider.Sender, by omission: SchemaReading.Omission
  ) -> Bool {
    mentions(omission) && store(side).isLeftOut(id, by: omission)
  }

  /// The schemas of a side.
  func store(_ side: InclusionDecider.Sender) -> SchemaStore { side == .old ? old : new }
}

extension DocumentSet {
  /// Whether any document has a member with a name.
  func mention(_ name: String) -> Bool {
    documents.contains { $0.tree.keys.id(of: name) != nil }
  }
}
