import APIGraph
import DocumentTree
import SchemaLogic
import TestSupport

/// Tells of a value, by definition, whether its sender is taken to send it where names are fresh.
///
/// Goes through value and schemas together; the validator says which branches hold. Names that only the receiver declares are
/// not used, and declared are the names in the part common to all branches and in the branches that the value satisfies.
struct NameUse {
  private let sender: SchemaText
  private let receiver: SchemaText
  private let validator: Validator

  init(sender: SchemaText, receiver: SchemaText) {
    self.sender = sender
    self.receiver = receiver
    validator = Validator(sender.store, reading: .pure)
  }

  /// Whether no name in the value is one that only the receiver declares where it stands.
  func isFresh(_ value: JSONValue) -> Bool { isFresh(value, [sender.id], [receiver.id]) }

  private func isFresh(_ value: JSONValue, _ sent: [SchemaID], _ received: [SchemaID]) -> Bool {
    var declared = Declared()
    for id in sent { _ = add(id, on: value, to: &declared, holds: true, isCommon: true) }
    let receiving = schemasInPlace(of: received)
    if case .object(let members) = value, !declared.allowsAnyName {
      let foreign = Set(receiving.flatMap { $0.properties.map(\.name) })
        .subtracting(declared.names).subtracting(declared.required)
      guard foreign.isDisjoint(with: members.keys) else { return false }
    }
    func areFresh(_ part: JSONValue, _ ids: (Schema) -> SchemaID?) -> Bool {
      isFresh(part, declared.schemas.compactMap(ids), receiving.compactMap(ids))
    }
    return value.sortedMembers.allSatisfy { name, member in
      areFresh(member) { $0.property(name)?.schema ?? $0.additionalProperties }
    }
      && value.elements.enumerated().allSatisfy { index, element in
        areFresh(element) {
          index < $0.prefixItems.count ? $0.prefixItems[index] : $0.items
        }
      }
  }

  /// What the sender declares at a place.
  private struct Declared {
    /// The schemas that hold there.
    var schemas: [Schema] = []
    var names: Set<ExactString> = []
    var required: Set<ExactString> = []
    var commonNames: Set<ExactString> = []
    var isMap = false
    /// Whether any part declares a name, whether it holds or not.
    var isDeclaring = false
    /// Whether a part holds that declares nothing, though others beside it do.
    var isBareBesideNames = false

    /// Whether the sender may use any name.
    var allowsAnyName: Bool {
      isMap || !isDeclaring || (commonNames.isEmpty && (isBareBesideNames || names.isEmpty))
    }
  }

  /// Adds what a schema declares; the names that it declares itself, its branches left aside.
  private func add(
    _ id: SchemaID, on value: JSONValue, to declared: inout Declared, holds: Bool, isCommon: Bool
  ) -> Set<ExactString> {
    let schema = sender.store.schema(id)
    var own = Set(schema.properties.map(\.name))
    if !own.isEmpty { declared.isDeclaring = true }
    if isCommon { declared.commonNames.formUnion(own) }
    if holds {
      declared.schemas.append(schema)
      declared.names.formUnion(own)
      declared.required.formUnion(schema.required)
      if let rest = schema.additionalProperties, rest != sender.store.anything,
        !sender.store.schema(rest).isNever
      {
        declared.isMap = true
      }
    }
    for part in schema.allOf {
      own.formUnion(
        self.add(part.schema, on: value, to: &declared, holds: holds, isCommon: isCommon))
    }
    func isMet(_ id: SchemaID) -> Bool { validator.judge(value, by: id) == .valid }
    func add(group: [(id: SchemaID, holds: Bool)]) {
      let parts = group.map { part in
        let isHeld = holds && part.holds
        let names = self.add(
          part.id, on: value, to: &declared, holds: isHeld, isCommon: false)
        return (isBare: names.isEmpty, isHeld: isHeld)
      }
      if parts.contains(where: { !$0.isBare }), parts.contains(where: { $0.isBare && $0.isHeld }) {
        declared.isBareBesideNames = true
      }
    }
    for list in [schema.anyOf, schema.oneOf] {
      add(group: list.map { ($0.schema, isMet($0.schema)) })
    }
    if let conditional = schema.conditional {
      let isMet = isMet(conditional.condition)
      add(
        group: [
          (conditional.condition, isMet), (conditional.consequence, isMet),
          (conditional.alternative, !isMet),
        ].compactMap { id, holds in id.map { ($0, holds) } })
    }
    return own
  }

  /// All schemas of the receiver that may apply to the same value.
  private func schemasInPlace(of ids: [SchemaID]) -> [Schema] {
    var found: [Schema] = []
    var pending = ids
    while let id = pending.popLast() {
      let schema = receiver.store.schema(id)
      found.append(schema)
      pending += (schema.allOf + schema.anyOf + schema.oneOf).map(\.schema)
      if let conditional = schema.conditional {
        pending += [conditional.condition, conditional.consequence, conditional.alternative]
          .compactMap { $0 }
      }
    }
    return found
  }
}
