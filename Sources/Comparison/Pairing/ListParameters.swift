import APIGraph
import DocumentTree

/// Two parameters of which one may be a list whose values repeat the name, so that a single value is a list of one
/// (OAS 3.1 §4.8.12.3, style `form` with `explode`).
struct ListParameters {
  /// How the new parameter is to the old.
  enum Change {
    case became, ceased
  }

  /// Whether a single value turned into a list or back; `nil` where neither is the case.
  let change: Change?
  /// Whether the list may have one element.
  let takesOne: Bool
  /// What a value is on each side: the elements of the one that is a list, where the other is none.
  let oldValue: SchemaID?
  let newValue: SchemaID?

  init(_ old: Parameter, _ new: Parameter, _ schemas: SchemaPair) {
    let oldList = Self.list(old, schemas.old)
    let newList = Self.list(new, schemas.new)
    if let newList, Self.isSingle(old, schemas.old) {
      change = .became
      takesOne = newList.minItems.map { $0 <= Decimal(1) } ?? true
      oldValue = old.schema
      newValue = newList.items
    } else if let oldList, Self.isSingle(new, schemas.new) {
      change = .ceased
      takesOne = true
      oldValue = oldList.items
      newValue = new.schema
    } else {
      change = nil
      takesOne = true
      oldValue = old.schema
      newValue = new.schema
    }
  }

  private static func list(_ parameter: Parameter, _ store: SchemaStore) -> Schema? {
    guard parameter.style == "form", parameter.explodes, let id = parameter.schema else {
      return nil
    }
    let schema = store.schema(id)
    guard schema.types?.subtracting(.null) == .array, schema.prefixItems.isEmpty else { return nil }
    return schema
  }

  private static func isSingle(_ parameter: Parameter, _ store: SchemaStore) -> Bool {
    guard parameter.content.isEmpty, let id = parameter.schema else { return false }
    guard let types = store.schema(id).types else { return false }
    return types.isDisjoint(with: [.array, .object])
  }
}
