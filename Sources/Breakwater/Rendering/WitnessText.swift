internal import Comparison
internal import DocumentTree

/// What a witness says, in words.
struct WitnessText {
  /// The sentence before the value, without a colon at its end.
  let sentence: String

  /// The value as it is shown: the whole message where it is known.
  let value: JSONValue

  /// The sentence of a witness; names and keywords look as the closures make them.
  ///
  /// The operation is named where it is not the one in the heading.
  init(_ witness: Witness, below heading: String, name: (String) -> String) {
    value = witness.body ?? witness.value
    let message = witness.direction.rawValue
    let subject = witness.body == nil ? "a \(message) with this value" : "this \(message)"
    let place = witness.at.isEmpty ? "" : " at " + name(WitnessText.shortened(witness.at))
    let reason = place + " by " + name(witness.keyword)
    let start = witness.operation == heading ? "" : "in \(name(witness.operation)), "
    switch (witness.direction, witness.acceptedBy) {
    case (.request, .old):
      sentence = "\(start)\(subject) was accepted, and is refused now\(reason)"
    case (.request, .new):
      sentence = "\(start)\(subject) is accepted now, and was refused before\(reason)"
    case (.response, .new):
      sentence = "\(start)\(subject) is new, and was ruled out before\(reason)"
    case (.response, .old):
      sentence = "\(start)\(subject) was possible, and is ruled out now\(reason)"
    }
  }

  /// The end of a pointer tells more than its start.
  private static func shortened(_ pointer: String) -> String {
    pointer.count > 60 ? "…" + pointer.suffix(59) : pointer
  }
}

extension Change {
  /// The witnesses that are shown to people: one for each direction.
  var shownWitnesses: [Witness] {
    var seen: Set<Direction> = []
    return witnesses.filter { seen.insert($0.direction).inserted }
  }
}
