import DocumentTree

/// All values that are spelled like one whose members or elements are texts.
struct TextAssignments {
  private let places: ValuePlaces
  /// The places that may be read in several ways, and how.
  private let choices: [(place: ValuePlace, readings: [JSONValue])]

  /// How many there are, or how many are handed out of too many.
  let count: Int

  /// Whether all that there are can be tried.
  let areAll: Bool

  /// The most values that are tried.
  private static let limit = 256

  /// The values that have the texts of another.
  init(_ places: ValuePlaces) {
    self.places = places
    var choices: [(place: ValuePlace, readings: [JSONValue])] = []
    var count = 1
    for place in places.all {
      let value = places.value(at: place)
      if value.isComposite { continue }
      let readings = WireText.readings(of: value)
      guard 1 < readings.count else { continue }
      choices.append((place, readings))
      count = min(count * readings.count, Self.limit + 1)
    }
    self.choices = choices
    areAll = count <= Self.limit
    // The first is the value as it stands.
    self.count = areAll ? count : 1
  }

  /// The value with a number.
  subscript(index: Int) -> JSONValue {
    var rest = index
    var replacements: [ValuePlace: JSONValue] = [:]
    for (place, readings) in choices {
      replacements[place] = readings[rest % readings.count]
      rest /= readings.count
    }
    return places.value(replacing: replacements)
  }
}
