import APIGraph
import DocumentTree

/// Tells which operation of the old description is which of the new one.
///
/// By method and exact path where the base addresses are the same; then by the URLs at which operations are called,
/// whichever part of them is written in servers and which in paths; then by exact path, and at last with the names of
/// parameters erased where that is unique on both sides.
struct OperationPairing {
  private(set) var matched: [OperationMatch] = []
  private(set) var removed: [OperationHeading] = []
  private(set) var added: [OperationHeading] = []

  private let old: OperationList
  private let new: OperationList
  /// The positions of operations that belong together and are the same.
  private var unchanged: [(old: Int, new: Int)] = []
  private var oldLeft: [Int]
  private var newLeft: [Int]

  /// Pairs the operations of `paths`. Those of path items that are unchanged, as far as can be told without reading their
  /// headings, are not among the matched.
  init(
    old: OperationList, new: OperationList, addresses: OperationAddresses,
    isUnchanged: (Origin, Origin) -> Bool
  ) {
    self.init(left: old, new)
    matchUsual(addresses, isUnchanged)
    match({ $0.exactKey }, { $0.exactKey }) { addresses.haveSameServers(old[$0], new[$1]) }
    // Without the others the URLs of what is left say nothing of their own.
    if !oldLeft.isEmpty, !newLeft.isEmpty { matchByURL(addresses) }
    match({ $0.exactKey }, { $0.exactKey })
    matchRepeated()
    match({ $0.erasedKey }, { $0.erasedKey })
    finish()
  }

  /// Pairs webhooks, or the operations of a path item that is a component.
  init(webhooks old: [OperationHeading], _ new: [OperationHeading]) {
    self.init(left: OperationList(old), OperationList(new))
    match({ $0.exactKey }, { $0.exactKey })
    finish()
  }

  /// Pairs the operations of a callback; `paths` are those of the operations that it belongs to.
  init(
    callback old: [OperationHeading], _ new: [OperationHeading], paths: (old: String?, new: String?)
  ) {
    self.init(left: OperationList(old), OperationList(new))
    match({ $0.exactKey }, { $0.exactKey })
    match({ $0.normalKey(below: paths.old) }, { $0.normalKey(below: paths.new) })
    finish()
  }

  private init(left old: OperationList, _ new: OperationList) {
    self.old = old
    self.new = new
    oldLeft = Array(old.indices)
    newLeft = Array(new.indices)
  }

  /// Those that belong together, also those that are the same, whose new path is a template that may stand for one of some paths.
  func matched(mayServe paths: [String]) -> [OperationMatch] {
    let mayServe = new.operations(mayServe: paths)
    let all =
      matched.filter { mayServe[$0.newIndex] }
      + unchanged.filter { mayServe[$0.new] }.map { match($0.old, $0.new) }
    return all.sorted { ($0.oldIndex, $0.newIndex) < ($1.oldIndex, $1.newIndex) }
  }

  private func match(_ oldIndex: Int, _ newIndex: Int) -> OperationMatch {
    OperationMatch(
      old: old[oldIndex], new: new[newIndex], oldIndex: oldIndex, newIndex: newIndex)
  }

  /// Matches what has the same method and exact path, where all inherit the same servers, without writing either.
  ///
  /// Only `additionalOperations` can give an operation a name that is also made of another method and another path.
  private mutating func matchUsual(
    _ addresses: OperationAddresses, _ isUnchanged: (Origin, Origin) -> Bool
  ) {
    guard let oldTree = old.tree, let newTree = new.tree, old.haveFixedMethods,
      new.haveFixedMethods, let first = old.usualPaths.first, let other = new.usualPaths.first,
      addresses.haveSameServers(
        old[first.operations.lowerBound], new[other.operations.lowerBound])
    else { return }
    var pathOfKey = [Int32](repeating: -1, count: newTree.keys.count)
    for (number, path) in new.usualPaths.enumerated() {
      pathOfKey[Int(newTree.records[Int(path.node.index)].key)] = Int32(number)
    }
    var isLeft = (
      old: [Bool](repeating: true, count: old.count), new: [Bool](repeating: true, count: new.count)
    )
    for path in old.usualPaths {
      guard
        let key = newTree.keys.id(
          of: oldTree.records[Int(path.node.index)].key, in: oldTree.keys),
        pathOfKey[Int(key)] >= 0
      else { continue }
      let partner = new.usualPaths[Int(pathOfKey[Int(key)])]
      let isSame = isUnchanged(
        Origin(document: 0, node: path.node), Origin(document: 0, node: partner.node))
      let text = isSame ? "" : old.text(of: path)
      for oldIndex in path.operations {
        let method = old.method(at: oldIndex)
        guard let newIndex = partner.operations.first(where: { new.method(at: $0) == method })
        else { continue }
        isLeft.old[oldIndex] = false
        isLeft.new[newIndex] = false
        if isSame {
          unchanged.append((oldIndex, newIndex))
        } else {
          matched.append(
            OperationMatch(
              old: old.heading(at: oldIndex, of: path, text),
              new: new.heading(at: newIndex, of: partner, text), oldIndex: oldIndex,
              newIndex: newIndex))
        }
      }
    }
    oldLeft.removeAll { !isLeft.old[$0] }
    newLeft.removeAll { !isLeft.new[$0] }
  }

