/// The laws that every case of the corpus keeps; a case's `laws.json` names exceptions by these words.
package enum Law: String, CaseIterable, Sendable {
  case exactAnswer = "exact-answer"
  case selfComparisonIsSilent = "self-comparison-is-silent"
  case sameAnswerInEveryRendering = "same-answer-in-every-rendering"
  case sameAnswerUnpruned = "same-answer-unpruned"
  case sameAnswerAs31 = "same-answer-as-3.1"
  case refactoringStaysBelowAdditive = "refactoring-stays-below-additive"
  case witnessesHold = "witnesses-hold"
  case ruleFires = "rule-fires"
}
