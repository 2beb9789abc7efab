import DocumentTree

/// The uses of schemas that lead to findings: the operations sorted by the bytes of their names, and the uses of each in the order in
/// which the walk met them.
struct UsesByOperation {
  /// The names of the operations.
  private(set) var names: [String] = []
  /// The numbers of the uses.
  private var numbers: [Int32] = []
  /// By operation: where its uses begin in `numbers`; one more at the end.
  private var starts: [Int] = []

  /// Uses that the walk met one after the other in an operation.
  private struct Run {
    /// The start of the operation's name, which mostly decides about the order.
    let start: (UInt64, UInt64, UInt64, UInt64)
    /// The first use.
    let use: Int
    /// Where they stand among all.
    var places: Range<Int>
  }

  init(_ uses: [SchemaUse], _ graph: ReachGraph) {
    func name(_ run: Run) -> ExactString { ExactString(uses[run.use].operation) }
    var met: [Int32] = []
    var runs: [Run] = []
    met.reserveCapacity(uses.count)
    var last: ExactString?
    for use in uses.indices where graph.numbers[uses[use].node] >= 0 {
      let operation = ExactString(uses[use].operation)
      met.append(Int32(truncatingIfNeeded: use))
      // Mostly the walk meets an operation once.
      if operation == last {
        runs[runs.count - 1].places = runs[runs.count - 1].places.lowerBound..<met.count
      } else {
        runs.append(Run(start: operation.start, use: use, places: met.count - 1..<met.count))
        last = operation
      }
    }
    runs.sort { left, right in
      if left.start != right.start { return left.start < right.start }
      return name(left).precedes(name(right)) ?? (left.use < right.use)
    }
    numbers.reserveCapacity(met.count)
    names.reserveCapacity(runs.count)
    starts.reserveCapacity(runs.count + 1)
    for run in runs {
      let operation = name(run)
      if names.last.map({ ExactString($0) != operation }) ?? true {
        names.append(operation.string)
        starts.append(numbers.count)
      }
      for place in run.places { numbers.append(met[place]) }
    }
    starts.append(numbers.count)
  }

  /// The numbers of the uses in an operation.
  func uses(of operation: Int) -> ArraySlice<Int32> {
    numbers[starts[operation]..<starts[operation + 1]]
  }

  /// By operation: the end of those right after it whose paths may come before its own, because their names begin alike.
  ///
  /// A path goes on with a space behind the name of its operation.
  var rivalsEnds: [Int] {
    names.indices.map { operation in
      let name = names[operation].utf8
      var end = operation + 1
      while end < names.count {
        let other = names[end].utf8
        guard other.count > name.count,
          other[other.index(other.startIndex, offsetBy: name.count)] <= UInt8(ascii: " "),
          other.starts(with: name)
        else { break }
        end += 1
      }
      return end
    }
  }
}
