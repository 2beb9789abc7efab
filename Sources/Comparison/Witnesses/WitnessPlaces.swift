import APIGraph
import DocumentTree
import SchemaLogic

/// Finds where in a message the part stands that a path leads to, with names for members that the path does not name.
struct WitnessPlaces {
  let old: SchemaOutlines
  let new: SchemaOutlines

  /// Names that stand for any name, where no example tells a better one.
  private static let anyNames: [ExactString] = ["key", "z", "0"]
  private static let placeLimit = 9

  /// The steps into a value; several lists where names are guessed, `nil` where no steps lead there.
  func steps(to targets: [PartStep.Target], in key: SchemaPairKey) -> [[ValueStep]]? {
    var places: [[ValueStep]] = [[]]
    for target in targets {
      let choices: [ValueStep]
      switch target {
      case .inPlace: continue
      case .member(let name): choices = [.member(name)]
      case .element(let index): choices = [.element(index)]
      case .otherMember:
        let names = exampleNames(at: places[0], in: key) + Self.anyNames
        choices = names.map(ValueStep.member)
      case .memberMatching(let pattern):
        guard let word = PatternWord.shortest(of: pattern) else { return nil }
        choices = [.member(word)]
      case .elsewhere: return nil
      }
      if choices.count == 1 {
        for position in places.indices { places[position].append(choices[0]) }
        continue
      }
      // The first choices of each step come first, so that none is lost that is likely.
      places = Array(
        choices.flatMap { choice in places.map { $0 + [choice] } }.prefix(Self.placeLimit))
    }
    return places
  }

  /// A name that an example of the sender uses and its description does not declare.
  private func exampleNames(at steps: [ValueStep], in key: SchemaPairKey) -> [ExactString] {
    let outlines = key.isReceived ? old : new
    let here = outlines.outlines(
      of: outlines.schemas(at: steps, of: key.isReceived ? key.old : key.new))
    for case .object(let members) in here.flatMap(\.examples) {
      let names = members.keys.filter { name in here.allSatisfy { $0.property(name) == nil } }
      if let name = names.min() { return [name] }
    }
    return []
  }
}
