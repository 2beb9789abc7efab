import APIGraph
import DocumentTree
import SchemaLogic

/// Asks the schema logic about the pairs of a comparison, in its terms: who sends, how it is written, what is left out.
///
/// Everything is asked once.
final class SchemaProofs {
  let decider: InclusionDecider
  private let schemas: SchemaPair
  private var verdicts: [Question: PairVerdict] = [:]
  private var inclusions: [Question: SearchedInclusion] = [:]
  private var projections: [Projection: SchemaID?] = [:]
  private var made: [Made: SchemaID] = [:]

  /// Proofs about the schemas of two descriptions; `index` tells which of them are the same on both sides.
  init(_ schemas: SchemaPair, index: ChangeIndex?) {
    self.schemas = schemas
    let (old, new) = (schemas.old, schemas.new)
    decider = InclusionDecider(old: old, new: new) { id in
      guard let index, let site = old.staticSite(of: id),
        let counterpart = index.counterpart(ofOld: site.origin)
      else { return nil }
      return new.id(at: counterpart, dialect: site.dialect)
    }
  }

  /// How a message is read: who sends it, and how its values are written.
  struct Message: Hashable {
    let isReceived: Bool
    let spelling: Spelling

    /// The owner of `readOnly` and `writeOnly` is always the API.
    var reading: SchemaReading {
      SchemaReading(
        omission: isReceived ? .readOnly : .writeOnly, readsDiscriminators: true,
        prefersListedTags: true,
        spelling: spelling)
    }

    /// The same, where alternatives are told by their names.
    var readingByNames: SchemaReading {
      var reading = reading
      reading.tellsAlternativesByNames = true
      return reading
    }

    var sender: InclusionDecider.Sender { isReceived ? .old : .new }
  }

  private struct Question: Hashable {
    let old: SchemaID
    let new: SchemaID
    let message: Message
    let assumption: Assumption
  }

  private struct Projection: Hashable {
    let schema: SchemaID
    let isOld: Bool
    let concern: Concern
  }

  /// A schema that no description has, made to ask about.
  private struct Made: Hashable {
    enum Content: Hashable {
      case demanding(ExactString)
      case joining(SchemaID, SchemaID)
      case choosing(SchemaID, SchemaID)
    }

    let content: Content
    let isOld: Bool
  }

  /// What is proved of a pair.
  func verdict(
    old: SchemaID, new: SchemaID, _ message: Message, assumption: Assumption
  ) -> PairVerdict {
    let question = Question(old: old, new: new, message: message, assumption: assumption)
    if let known = verdicts[question] { return known }
    let verdict = decide(question)
    verdicts[question] = verdict
    return verdict
  }

  private func decide(_ question: Question) -> PairVerdict {
    if areIdentical(old: question.old, new: question.new) { return .equal }
    switch inclusion(question) {
    case .included where isVacuous(question): return .vacuous
    case .included: return areEqual(question) ? .equal : .compatible
    case .witness(let witness): return .incompatible(witness)
    case .undecided(let reason): return .undecided(reason)
    }
  }

  /// Whether a schema of a side declares a name, in itself or in any part that applies to the same value.
  func declares(_ name: ExactString, _ schema: SchemaID, on side: Side) -> Bool {
    decider.declaredNames(of: schema, on: side == .old ? .old : .new).contains(name)
  }

  /// Whether both sides allow the same as they are written, whatever is assumed of senders.
  func areEqual(old: SchemaID, new: SchemaID, _ message: Message) -> Bool {
    if case .equal = verdict(old: old, new: new, message, assumption: .openWorld) {
      true
    } else {
      false
    }
  }

  /// Whether the two say the same in the same words, annotations left aside.
  func areIdentical(old: SchemaID, new: SchemaID) -> Bool {
    decider.areIdentical(old: old, new: new)
  }

  /// Whether both allow the same as they are written, whatever is assumed of senders.
  private func areEqual(_ question: Question) -> Bool {
    // What the receiver accepts beyond the sender is mostly quick to find.
    [question.message.sender.receiver, question.message.sender].allSatisfy { sender in
      decider.searchedInclusion(
        old: question.old, new: question.new, from: sender, reading: question.message.reading,
        assumption: .openWorld
      ).isIncluded
    }
  }

  private func isVacuous(_ question: Question) -> Bool {
    isVacuous(
      [question.message.isReceived ? question.old : question.new], question.message,
      old: question.old, new: question.new, partMessage: question.message)
  }

