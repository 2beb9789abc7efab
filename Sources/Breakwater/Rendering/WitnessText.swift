internal import Comparison
internal import DocumentTree

/// What a witness says, in words.
struct WitnessText {
  /// The sentence before the value, without a colon at its end.
  let sentence: String

  /// The value as it is shown: the whole message where it is known.
  let value: JSONValue

  /// The sentence of a witness of a change; names and keywords look as the closures make them.
  ///
  /// The operation is named where it is not the one in the heading.
  init(
    _ witness: Witness, of change: Change, below heading: String, _ sites: inout SiteSpeller,
    name: (String) -> String
  ) {
    value = witness.body ?? witness.value
    let place = witness.at.isEmpty ? "" : " at " + name(WitnessText.shortened(witness.at))
    let reason = " by " + name(witness.keyword) + place
    let start = witness.operation == heading ? "" : "in \(name(witness.operation)), "
    let carrier = WitnessText.carrier(of: witness, change, &sites)
    let subject =
      carrier.map { "this value of \(name($0))" } ?? "this \(witness.direction.rawValue)"
    // Who sends a message is told by the side that allows it: where the API sends the requests, the other end receives.
    switch (witness.direction, witness.acceptedBy) {
    case (.request, .old):
      sentence = "\(start)\(subject) was accepted, and is refused now\(reason)"
    case (.request, .new):
      sentence = "\(start)the receiver may get \(subject) now, which was ruled out before\(reason)"
    case (.response, .new):
      sentence = "\(start)\(subject) may be sent now, and was ruled out before\(reason)"
    case (.response, .old):
      sentence = "\(start)the receiver could answer with \(subject), which is refused now\(reason)"
    }
  }

  /// The parameter or header whose value the message is, such as `query limit`; `nil` where it is a body.
  private static func carrier(
    of witness: Witness, _ change: Change, _ sites: inout SiteSpeller
  ) -> String? {
    // A status stands before the header of a response.
    return firstSteps(of: witness, change, &sites).first { step in
      ["query ", "path ", "header ", "cookie ", "querystring "].contains { step.hasPrefix($0) }
    }
  }

  private static func firstSteps(
    of witness: Witness, _ change: Change, _ sites: inout SiteSpeller
  ) -> [String] {
    if let steps = witness.firstSteps { return steps }
    let use = change.reach.first {
      $0.operation == witness.operation && $0.direction == witness.direction
    }
    guard let use else { return [] }
    let site = sites.site(of: use)
    guard site.hasPrefix(use.operation) else { return [] }
    return site.dropFirst(use.operation.count).split(separator: " › ").prefix(2).map(String.init)
  }

  /// The end of a pointer tells more than its start.
  private static func shortened(_ pointer: String) -> String {
    pointer.count > 60 ? "…" + pointer.suffix(59) : pointer
  }
}

extension Change {
  /// The witnesses that are shown to people: one for each direction.
  var shownWitnesses: [Witness] {
    if witnesses.count < 2 { return witnesses }
    var seen: Set<Direction> = []
    return witnesses.filter { seen.insert($0.direction).inserted }
  }
}
