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

  /// By node.
  private var branches: [[Branch]] = [[]]
  private var isWord = [false]

  /// The nodes to which code points lead on from a beginning from which many do.
  private var crowded: [Step: Int] = [:]

  /// Few code points lead on from most beginnings. So many are looked through one by one.
  private static let few = 16

  private struct Step: Hashable {
    let node: Int
    let point: UInt32
  }

  /// Holds some words, which may come in any order; the node of the empty text is 0.
  init(_ words: some Sequence<ExactString>) {
    for word in words {
      var node = 0
      for scalar in word.string.unicodeScalars {
        node = next(scalar.value, behind: node) ?? add(scalar.value, behind: node)
      }
      isWord[node] = true
    }
  }

  private func next(_ point: UInt32, behind node: Int) -> Int? {
    branches[node].count > Self.few
      ? crowded[Step(node: node, point: point)]
      : branches[node].first { $0.point == point }?.node
  }

  private mutating func add(_ point: UInt32, behind node: Int) -> Int {
    let new = branches.count
    branches.append([])
    isWord.append(false)
    branches[node].append(Branch(point: point, node: new))
    if branches[node].count > Self.few + 1 {
      crowded[Step(node: node, point: point)] = new
    } else if branches[node].count == Self.few + 1 {
      for branch in branches[node] { crowded[Step(node: node, point: branch.point)] = branch.node }
    }
    return new
  }

  /// The node from which a search has to start.
  var root: Int { branches.count > 1 || isWord[0] ? 0 : Self.outside }

  /// The code points that lead on from a node, in no order that means anything.
  func branches(of node: Int) -> [Branch] { node < 0 ? [] : branches[node] }

  /// Whether a node stands for a word.
  func isWord(at node: Int) -> Bool { node >= 0 && isWord[node] }
}
