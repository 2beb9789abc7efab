/// Names what is asked of a member or an element: a schema that is compiled when a value is looked for there.
struct Location: Hashable, Comparable {
  let index: Int32

  init(index: Int) { self.index = Int32(index) }

  /// Where everything is allowed.
  static let anything = Location(index: 0)
  /// Where nothing is.
  static let nothing = Location(index: 1)

  static func < (left: Location, right: Location) -> Bool { left.index < right.index }
}
