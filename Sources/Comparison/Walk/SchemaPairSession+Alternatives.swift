import APIGraph
import DocumentTree
import SchemaLogic

/// The schemas that list a pair as one alternative of several, so that what it refuses another may accept.
struct Alternative: Hashable {
  let old: SchemaID
  let new: SchemaID
  /// Whether the wholes apply to the same value as others.
  let isInPlace: Bool
  /// Whether the pair stands in the report where the whole stands, so that what is said of it is read as said of the whole.
  let isOnly: Bool
}

/// What is found at an alternative, held against the whole.
///
/// A value that one alternative takes no longer is lost only if no other takes it, and one that an alternative takes as well is
/// gained only if none took it before.
extension SchemaPairSession {
  /// Whether a finding at an alternative that stands where the whole stands says of the whole what is not true: what is claimed to
  /// be lost or gained is neither. What the other alternatives bring is told of them.
  func isUntrueOfWhole(_ emission: Emission, _ claim: Claim?) -> Bool {
    guard let alternative = key.alternative, alternative.isOnly, key.position == .positive,
      let claim, !countsEvaluations
    else { return false }
    let isLoss: Bool
    switch emission.effect {
    case .narrows: isLoss = true
    case .widens: isLoss = false
    case .replaces, .extends, .withdraws, .annotates, .states: return false
    }
    // What is lost is asked of the old side's values, what is gained of the new side's, whoever sends them.
    let message = SchemaProofs.Message(isReceived: isLoss, spelling: key.spelling)
    return settlementOfWhole(claim, message) == .compatible
  }

  /// What the whole makes of the values that a claim about an alternative is about; `nil` where some of them are refused, or that
  /// cannot be told.
  func settlementOfWhole(_ claim: Claim, _ message: SchemaProofs.Message) -> Settlement? {
    guard let alternative = key.alternative, !countsEvaluations else { return nil }
    let isReceived = message.isReceived
    let proofs = comparer.proofs
    var part = isReceived ? key.old : key.new
    var kept: SchemaID?
    switch claim {
    case .concern(let concern): kept = projected(on: concern, message)
    case .member(let name): kept = projected(on: .member(name), message)
    case .senderPart(let schema):
      guard isReceived == key.isReceived else { return nil }
      part = schema
    case .receiverPart(let schema):
      guard isReceived == key.isReceived else { return nil }
      kept = schema
    }
    if kept == nil, !claim.isAboutSender { return nil }
    let sent = proofs.schemaJoining(
      isReceived ? alternative.old : alternative.new, part, isOld: isReceived)
    // What the part does not speak about, or allows, is no part of the claim.
    var accepted = isReceived ? alternative.new : alternative.old
    if let kept { accepted = proofs.schemaChoosing(accepted, kept, isOld: !isReceived) }
    let (old, new) = isReceived ? (sent, accepted) : (accepted, sent)
    guard
      proofs.inclusion(
        old: old, new: new, message,
        assumption: alternative.isInPlace ? .openWorld : .freshNames
      ).isIncluded
    else { return nil }
    return proofs.isIncludedByNames(old: old, new: new, message) ? .compatible : .undeclared
  }

  private func projected(on concern: Concern, _ message: SchemaProofs.Message) -> SchemaID? {
    var concern = concern
    if case .keywords(let fields) = concern, !key.spelling.spellsTypes {
      // A text is a number only where the type says so.
      concern = .keywords(fields.union(["type"]))
    }
    return comparer.proofs.projected(
      message.isReceived ? key.new : key.old, isOld: !message.isReceived, concern,
      message.reading.omission)
  }
}

extension SchemaPairKey {
  /// How the alternatives of the pair know it; the outermost whole is the one that counts.
  func alternative(isOnly: Bool) -> Alternative {
    Alternative(
      old: alternative?.old ?? old, new: alternative?.new ?? new,
      isInPlace: alternative?.isInPlace ?? isInPlace,
      isOnly: isOnly && alternative?.isOnly != false)
  }
}

extension Claim {
  /// Whether it is about all values of an alternative, whatever the receiver says.
  fileprivate var isAboutSender: Bool { if case .senderPart = self { true } else { false } }
}