  private mutating func finish() {
    matched.sort { ($0.oldIndex, $0.newIndex) < ($1.oldIndex, $1.newIndex) }
    removed = oldLeft.map { old[$0] }
    added = newLeft.map { new[$0] }
  }

  private typealias KeyOfHeading = (OperationHeading) -> ExactString

  /// Matches what has the same key, which nothing else on its side has.
  private mutating func match(
    _ oldKey: KeyOfHeading, _ newKey: KeyOfHeading,
    where isSame: (Int, Int) -> Bool = { _, _ in true }
  ) {
    guard !oldLeft.isEmpty, !newLeft.isEmpty else { return }
    let oldKeys = Self.unique(oldLeft, old, oldKey)
    let newKeys = Self.unique(newLeft, new, newKey)
    var matchedOld = [Bool](repeating: false, count: old.count)
    var matchedNew = [Bool](repeating: false, count: new.count)
    for (name, index) in oldKeys {
      guard let partner = newKeys[name], isSame(index, partner) else { continue }
      matched.append(match(index, partner))
      matchedOld[index] = true
      matchedNew[partner] = true
    }
    oldLeft.removeAll { matchedOld[$0] }
    newLeft.removeAll { matchedNew[$0] }
  }

  /// Matches what a description has twice in the order in which it stands, such as `QUERY` as a field and among the
  /// additional operations of a path (OAS 3.2 §4.9 forbids it).
  private mutating func matchRepeated() {
    guard !oldLeft.isEmpty, !newLeft.isEmpty else { return }
    var newByKey = Dictionary(grouping: newLeft) { new[$0].exactKey }
    var left: [Int] = []
    for index in oldLeft {
      let key = old[index].exactKey
      guard let partner = newByKey[key]?.first else {
        left.append(index)
        continue
      }
      newByKey[key]?.removeFirst()
      newLeft.removeAll { $0 == partner }
      matched.append(match(index, partner))
    }
    oldLeft = left
  }

  private static func unique(
    _ left: [Int], _ headings: OperationList, _ key: KeyOfHeading
  ) -> [ExactString: Int] {
    var found: [ExactString: Int] = [:]
    found.reserveCapacity(left.count)
    var repeated: Set<ExactString> = []
    for index in left {
      let name = key(headings[index])
      if found.updateValue(index, forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { found[name] = nil }
    return found
  }

  /// Matches what is called at the same URLs, or at the same paths of other hosts where that is unique.
  private mutating func matchByURL(_ addresses: OperationAddresses) {
    let pairs = URLPairing(
      old: oldLeft.map {
        (index: $0, heading: old[$0], urls: addresses.urls(of: old[$0], isOld: true))
      },
      new: newLeft.map {
        (index: $0, heading: new[$0], urls: addresses.urls(of: new[$0], isOld: false))
      }
    ).pairs
    for pair in pairs {
      var match = match(pair.old, pair.new)
      match.prefixes = pair.prefixes
      for other in pairs where other.old == pair.old && other.new != pair.new {
        match.elsewhere.new += addresses.urls(of: new[other.new], isOld: false)
      }
      for other in pairs where other.new == pair.new && other.old != pair.old {
        match.elsewhere.old += addresses.urls(of: old[other.old], isOld: true)
      }
      matched.append(match)
    }
    let matchedOld = Set(pairs.map(\.old))
    let matchedNew = Set(pairs.map(\.new))
    oldLeft.removeAll(where: matchedOld.contains)
    newLeft.removeAll(where: matchedNew.contains)
  }
}

/// An operation of the old description and what it is in the new one.
struct OperationMatch {
  let old: OperationHeading
  let new: OperationHeading
  /// Their places in the lists that were paired.
  let oldIndex: Int
  let newIndex: Int
  /// What the path of one side has in front that the other side has in its servers.
  var prefixes: (old: String, new: String) = ("", "")
  /// The URLs of further operations that are one with this one, because its servers were divided among paths.
  var elsewhere: (old: [ServerAddress], new: [ServerAddress]) = ([], [])
}

extension OperationHeading {
  /// How reports spell the operation, such as `GET /pets` or `webhook orderPlaced POST`; callbacks without their operation.
  var label: String {
    switch place {
    case .path(let path): "\(method) \(path)"
    case .webhook(let name): "webhook \(name) \(method)"
    case .callback(let name, let expression): "callback \(name) \(method) \(expression)"
    case .component: method
    }
  }

  /// What names the operation among its siblings.
  fileprivate var exactKey: ExactString {
    switch place {
    case .path, .webhook, .component: ExactString(label)
    case .callback(_, let expression): ExactString("\(method) \(expression)")
    }
  }

  /// The same without the names of path parameters.
  fileprivate var erasedKey: ExactString {
    template.map { ExactString("\(method) \($0)") } ?? exactKey
  }

  /// The same with the expressions of a callback in their normal form.
  func normalKey(below path: String?) -> ExactString {
    guard case .callback(_, let expression) = place else { return exactKey }
    return ExactString("\(method) \(CallbackExpression.normal(expression, below: path))")
  }
}
