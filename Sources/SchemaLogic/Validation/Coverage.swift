/// Which members or elements of a place have been evaluated, as `unevaluatedProperties` and `unevaluatedItems` ask
/// (JSON Schema 2020-12 core §11).
struct Coverage {
  /// Whether one member or element has been evaluated.
  enum State: UInt8 {
    case no, maybe, yes
  }

  /// By the order of the children of the place.
  private(set) var states: [State]

  /// Why it cannot be told of some.
  private(set) var reason: UndecidedReason?

  /// Nothing of so many children.
  init(count: Int) { states = [State](repeating: .no, count: count) }

  /// Anything may have been evaluated.
  init(count: Int, unknown reason: UndecidedReason) {
    states = [State](repeating: .maybe, count: count)
    self.reason = reason
  }

  mutating func cover(_ index: Int) { states[index] = .yes }

  mutating func cover(_ index: Int, unknown reason: UndecidedReason) {
    guard states[index] == .no else { return }
    states[index] = .maybe
    self.reason = self.reason ?? reason
  }

  mutating func coverAll() { states = [State](repeating: .yes, count: states.count) }

  /// Adds what another schema evaluated that accepts the place, or whose answer is open for a reason.
  mutating func add(_ other: Coverage, unknown reason: UndecidedReason? = nil) {
    for (index, state) in other.states.enumerated() where state != .no {
      if state == .yes, reason == nil {
        cover(index)
      } else if let why = reason ?? other.reason {
        cover(index, unknown: why)
      }
    }
  }
}