  /// Whether the receiver accepts everything only because the sender has nothing to send that is a value of all these schemas. Who wrote
  /// that meant something else.
  ///
  /// Open objects that are listed as alternatives and exclude each other by the book are asked about again, told by their names: when
  /// all of what is meant by a pair of parts is accepted, nothing is in doubt.
  func isVacuous(
    _ sent: [SchemaID], _ message: Message, old: SchemaID, new: SchemaID, partMessage: Message
  ) -> Bool {
    guard decider.haveNoValue(sent, on: message.sender, reading: message.reading) else {
      return false
    }
    return decider.haveNoValue(sent, on: message.sender, reading: message.readingByNames)
      || !isIncludedByNames(old: old, new: new, partMessage)
  }

  /// Whether the receiver accepts all that the sender may send, each by an alternative that declares its names as far as any does.
  func isIncludedByNames(old: SchemaID, new: SchemaID, _ message: Message) -> Bool {
    decider.searchedInclusion(
      old: old, new: new, from: message.sender, reading: message.readingByNames,
      assumption: .freshNames
    ).isIncluded
  }

  /// Whether the sender's schema plainly has an object with a property that it declares; `false` says nothing.
  func plainlySends(_ property: SchemaID, in sent: SchemaID, _ message: Message) -> Bool {
    decider.plainlyHasObject(sent, with: property, on: message.sender, reading: message.reading)
  }

  /// Whether the sender's schema plainly is one of the alternatives that the schemas around it consist of, the innermost first, so
  /// that these accept all of its values.
  func plainlyAccept(_ wholes: [SchemaID], _ sent: SchemaID, _ message: Message) -> Bool {
    var part = sent
    return wholes.allSatisfy { whole in
      defer { part = whole }
      return decider.plainlyAccepts(whole, part, on: message.sender, reading: message.reading)
    }
  }

  /// A schema of a side for the objects that have a property.
  func schemaDemanding(_ name: ExactString, isOld: Bool) -> SchemaID {
    made(.demanding(name), isOld: isOld) { schema in
      schema.types = .object
      schema.required = [name]
    }
  }

  /// A schema of a side for the values of two others.
  func schemaJoining(_ first: SchemaID, _ second: SchemaID, isOld: Bool) -> SchemaID {
    made(.joining(first, second), isOld: isOld) { schema in
      schema.allOf = [first, second].map {
        Schema.Branch(schema: $0, referenceName: nil, origin: schema.origin)
      }
    }
  }

  /// A schema of a side for the values of either of two others.
  func schemaChoosing(_ first: SchemaID, _ second: SchemaID, isOld: Bool) -> SchemaID {
    made(.choosing(first, second), isOld: isOld) { schema in
      schema.anyOf = [first, second].map {
        Schema.Branch(schema: $0, referenceName: nil, origin: schema.origin)
      }
    }
  }

  private func made(
    _ content: Made.Content, isOld: Bool, _ fill: (inout SchemaContents) -> Void
  ) -> SchemaID {
    let key = Made(content: content, isOld: isOld)
    if let known = made[key] { return known }
    let store = isOld ? schemas.old : schemas.new
    var schema = SchemaContents(origin: store.schema(store.anything).origin)
    fill(&schema)
    let id = store.add(schema)
    made[key] = id
    return id
  }

  private func inclusion(_ question: Question) -> SearchedInclusion {
    if let known = inclusions[question] { return known }
    let inclusion = decider.searchedInclusion(
      old: question.old, new: question.new, from: question.message.sender,
      reading: question.message.reading, assumption: question.assumption)
    inclusions[question] = inclusion
    return inclusion
  }

  /// Whether the receiver accepts all that the sender may send.
  func inclusion(
    old: SchemaID, new: SchemaID, _ message: Message, assumption: Assumption
  ) -> SearchedInclusion {
    inclusion(Question(old: old, new: new, message: message, assumption: assumption))
  }

  /// Whether the receiver accepts all that the sender may send, as far as one concern of the receiver goes.
  func inclusion(
    old: SchemaID, new: SchemaID, _ message: Message, assumption: Assumption, concern: Concern
  ) -> SearchedInclusion? {
    let isReceived = message.isReceived
    guard
      let projected = projected(
        isReceived ? new : old, isOld: !isReceived, concern, message.reading.omission)
    else { return nil }
    return inclusion(
      Question(
        old: isReceived ? old : projected, new: isReceived ? projected : new, message: message,
        assumption: assumption))
  }

  /// What the receiver's schema says about a concern, alone.
  func projected(
    _ id: SchemaID, isOld: Bool, _ concern: Concern, _ omission: SchemaReading.Omission
  ) -> SchemaID? {
    let key = Projection(schema: id, isOld: isOld, concern: concern)
    if let known = projections[key] { return known }
    let store = isOld ? schemas.old : schemas.new
    let part = store.schema(id).projected(on: concern, in: store) { property in
      omission == .readOnly ? property.isReadOnly : property.isWriteOnly
    }
    let result = part.map { store.add($0) }
    projections.updateValue(result, forKey: key)
    return result
  }
}
