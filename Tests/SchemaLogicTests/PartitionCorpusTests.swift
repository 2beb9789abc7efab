import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport
import Testing

@Suite(
  "The classes of schemas of real descriptions",
  .enabled(if: Repository.sharedCorpus != nil, "\(Repository.noSharedFiles)"),
  .enabled(if: Repository.isRelease, "\(Repository.needsRelease)"))
struct PartitionCorpusTests {
  @Test func `a description that is read twice has the same classes`() throws {
    var count = 0
    for file in SharedPair.files {
      let description = SharedPair.description(of: file)
      guard let old = try? Components(description) else { continue }
      let new = try Components(description)
      let partition = SchemaPartition(old: old.store, new: new.store)
      let classes = old.schemas.map { partition.classOf($0.id, on: .old) }
      #expect(classes == new.schemas.map { partition.classOf($0.id, on: .new) }, "\(file)")
      count += classes.count
    }
    #expect(count > 20_000)
  }

  @Test func `most schemas of the same name share a class between versions`() throws {
    var count = 0
    var same = 0
    for pair in SharedPair.all {
      guard let old = try? Components(pair.old), let new = try? Components(pair.new) else {
        continue
      }
      let byName = Dictionary(new.schemas.map { ($0.name, $0.id) }) { first, _ in first }
      let partition = SchemaPartition(old: old.store, new: new.store)
      for (name, id) in old.schemas {
        guard let other = byName[name] else { continue }
        count += 1
        if partition.classOf(id, on: .old) == partition.classOf(other, on: .new) { same += 1 }
      }
    }
    #expect(count > 16_000)
    #expect(Double(same) / Double(count) > 0.85)
  }
}
