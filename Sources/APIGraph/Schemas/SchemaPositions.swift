/// The positions of schemas in a list of those among many that something is known of.
package struct SchemaPositions {
  /// By the schema's number; less than zero for those that are not in the list.
  private var positions: [Int32] = []

  /// An empty list's positions.
  package init() {}

  /// The position of a schema; `nil` where it is not in the list.
  package subscript(schema: SchemaID) -> Int? {
    let number = Int(schema.index)
    guard number < positions.count, positions[number] >= 0 else { return nil }
    return Int(positions[number])
  }

  /// Notes where a schema has been put.
  package mutating func note(_ position: Int, of schema: SchemaID) {
    let number = Int(schema.index)
    if number >= positions.count {
      let count = max(number + 1, 2 * positions.count)
      positions += [Int32](repeating: -1, count: count - positions.count)
    }
    positions[number] = Int32(truncatingIfNeeded: position)
  }
}
