package import APIGraph

/// One kind of change, all in one literal: what it is called, what it does, why it matters, and how to see it.
package struct Rule: Sendable {
  /// Kebab-case, subject then past participle; the direction is never part of it.
  package let id: String
  /// The heading, a few words.
  package let title: String
  package let effect: Effect
  /// The fields that need not be reported otherwise once this rule has spoken.
  package let covers: [Field]
  package let because: String
  package let migration: String
  /// Identifiers that it had before.
  package let formerly: [String]
  package let trigger: Trigger

  /// What it does to generated code where that is more than it does on the wire.
  package var generatedCode: GeneratedCodeEffect? { GeneratedCodeEffect.entry(for: id) }

  package init(
    _ id: String, _ title: String, _ effect: Effect, covers: [Field] = [], because: String,
    migration: String, formerly: [String] = [], when trigger: Trigger
  ) {
    self.id = id
    self.title = title
    self.effect = effect
    self.covers = covers
    self.because = because
    self.migration = migration
    self.formerly = formerly
    self.trigger = trigger
  }
}

extension Rule {
  /// Every rule. Standing in one of these arrays is what makes a rule exist.
  package static let all: [Rule] = {
    let catalogues = [
      descriptionRules, componentRules, operationRules, securityRules, serverRules,
      parameterRules, requestBodyRules, mediaTypeRules, encodingRules, responseRules, headerRules,
      schemaTypeRules, schemaEnumerationRules, schemaBoundRules, schemaStringRules,
      schemaObjectRules, schemaArrayRules, schemaCompositionRules, schemaDiscriminatorRules,
      schemaAnnotationRules, lifecycleRules, generalRules,
    ]
    // Added to one array, they are copied once.
    var rules: [Rule] = []
    rules.reserveCapacity(catalogues.reduce(0) { $0 + $1.count })
    for catalogue in catalogues { rules += catalogue }
    return rules
  }()
}
