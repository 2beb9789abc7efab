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
  /// Reads both descriptions as far as is needed to compare them, at once where they are large enough.
  ///
  /// Where both cannot be read, the error is that of the old one, whichever is found first.
  static func read(
    old: Input, new: Input, options: ComparisonOptions, seed: HashSeed
  ) throws(InputError) -> (old: API, new: API) {
    // A pipe has no size, and waits for somebody else: what stands before it must have been read without a mistake.
    guard let oldSize = old.content.size, let newSize = new.content.size,
      oldSize + newSize >= options.leastBytesForTwoThreads
    else {
      let oldAPI = try old.parsed(options, seed).read(limits: options.limits, seed: seed)
      return (oldAPI, try new.parsed(options, seed).read(limits: options.limits, seed: seed))
    }
    let (parsedOld, parsedNew) = TwoThreads.run(
      { old.outcome(options, seed) }, beside: { new.outcome(options, seed) })
    let oldAPI = try parsedOld.get().read(limits: options.limits, seed: seed)
    return (oldAPI, try parsedNew.get().read(limits: options.limits, seed: seed))
  }

  /// What became of parsing a root document. Not `Result`, which asks the runtime whether its failure is an error: that
  /// takes longer than anything else between the threads.
  private enum Outcome: Sendable {
    case parsed(ParsedInput)
    case failed(InputError)

    func get() throws(InputError) -> ParsedInput {
      switch self {
      case .parsed(let input): return input
      case .failed(let error): throw error
      }
    }
  }

  private func outcome(_ options: ComparisonOptions, _ seed: HashSeed) -> Outcome {
    do throws(InputError) {
      return .parsed(try parsed(options, seed))
    } catch {
      return .failed(error)
    }
  }

  /// Parses the root document.
  private func parsed(
    _ options: ComparisonOptions, _ seed: HashSeed
  ) throws(InputError) -> ParsedInput {
    try content.parsed(limits: options.limits, root: options.root, loader: loader, seed: seed)
  }
}
