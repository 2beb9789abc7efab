import DocumentTree

/// Names a place in a value: the value itself, a member, an element, or the name of a member.
struct ValuePlace: Hashable {
  let index: Int32

  /// The value itself.
  static let root = ValuePlace(index: 0)
}

/// Places that stand side by side.
struct ValuePlaceRange: RandomAccessCollection {
  let numbers: Range<Int32>

  var startIndex: Int { 0 }
  var endIndex: Int { numbers.count }

  subscript(index: Int) -> ValuePlace { ValuePlace(index: numbers.lowerBound + Int32(index)) }
}

/// A value laid out flat, each part under a number, so that nothing has to descend into it by recursion.
///
/// Parents come before their children, and the children of a place stand side by side, members by their names.
struct ValuePlaces {
  /// How a place is reached from its parent.
  enum Step {
    case root
    case member(ExactString)
    case element(Int)
    /// The name of a member, as a value of its own.
    case name(ExactString)
  }

  private struct Entry {
    let value: JSONValue
    let step: Step
    let parent: Int32
    var children: Range<Int32> = 0..<0
  }

  private var entries: [Entry]
  private var names: [NameKey: ValuePlace] = [:]

  /// A number for every place that equal values share, made on first demand.
  private var outlines: [Int] = []

  private struct NameKey: Hashable {
    let object: ValuePlace
    let name: ExactString
  }

  /// Lays out a value; `nil` when it has more parts than the limit.
  init?(_ value: JSONValue, limit: Int) {
    entries = [Entry(value: value, step: .root, parent: 0)]
    var next = 0
    while next < entries.count {
      let first = Int32(entries.count)
      switch entries[next].value {
      case .object(let members):
        guard entries.count + members.count <= limit else { return nil }
        for (name, member) in members.sorted(by: { $0.key < $1.key }) {
          entries.append(Entry(value: member, step: .member(name), parent: Int32(next)))
        }
      case .array(let elements):
        guard entries.count + elements.count <= limit else { return nil }
        for (index, element) in elements.enumerated() {
          entries.append(Entry(value: element, step: .element(index), parent: Int32(next)))
        }
      case .null, .boolean, .number, .string: break
      }
      entries[next].children = first..<Int32(entries.count)
      next += 1
    }
  }

  /// How many places there are, names of members left aside as long as nobody asks for them.
  var count: Int { entries.count }

  /// Every place, parents before their children.
  var all: ValuePlaceRange { ValuePlaceRange(numbers: 0..<Int32(entries.count)) }

  func value(at place: ValuePlace) -> JSONValue { entries[Int(place.index)].value }

  func step(to place: ValuePlace) -> Step { entries[Int(place.index)].step }

  /// The places of the members or elements.
  func children(of place: ValuePlace) -> ValuePlaceRange {
    ValuePlaceRange(numbers: entries[Int(place.index)].children)
  }

  /// The place that holds this one.
  func parent(of place: ValuePlace) -> ValuePlace {
    ValuePlace(index: entries[Int(place.index)].parent)
  }

  /// The name of a place that is a member.
  func name(of place: ValuePlace) -> ExactString? {
    if case .member(let name) = entries[Int(place.index)].step { name } else { nil }
  }

  /// The place of a member's name.
  mutating func nameOfMember(_ member: ValuePlace) -> ValuePlace? {
    guard let name = name(of: member) else { return nil }
    let object = ValuePlace(index: entries[Int(member.index)].parent)
    let key = NameKey(object: object, name: name)
    if let place = names[key] { return place }
    let place = ValuePlace(index: Int32(entries.count))
    entries.append(Entry(value: .string(name), step: .name(name), parent: object.index))
    names[key] = place
    return place
  }

  /// A number that equal values share, and that few others do. Scalars of different types may share it where only their
  /// texts count.
  mutating func outline(of place: ValuePlace, areTexts: Bool) -> Int {
    if outlines.isEmpty { drawOutlines(areTexts: areTexts) }
    return outlines[Int(place.index)]
  }

  private mutating func drawOutlines(areTexts: Bool) {
    outlines = [Int](repeating: 0, count: entries.count)
    // Backwards, because children come after their parents.
    for index in entries.indices.reversed() {
      var hasher = Hasher()
      switch entries[index].value {
      case .array:
        hasher.combine(0)
        for child in entries[index].children { hasher.combine(outlines[Int(child)]) }
      case .object:
        hasher.combine(1)
        for child in entries[index].children {
          hasher.combine(name(of: ValuePlace(index: child)))
          hasher.combine(outlines[Int(child)])
        }
      case let scalar where areTexts && WireText.text(of: scalar) != nil: hasher.combine(2)
      case let scalar: hasher.combine(scalar)
      }
      outlines[index] = hasher.finalize()
    }
  }

  /// The whole value, with other scalars in some places.
  func value(replacing scalars: [ValuePlace: JSONValue]) -> JSONValue {
    var values = entries.map(\.value)
    // Backwards, because children come after their parents.
    for index in entries.indices.reversed() {
      let children = entries[index].children
      switch entries[index].value {
      case .array: values[index] = .array(children.map { values[Int($0)] })
      case .object:
        var members: [ExactString: JSONValue] = [:]
        for child in children {
          if let name = name(of: ValuePlace(index: child)) { members[name] = values[Int(child)] }
        }
        values[index] = .object(members)
      case let scalar: values[index] = scalars[ValuePlace(index: Int32(index))] ?? scalar
      }
    }
    return values[0]
  }

  /// The JSON pointer to a place (RFC 6901). The name of a member is shown as the member.
  func pointer(to place: ValuePlace) -> String {
    var tokens: [String] = []
    var index = place.index
    while index != ValuePlace.root.index {
      let entry = entries[Int(index)]
      switch entry.step {
      case .root: break
      case .member(let name), .name(let name): tokens.append(name.string)
      case .element(let position): tokens.append(String(position))
      }
      index = entry.parent
    }
    return JSONPointer(tokens: tokens.reversed()).description
  }
}
