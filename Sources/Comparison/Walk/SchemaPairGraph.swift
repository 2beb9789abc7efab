import APIGraph
import DocumentTree
import SchemaLogic

/// One pair of schemas as it is met: the same pair under another reading or position is another node.
struct SchemaPairKey: Hashable {
  let old: SchemaID
  let new: SchemaID
  let isReceived: Bool
  var spelling: Spelling
  var position: Position
  var presence: Presence
  /// What stands around a schema that applies to the same value as others.
  let enclosure: Enclosure?
  /// Whether the schemas apply to the same value as others, so that they do not decide about it alone.
  let isInPlace: Bool
  /// Whether a side's schema is written where a property is declared.
  var isOfOneProperty = false
  /// The whole, where the pair is one of several alternatives.
  var alternative: Alternative?
  /// What is proved of a whole that the pair is a part of.
  var settlement: Settlement

  /// Hashes a few numbers, and not field after field: pairs are looked up often.
  func hash(into hasher: inout Hasher) { hasher.combine(_rawHashValue(seed: 0)) }

  /// The hash where the pair is the whole key.
  func _rawHashValue(seed: Int) -> Int {
    var manner = Int(spelling.rawValue) << 8 | Int(position.rawValue) << 12
    manner |= Int(presence.rawValue) << 16 | Int(settlement.rawValue) << 20
    manner |= (isReceived ? 1 : 0) | (isInPlace ? 2 : 0) | (isOfOneProperty ? 4 : 0)
    var whole = 0
    if let alternative {
      whole = Int(alternative.old.index) << 34 | Int(alternative.new.index) << 2
      whole |= (alternative.isInPlace ? 1 : 0) | (alternative.isOnly ? 2 : 0)
    }
    return QuickKey.hash(
      Int(old.index) << 32 | Int(new.index),
      manner | (enclosure.map { $0.index + 1 } ?? 0) << 24, whole, seed: seed)
  }

  /// How the message is read that the pair describes a part of.
  var message: SchemaProofs.Message {
    SchemaProofs.Message(isReceived: isReceived, spelling: spelling)
  }
}

extension SchemaPairKey {
  /// A part that says what members or elements of the whole hold, or what belongs to it otherwise.
  init(
    old: SchemaID, new: SchemaID, partOf whole: SchemaPairKey, spelling: Spelling? = nil,
    presence: Presence = .element, isOfOneProperty: Bool = false
  ) {
    self.init(
      old: old, new: new, isReceived: whole.isReceived, spelling: spelling ?? whole.spelling,
      position: whole.position, presence: presence, enclosure: nil, isInPlace: false,
      isOfOneProperty: isOfOneProperty, alternative: nil, settlement: whole.settlement)
  }

  /// A part that applies to the same value as the whole.
  init(
    old: SchemaID, new: SchemaID, inPlaceOf whole: SchemaPairKey, enclosure: Enclosure?,
    alternative: Alternative?
  ) {
    self.init(
      old: old, new: new, isReceived: whole.isReceived, spelling: whole.spelling,
      position: whole.position, presence: whole.presence, enclosure: enclosure, isInPlace: true,
      alternative: alternative ?? whole.alternative, settlement: whole.settlement)
  }
}

/// How a value comes to be in its message.
enum Presence: UInt8, Hashable {
  /// As the whole, or an element.
  case element
  /// As a property that a side does not require.
  case optional
  /// As a property that both sides require.
  case required
  /// As the whole, in every message: a parameter or header that both sides require.
  case whole

  /// Whether the value is a declared member of an object.
  var isOfMember: Bool { self == .optional || self == .required }

  /// Whether no message is without the value.
  var isCertain: Bool { self == .required || self == .whole }
}

/// The pairs of schemas that a comparison meets, each once, with what was found at it and where one gets from it.
///
/// Works through a list instead of calling itself, so that neither depth nor recursion of schemas is a limit. The cost is
/// linear in the number of pairs and their parts.
final class SchemaPairGraph {
  /// A pair with its findings and its ways on.
  struct Node {
    let key: SchemaPairKey
    var emissions: [Emission] = []
    /// The pairs of its parts.
    var edges: [Edge] = []
    /// What is proved of it, where it decides about its values alone.
    var verdict: PairVerdict?

    /// Keeps what was found at it, and its ways on.
    mutating func keep(_ result: SchemaPairResult, _ edges: [Edge]) {
      emissions = result.emissions
      self.edges = edges
      verdict = result.verdict
    }
  }

  /// The way from a pair to a pair of parts.
  struct Edge {
    let step: PartStep
    let node: Int
  }

  private(set) var nodes: [Node] = []
  private var indices: [SchemaPairKey: Int] = [:]
  private var processed = 0

  let proofs: SchemaProofs

  /// Made for the first pair, because many comparisons meet none.
  private lazy var comparer = makeComparer()
  private let makeComparer: () -> SchemaPairComparer

  init(proofs: SchemaProofs, comparer: @escaping () -> SchemaPairComparer) {
    self.proofs = proofs
    makeComparer = comparer
  }

  /// The node of a pair; `nil` when the two cannot differ.
  func node(_ key: SchemaPairKey) -> Int? {
    if let known = indices[key] { return known }
    let comparer = comparer
    let old = comparer.schemas.old
    let new = comparer.schemas.new
    if key.old == old.anything, key.new == new.anything { return nil }
    if comparer.unchanged.contains(key.old, key.new) { return nil }
    let number = nodes.count
    indices[key] = number
    nodes.append(Node(key: key))
    return number
  }

  /// Adds a finding to a pair that has been compared.
  func add(_ emission: Emission, to number: Int) { nodes[number].emissions.append(emission) }

  /// Compares all pairs that were asked for and all that they lead to.
  func drain() {
    while processed < nodes.count {
      let number = processed
      processed += 1
      let result = comparer.compare(nodes[number].key)
      var edges: [Edge] = []
      edges.reserveCapacity(result.parts.count)
      for part in result.parts {
        if let node = node(part.key) { edges.append(Edge(step: part.step, node: node)) }
      }
      nodes[number].keep(result, edges)
    }
  }
}

/// What the comparison of one pair of schemas gives.
struct SchemaPairResult {
  var emissions: [Emission] = []
  var parts: [(step: PartStep, key: SchemaPairKey)] = []
  var verdict: PairVerdict?
}
