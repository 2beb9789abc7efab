public import APIGraph
public import DocumentTree

/// One of the two descriptions to compare: where its bytes come from, and who fetches the documents that it refers to.
public struct Input: Sendable {
  private let content: InputContent
  private let loader: DocumentLoader?

  /// A description in a file.
  ///
  /// Without a loader its references are followed to files below its folder, or below `ComparisonOptions.root`, and nowhere
  /// else (`FileLoader`).
  public static func file(_ path: String, loader: DocumentLoader? = nil) -> Input {
    Input(content: .file(path), loader: loader)
  }

  /// A description in memory.
  ///
  /// Its relative references resolve against `location`, a path or URL, by default the source's name; the loader is asked
  /// for what they name.
  public static func source(
    _ source: Source, location: String? = nil, loader: DocumentLoader = .none
  ) -> Input {
    Input(content: .memory(source, location: location ?? source.name), loader: loader)
  }
}

extension Input {
  /// Reads both descriptions as far as is needed to compare them.
  ///
  /// Of a new version that has much of the old one's text only the rest is parsed, when the old one is there. Otherwise both are
  /// parsed at once, where they are large enough. Where both cannot be read, the error is that of the old one, whichever is
  /// found first.
  static func read(
    old: Input, new: Input, options: ComparisonOptions, seed: HashSeed
  ) throws(InputError) -> (old: API, new: API) {
    let limits = options.limits
    // A pipe has no size, and waits for somebody else: what stands before it must have been read without a mistake.
    guard let oldSize = old.content.size, let newSize = new.content.size,
      oldSize + newSize >= options.leastBytesForTwoThreads
    else {
      let oldText = try old.loaded(options)
      return try inTurn(oldText, limits, seed) { () throws(InputError) in
        try new.loaded(options)
      }
    }
    let (loadedOld, loadedNew) = TwoThreads.run(
      { Outcome { () throws(InputError) in try old.loaded(options) } },
      beside: { Outcome { () throws(InputError) in try new.loaded(options) } })
    let oldText = try loadedOld.get()
    guard let newText = loadedNew.value, !newText.source.sharesText(with: oldText.source) else {
      return try inTurn(oldText, limits, seed, new: loadedNew.get)
    }
    let (parsedOld, parsedNew) = TwoThreads.run(
      { Outcome { () throws(InputError) in try oldText.parsed(limits: limits, seed: seed) } },
      beside: {
        Outcome { () throws(InputError) in try newText.parsed(limits: limits, seed: seed) }
      })
    let oldAPI = try parsedOld.get().read(limits: limits, seed: seed)
    return (oldAPI, try parsedNew.get().read(limits: limits, seed: seed))
  }

  /// Reads the old description, and then the new one, of which only what differs is parsed.
  private static func inTurn(
    _ old: LoadedInput, _ limits: ParsingLimits, _ seed: HashSeed,
    new: () throws(InputError) -> LoadedInput
  ) throws(InputError) -> (old: API, new: API) {
    let parsedOld = try old.parsed(limits: limits, seed: seed)
    let oldAPI = try parsedOld.read(limits: limits, seed: seed)
    let parsedNew = try new().parsed(limits: limits, seed: seed, earlier: parsedOld.tree)
    return (oldAPI, try parsedNew.read(limits: limits, seed: seed))
  }

  /// What became of a step. Not `Result`, which asks the runtime whether its failure is an error: that takes longer than
  /// anything else between the threads.
  private enum Outcome<Value: Sendable>: Sendable {
    case done(Value)
    case failed(InputError)

    init(_ step: () throws(InputError) -> Value) {
      do throws(InputError) {
        self = .done(try step())
      } catch {
        self = .failed(error)
      }
    }

    /// What was made; `nil` where the step failed.
    var value: Value? {
      switch self {
      case .done(let value): value
      case .failed: nil
      }
    }

    func get() throws(InputError) -> Value {
      switch self {
      case .done(let value): return value
      case .failed(let error): throw error
      }
    }
  }

  private func loaded(_ options: ComparisonOptions) throws(InputError) -> LoadedInput {
    try content.loaded(limits: options.limits, root: options.root, loader: loader)
  }
}
