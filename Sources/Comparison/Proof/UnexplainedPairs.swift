import APIGraph
import DocumentTree
import SchemaLogic

/// Sees to it that every pair that breaks says so, at itself or below.
///
/// Rules look at keywords; what several keywords do together they may miss. A pair that is proved to break, or that differs and
/// could not be decided, gets a finding of its own where none of its parts has one.
struct UnexplainedPairs {
  let pairs: SchemaPairGraph
  let recorder: Recorder
  let schemas: SchemaPair
  let rules: RuleSet

  /// Adds the findings that are missing, at the deepest pairs.
  func explain() {
    let ancestry = PairAncestry(pairs)
    var isExplained = pairs.nodes.map { node in
      node.emissions.contains { $0.effect.impact(isReceived: node.key.isReceived) == .breaking }
    }
    ancestry.markAll(in: &isExplained)
    var isTold = pairs.nodes.map { !$0.emissions.allSatisfy { $0.effect == .annotates } }
    ancestry.markAll(in: &isTold)
    let entries = rules.waiting { if case .schemaUnexplained(let ask) = $0 { ask } else { nil } }
    // Pairs are numbered as they are met, so that parts mostly come after their whole.
    for number in pairs.nodes.indices.reversed() where !isExplained[number] {
      guard let problem = problem(pairs.nodes[number], isTold: isTold[number]) else { continue }
      let key = pairs.nodes[number].key
      let context = Context(schemas: schemas, isReceived: key.isReceived)
      for entry in entries {
        for finding in entry.ask(UnexplainedPair(problem: problem), context) {
          var emission = recorder.emit(
            entry.rule, finding, old: place(key.old, schemas.old), new: place(key.new, schemas.new))
          if case .incompatible(let witness)? = pairs.nodes[number].verdict,
            case .refuted(let counterexample) = witness.verdict
          {
            emission.counterexample = counterexample
          }
          pairs.add(emission, to: number)
        }
      }
      isExplained[number] = true
      ancestry.mark(above: [number], in: &isExplained)
    }
  }

  private func problem(_ node: SchemaPairGraph.Node, isTold: Bool) -> UnexplainedPair.Problem? {
    guard !node.key.isInPlace else { return nil }
    let reason: UndecidedReason
    switch node.verdict {
    case .incompatible(let witness)?:
      switch witness.verdict {
      case .refuted(let counterexample):
        return .refused(at: counterexample.at, keyword: counterexample.keyword)
      case .undecided(let doubt): reason = doubt
      case .included: return nil
      }
    case .undecided(let doubt)?: reason = doubt
    case .equal?, .compatible?, .vacuous?, nil: return nil
    }
    return isTold ? nil : .undecided(reason: reason.text)
  }

  private func place(_ id: SchemaID, _ store: SchemaStore) -> ElementPlace? {
    id == store.anything || id == store.nothing ? nil : store.schema(id).place
  }
}
