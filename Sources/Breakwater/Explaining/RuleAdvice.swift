internal import Comparison

/// What an option of the command does for a rule.
struct RuleAdvice {
  /// The option as it is written.
  let option: String

  /// What it does, as a sentence.
  let sentence: String
}

extension RuleDescription.Option {
  /// The option of the command, and what it does.
  var advice: RuleAdvice {
    switch self {
    case .acceptedRemovals:
      RuleAdvice(
        option: "--accept-removals ended",
        sentence: "Lets the removal pass once the last day that was announced for it has come; "
          + "'announced' instead of 'ended' also if it was deprecated without one. '--date' says "
          + "which day it is. The report stays the same.")
    case .generatedCode:
      RuleAdvice(
        option: "--audience sdk",
        sentence: "Makes the impact on generated code count for the verdict, the version and the "
          + "exit status.")
    case .generatedCodeOnly:
      RuleAdvice(
        option: "--audience sdk",
        sentence: "Needed: the change is looked for only where generated code counts.")
    case .judgedComponents:
      RuleAdvice(
        option: "--components",
        sentence: "For descriptions that are bundles of components. Without it the change is "
          + "cosmetic on the wire, because no operation uses the component.")
    }
  }
}
