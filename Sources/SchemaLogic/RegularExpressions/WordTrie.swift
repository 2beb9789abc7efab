import DocumentTree

/// Words by their beginnings, to tell while a text is being built whether it is one of them.
struct WordTrie {
  /// The node of a text that is the beginning of no word.
  static let outside = -1

  private var children: [[UInt32: Int]] = [[:]]
  private var isWord = [false]

  /// Holds some words; the node of the empty text is 0.
  init(_ words: some Sequence<ExactString>) {
    for word in words {
      var node = 0
      for scalar in word.string.unicodeScalars {
        if let next = children[node][scalar.value] {
          node = next
        } else {
          children[node][scalar.value] = children.count
          node = children.count
          children.append([:])
          isWord.append(false)
        }
      }
      isWord[node] = true
    }
  }

  /// The node from which a search has to start.
  var root: Int { children.count > 1 || isWord[0] ? 0 : Self.outside }

  /// The code points that lead on to nodes.
  func branches(of node: Int) -> [UInt32: Int] { node < 0 ? [:] : children[node] }

  /// Whether a node stands for a word.
  func isWord(at node: Int) -> Bool { node >= 0 && isWord[node] }
}
