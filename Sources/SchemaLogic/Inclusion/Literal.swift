import APIGraph
import DocumentTree

/// The smallest conditions that formulas are made of.
///
/// As in JSON Schema, a literal about one type says nothing about values of another, so that its negation is a condition
/// on values of that type (JSON Schema 2020-12 validation §6).
enum Literal: Hashable {
  // Every type.
  case types(ValueTypes)
  case enumeration([JSONValue])
  /// A condition that is not known, told from others by the class of schemas that it belongs to.
  case unknown(UndecidedReason, Int32)

  // Numbers.
  case integer
  case minimum(Bound)
  case maximum(Bound)
  case multipleOf(Decimal)

  // Strings.
  case minLength(Decimal)
  case maxLength(Decimal)
  case pattern(ExactString)
  /// The regular language of a format.
  case format(String)

  // Arrays.
  case minItems(Decimal)
  case maxItems(Decimal)
  case uniqueItems
  case items(prefix: [Location], rest: Location)
  case contains(Location, minimum: Decimal, maximum: Decimal?)

  // Objects.
  case required(ExactString)
  case minProperties(Decimal)
  case maxProperties(Decimal)
  case members(MembersLiteral)
  case propertyNames(Location)

  /// The type that it speaks about; `nil` for all of them.
  var type: ValueType? {
    switch self {
    case .types, .enumeration, .unknown: nil
    case .integer, .minimum, .maximum, .multipleOf: .number
    case .minLength, .maxLength, .pattern, .format: .string
    case .minItems, .maxItems, .uniqueItems, .items, .contains: .array
    case .required, .minProperties, .maxProperties, .members, .propertyNames: .object
    }
  }

  /// Whether it speaks of members or elements.
  var hasParts: Bool {
    switch self {
    case .items, .contains, .members: true
    default: false
    }
  }
}

/// `properties`, `patternProperties` and `additionalProperties`, which mean something only together
/// (JSON Schema 2020-12 core §10.3.2).
struct MembersLiteral: Hashable {
  /// Ordered by name.
  let named: [Entry]
  /// Ordered by pattern.
  let patterns: [Entry]
  let additional: Location
  /// The names of members of which nothing is asked, whatever patterns they match. In order.
  let free: [ExactString]
  /// The place in whose light members are to be looked at that are not named; zero where it does not matter.
  let site: Int

  /// A name or a pattern, and what is asked of the members that have it.
  struct Entry: Hashable {
    let key: ExactString
    let location: Location
  }

  init(
    named: [Entry], patterns: [Entry], additional: Location, free: [ExactString] = [], site: Int = 0
  ) {
    // Where any other member is free, so is one that is named and free.
    let isOpen = additional == .anything
    self.patterns = patterns.filter { !isOpen || $0.location != .anything }
      .sorted { ($0.key, $0.location) < ($1.key, $1.location) }
    self.named = named.filter { !isOpen || $0.location != .anything }
      .sorted { ($0.key, $0.location) < ($1.key, $1.location) }
    self.additional = additional
    self.site = site
    self.free = self.patterns.isEmpty && isOpen ? [] : free
  }

  /// Whether it says nothing.
  var isEmpty: Bool { named.isEmpty && patterns.isEmpty && additional == .anything }

  /// What is asked of the member under a name by its name alone.
  func location(named name: ExactString) -> Location? {
    var low = 0
    var high = named.count
    while low < high {
      let middle = (low + high) / 2
      if named[middle].key < name { low = middle + 1 } else { high = middle }
    }
    return low < named.count && named[low].key == name ? named[low].location : nil
  }
}
