import DocumentTree
import SchemaLogic
import TestSupport

/// A world in which elements are small integers, and a goal is a set of them: a bit for each.
///
/// The highest bit stands for that number and all above it, which are as many as anybody wants.
struct ArrayWorld {
  /// The number of values that goals can tell apart.
  static let bits = 4

  /// All values; enough of those that goals do not tell apart for the longest array that is tried.
  static let values = Array(0..<9)

  static func contains(_ goal: Int, _ value: Int) -> Bool {
    goal >> min(value, bits - 1) & 1 == 1
  }

  /// A random problem that is small enough to try all arrays.
  static func problem(using random: inout SeededGenerator) -> ArrayProblem<Int> {
    func chance(_ part: Int) -> Bool { Int.random(in: 0..<part, using: &random) == 0 }
    let everything = (1 << bits) - 1
    func goal() -> Int {
      chance(3) ? everything : Int.random(in: 0...everything, using: &random)
    }
    func elements() -> ArrayProblem<Int>.Elements {
      let length = Int.random(in: 0...2, using: &random)
      return ArrayProblem.Elements(prefix: (0..<length).map { _ in goal() }, rest: goal())
    }
    var problem = ArrayProblem<Int>()
    if chance(2) { problem.minItems = Decimal(Int.random(in: 0...4, using: &random)) }
    if chance(2) { problem.maxItems = Decimal(Int.random(in: -1...4, using: &random)) }
    problem.universals = (0..<Int.random(in: 0...2, using: &random)).map { _ in elements() }
    problem.demands = (0..<Int.random(in: 0...2, using: &random)).map { _ in elements() }
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      let inside = Int.random(in: 0...everything, using: &random)
      problem.contains.append(
        ArrayProblem.Contains(
          inside: inside, outside: everything ^ inside,
          least: Decimal(Int.random(in: 0...2, using: &random)),
          most: chance(2) ? Decimal(Int.random(in: 0...3, using: &random)) : nil))
    }
    problem.isUnique = chance(3)
    problem.hasDuplicate = chance(3)
    return problem
  }

  /// Whether an array meets all demands, told by their definitions.
  static func accepts(_ array: [Int], _ problem: ArrayProblem<Int>) -> Bool {
    func fits(_ elements: ArrayProblem<Int>.Elements, _ position: Int) -> Bool {
      let prefix = elements.prefix
      return contains(position < prefix.count ? prefix[position] : elements.rest, array[position])
    }
    let length = Decimal(array.count)
    let distinct = Set(array).count
    return problem.minItems <= length && problem.maxItems.map { length <= $0 } ?? true
      && problem.universals.allSatisfy { list in array.indices.allSatisfy { fits(list, $0) } }
      && problem.demands.allSatisfy { list in array.indices.contains { fits(list, $0) } }
      && problem.contains.allSatisfy { count in
        let number = Decimal(array.count { contains(count.inside, $0) })
        return count.least <= number && count.most.map { number <= $0 } ?? true
      }
      && (!problem.isUnique || distinct == array.count)
      && (!problem.hasDuplicate || distinct < array.count)
  }

  /// The shortest array of at most so many elements that meets all demands, by trying all of them.
  static func shortest(_ problem: ArrayProblem<Int>, maximumLength: Int) -> [Int]? {
    var arrays: [[Int]] = [[]]
    for length in 0...maximumLength {
      if let array = arrays.first(where: { accepts($0, problem) }) { return array }
      if length == maximumLength { break }
      var next: [[Int]] = []
      for array in arrays {
        // Numbers that nothing tells apart are used in turn.
        let fresh = max(bits - 1, (array.max() ?? 0) + 1)
        for value in values.prefix(fresh + 1) {
          let longer = array + [value]
          let position = length
          let fits = problem.universals.allSatisfy { list in
            contains(position < list.prefix.count ? list.prefix[position] : list.rest, value)
          }
          if fits, !problem.isUnique || !array.contains(value) { next.append(longer) }
        }
      }
      arrays = next
    }
    return nil
  }

  /// The simplest value that meets all goals, other than some.
  static func element(_ goals: [Int], _ excepted: [JSONValue]) -> Outcome {
    for value in 0..<(values.count + excepted.count) where goals.allSatisfy({ contains($0, value) })
    {
      let number = JSONValue.number(Decimal(value))
      if !excepted.contains(number) { return .value(number) }
    }
    return .none
  }

  /// The elements of an array value; `nil` for anything else.
  static func elements(_ value: JSONValue) -> [Int]? {
    guard case .array(let elements) = value else { return nil }
    return elements.compactMap { $0.decimal?.integer }
  }
}
