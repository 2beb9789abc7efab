public import DocumentTree
internal import SchemaLogic

/// How two schemas are related.
public struct SchemaOptions: Sendable {
  /// What the values of the schemas are.
  public enum Mode: String, Sendable, CaseIterable {
    /// Any values: JSON Schema as it is written.
    case pure

    /// What clients send: `readOnly` properties are neither required nor constrained.
    case request

    /// What clients receive: `writeOnly` properties are neither required nor constrained.
    case response

    /// Any values; each branch beside a `discriminator` demands its tag as well.
    case discriminator
  }

  /// What is taken for granted of those who send values.
  public enum Assumption: String, Sendable, CaseIterable {
    /// Nothing: every value that a schema allows may be sent.
    case openWorld = "open-world"

    /// In objects that declare properties and are otherwise merely open, no name is used that only the receiver declares.
    case freshNames = "fresh-names"

    /// In objects that declare properties and are otherwise merely open, only declared names are used.
    case closedProducer = "closed-producer"
  }

  /// What the values are.
  public var mode: Mode

  /// What is taken for granted of those who send values.
  public var assumption: Assumption

  /// How much of each document is taken before it is refused.
  public var limits: ParsingLimits

  /// The folder below which references may name files; `nil` for the folder of each schema's file.
  public var root: String?

  /// Options; the defaults are those of the command.
  public init(
    mode: Mode = .pure, assumption: Assumption = .openWorld, limits: ParsingLimits = .standard,
    root: String? = nil
  ) {
    self.mode = mode
    self.assumption = assumption
    self.limits = limits
    self.root = root
  }
}

extension SchemaReading {
  init(_ mode: SchemaOptions.Mode) {
    switch mode {
    case .pure: self = .pure
    case .request: self.init(omission: .readOnly)
    case .response: self.init(omission: .writeOnly)
    case .discriminator: self.init(readsDiscriminators: true)
    }
  }
}

extension Assumption {
  init(_ assumption: SchemaOptions.Assumption) {
    switch assumption {
    case .openWorld: self = .openWorld
    case .freshNames: self = .freshNames
    case .closedProducer: self = .closedProducer
    }
  }
}
