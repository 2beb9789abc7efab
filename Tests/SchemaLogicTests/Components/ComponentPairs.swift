import APIGraph
import DocumentTree
import TestSupport

/// The schemas that have the same name in both versions of a description.
struct ComponentPairs {
  let old: SchemaStore
  let new: SchemaStore
  let pairs: [Pair]

  /// A schema in two versions.
  struct Pair {
    let name: String
    let old: SchemaID
    let new: SchemaID
  }

  /// Reads both versions; `nil` if one cannot be read.
  init?(_ pair: SharedPair) {
    let seed = HashSeed()
    guard let old = try? pair.old.api(seed: seed), let new = try? pair.new.api(seed: seed) else {
      return nil
    }
    self.old = old.schemas
    self.new = new.schemas
    let others = Self.schemas(of: new)
    pairs = Self.schemas(of: old).sorted { $0.key < $1.key }.compactMap { name, id in
      others[name].map { Pair(name: name.string, old: id, new: $0) }
    }
  }

  private static func schemas(of api: API) -> [ExactString: SchemaID] {
    let root = api.documents.documents[0].tree.rootNode
    guard let section = root["components"]?["schemas"] ?? root["definitions"] else { return [:] }
    var schemas: [ExactString: SchemaID] = [:]
    for member in section.members {
      schemas[ExactString(member.key ?? "")] = api.schemas.id(
        at: Origin(document: 0, node: member.id), dialect: api.specification.dialect)
    }
    return schemas
  }
}
