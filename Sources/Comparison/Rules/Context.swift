package import APIGraph
package import SchemaLogic

/// What a rule may want to know besides the two things that it compares.
package struct Context: Sendable {
  /// Looks up schemas of the old and the new description.
  package let schemas: SchemaPair
  /// Whether the API receives the message that is spoken of. In webhooks and callbacks it sends the requests.
  package var isReceived: Bool
  /// The message; `nil` for what belongs to none.
  package var direction: Direction?
  /// How values are written.
  package var spelling: Spelling = .json
  /// Whether the value is there in every message, so that what happens without it is no question.
  package var isAlwaysPresent = false
  /// Whether the value is a declared member of an object, about which there are rules of their own.
  package var isMember = false
  /// Whether the schema is written where a property is declared, so that rules about that property speak for it.
  package var isOfOneProperty = false
  /// How the part of a form that is spoken of is written on both sides; `nil` where that is not known.
  var part: PartPair?
  /// Whether no media type is sent beside the value, so that its name is no matter: in parameters and headers.
  package var isWithoutMediaType = false
  /// Whether the message has no such part, whatever the description says: content of a `204`, for example.
  package var isNeverSent = false
  /// What could not be read on the old and the new side of the operation, by what it should have been.
  package var unreadSubjects: (old: Set<String>, new: Set<String>) = ([], [])
  /// Whether the operation is one that the API calls (a webhook or a callback).
  package var isCalledByAPI = false

  /// Whether what is spoken of decides nothing, because another way is there or it is known otherwise.
  package var isBesideTheWire = false
  /// Whether the addresses of the old server are served by the new description in whatever way, and the other way round.
  package var isServedOtherwise = (old: false, new: false)

  package init(schemas: SchemaPair, isReceived: Bool, direction: Direction? = nil) {
    self.schemas = schemas
    self.isReceived = isReceived
    self.direction = direction
  }

  /// The same context for one of the two messages of an operation.
  package func message(_ direction: Direction) -> Context {
    var context = self
    context.direction = direction
    context.isReceived = (direction == .request) != isCalledByAPI
    return context
  }

  /// The same context for what is called by whoever is called here.
  package var calledBack: Context {
    var context = self
    context.isCalledByAPI.toggle()
    context.isReceived = !context.isCalledByAPI
    return context
  }

  /// The same context where values are written in a certain way.
  package func spelling(_ spelling: Spelling) -> Context {
    var context = self
    context.spelling = spelling
    return context
  }
}

/// The schema stores of both sides.
package final class SchemaPair: @unchecked Sendable {
  package let old: SchemaStore
  package let new: SchemaStore

  package init(old: SchemaStore, new: SchemaStore) {
    self.old = old
    self.new = new
  }
}
