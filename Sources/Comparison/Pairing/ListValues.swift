import APIGraph
import DocumentTree

/// Two values of which one may be a list, so that a single value is a list of one (OAS 3.1 §4.8.12.3).
struct ListValues {
  /// How the new value is to the old.
  enum Change {
    case became, ceased
  }

  /// Whether a single value turned into a list or back; `nil` where neither is the case.
  let change: Change?
  /// What a value is on each side: the elements of the one that is a list, where the other is none.
  let oldValue: SchemaID?
  let newValue: SchemaID?
  /// The kinds of value that have to be written alike.
  let shapes: ValueShape
  /// Whether the list may have one element, and whether it may have several.
  private let takesOne: Bool
  private let takesSeveral: Bool
  /// What a single value may hold that stands between the elements of the list.
  private let divider: String?

  init(_ old: WireValue, _ new: WireValue, _ schemas: SchemaPair) {
    let list: Schema
    if let newList = Self.list(new, schemas.new), Self.isSingle(old, beside: new, schemas.old) {
      change = .became
      list = newList
      oldValue = old.schema
      newValue = list.items
      let outline = TextOutline(old.schema, schemas.old)
      divider = new.style.delimiter.flatMap { outline.mayHold($0) ? $0 : nil }
    } else if let oldList = Self.list(old, schemas.old),
      Self.isSingle(new, beside: old, schemas.new)
    {
      change = .ceased
      list = oldList
      oldValue = list.items
      newValue = new.schema
      divider = nil
    } else {
      change = nil
      oldValue = old.schema
      newValue = new.schema
      takesOne = true
      takesSeveral = true
      divider = nil
      shapes = ValueShape(old.schema, schemas.old).union(ValueShape(new.schema, schemas.new))
      return
    }
    takesOne = list.minItems.map { $0 <= Decimal(1) } ?? true
    takesSeveral = list.maxItems.map { Decimal(1) < $0 } ?? true
    shapes = .single
  }

  /// What there is to say where the value became a list.
  func became(_ title: String) -> Finding? {
    guard change == .became else { return nil }
    if let divider {
      return Finding(
        "\(title) is now a list that '\(divider)' divides", effect: .replaces,
        certainty: .presumed, reason: "a value that holds '\(divider)' is several values now")
    }
    return Finding(
      "\(title) now takes several values",
      effect: !takesOne ? .replaces : takesSeveral ? nil : .annotates)
  }

  /// What there is to say where the value is no list any more.
  func ceased(_ title: String) -> Finding? {
    guard change == .ceased else { return nil }
    return Finding(
      "\(title) no longer takes several values", effect: takesSeveral ? nil : .annotates)
  }

  private static func list(_ value: WireValue, _ store: SchemaStore) -> Schema? {
    guard value.content == nil, let id = value.schema,
      !["deepObject", "label", "matrix"].contains(value.style.style)
    else { return nil }
    let schema = store.schema(id)
    guard schema.types?.subtracting(.null) == .array, schema.prefixItems.isEmpty else { return nil }
    return schema
  }

  private static func isSingle(
    _ value: WireValue, beside list: WireValue, _ store: SchemaStore
  ) -> Bool {
    guard value.content == nil, let id = value.schema, let types = store.schema(id).types,
      value.style.writesSinglesLike(list.style)
    else { return false }
    return types.isDisjoint(with: .containers)
  }
}
