/// What is taken for granted of those who send values.
package enum Assumption: UInt8, Hashable, Sendable {
  /// Nothing: every value that a schema allows may be sent.
  case openWorld
  /// Where a sender's object declares properties and is otherwise merely open, no name is used that only the receiver declares;
  /// and the properties that the message leaves out are left out.
  case freshNames
  /// Where a sender's object declares properties and is otherwise merely open, only declared names are used.
  case closedProducer
  /// Where a sender's object declares properties and is otherwise merely open, only names are used that it declares or requires.
  case namesInUse
}
