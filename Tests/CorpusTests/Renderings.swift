import TestSupport

/// Other texts with the meaning of a description.
enum Renderings {
  /// Each with its name in traces.
  static let all: [(name: String, render: @Sendable (Description) -> Description)] = [
    ("JSON", { $0.rendered(as: .json) }),
    ("YAML", { $0.rendered(as: .yaml) }),
    ("JSON with shuffled keys", { $0.rendered(as: .json, rewriting: Shuffling(seed: 1)) }),
    ("YAML with shuffled keys", { $0.rendered(as: .yaml, rewriting: Shuffling(seed: 2)) }),
    (
      "JSON with shuffled keys and sets",
      { $0.rendered(as: .json, rewriting: Shuffling(seed: 3, includesSets: true)) }
    ),
  ]
}
