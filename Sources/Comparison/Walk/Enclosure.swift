import APIGraph
import DocumentTree

/// Schemas around a part that applies to the same value, such as a branch of `anyOf` or a `then`.
///
/// What is declared at a place are the names of the whole, so that a name is fresh in a part only if nothing around it
/// declares it.
struct Enclosure: Hashable {
  /// The position in `Enclosures`.
  let index: Int
}

/// All enclosures that were met, each once.
final class Enclosures {
  private struct Entry: Hashable {
    let old: SchemaID
    let new: SchemaID
    let outer: Enclosure?
  }

  /// The number of schemas around a part that are looked at.
  private static let depthLimit = 4

  /// The number of enclosures that are told apart; compositions of compositions multiply them.
  private static let countLimit = 20_000

  private var entries: [Entry] = []
  private var indices: [Entry: Int] = [:]
  private let schemas: SchemaPair

  init(_ schemas: SchemaPair) { self.schemas = schemas }

  /// The enclosure of parts that apply in place inside the pair of a session.
  func inside(_ session: SchemaPairSession) -> Enclosure? {
    guard Self.matters(session.old) || Self.matters(session.new) else {
      return session.key.enclosure
    }
    // A schema that contains itself in place stands around itself only once; and nobody nests this deep on purpose.
    var depth = 0
    var outer = session.key.enclosure
    while let index = outer?.index {
      let entry = entries[index]
      depth += 1
      if entry.old == session.key.old && entry.new == session.key.new || depth == Self.depthLimit {
        return session.key.enclosure
      }
      outer = entry.outer
    }
    let entry = Entry(old: session.key.old, new: session.key.new, outer: session.key.enclosure)
    if let known = indices[entry] { return Enclosure(index: known) }
    guard entries.count < Self.countLimit else { return session.key.enclosure }
    indices[entry] = entries.count
    entries.append(entry)
    return Enclosure(index: entries.count - 1)
  }

  /// Whether what stands around declares the name, or is a map, so that senders may use it.
  func declares(_ name: ExactString, _ enclosure: Enclosure?) -> Bool {
    chain(enclosure).contains { schema in
      schema.property(name) != nil || schema.additionalProperties != nil
        || !schema.patternProperties.isEmpty
    }
  }

  /// The schemas of one side around a part.
  func around(_ enclosure: Enclosure?, on side: Side) -> [SchemaID] {
    var result: [SchemaID] = []
    var current = enclosure
    while let index = current?.index {
      result.append(side == .old ? entries[index].old : entries[index].new)
      current = entries[index].outer
    }
    return result
  }

  /// Whether nothing around declares any name.
  func useAnyName(_ enclosure: Enclosure?) -> Bool {
    chain(enclosure).allSatisfy(\.usesAnyName)
  }

  /// Whether anything around counts what its parts evaluate.
  func countsEvaluations(_ enclosure: Enclosure?) -> Bool {
    chain(enclosure).contains(where: \.countsEvaluations)
  }

  private func chain(_ enclosure: Enclosure?) -> [Schema] {
    var result: [Schema] = []
    var current = enclosure
    while let index = current?.index {
      result.append(schemas.old.schema(entries[index].old))
      result.append(schemas.new.schema(entries[index].new))
      current = entries[index].outer
    }
    return result
  }

  private static func matters(_ schema: Schema) -> Bool {
    !schema.properties.isEmpty || schema.additionalProperties != nil
      || !schema.patternProperties.isEmpty || schema.types == .object || schema.countsEvaluations
      || !schema.allOf.isEmpty
  }
}

extension Schema {
  /// Whether it restricts what none of its parts speaks of.
  var countsEvaluations: Bool { unevaluatedProperties != nil || unevaluatedItems != nil }
}
