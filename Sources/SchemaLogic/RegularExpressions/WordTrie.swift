import DocumentTree

/// Words by their beginnings, to tell while a text is being built whether it is one of them.
struct WordTrie {
  /// The node of a text that is the beginning of no word.
  static let outside = -1

  /// A code point that leads on to a node.
  struct Branch {
    let point: UInt32
    let node: Int
  }

  /// By node. Few code points go on from most beginnings, so that they are looked through one by one.
  private var branches: [[Branch]] = [[]]
  private var isWord = [false]

  /// Holds some words, which may come in any order; the node of the empty text is 0.
  init(_ words: some Sequence<ExactString>) {
    for word in words {
      var node = 0
      for scalar in word.string.unicodeScalars {
        if let known = branches[node].first(where: { $0.point == scalar.value }) {
          node = known.node
        } else {
          branches[node].append(Branch(point: scalar.value, node: branches.count))
          node = branches.count
          branches.append([])
          isWord.append(false)
        }
      }
      isWord[node] = true
    }
  }

  /// The node from which a search has to start.
  var root: Int { branches.count > 1 || isWord[0] ? 0 : Self.outside }

  /// The code points that lead on from a node, in no order that means anything.
  func branches(of node: Int) -> [Branch] { node < 0 ? [] : branches[node] }

  /// Whether a node stands for a word.
  func isWord(at node: Int) -> Bool { node >= 0 && isWord[node] }
}
