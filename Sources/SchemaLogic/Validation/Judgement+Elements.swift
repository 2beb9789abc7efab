import APIGraph
import DocumentTree

// What is said of elements (JSON Schema 2020-12 core §10.3.1).
extension Judgement {
  mutating func addElements(
    _ prepared: PreparedSchema, at place: ValuePlace, to all: inout Conjunction
  ) {
    let schema = prepared.schema
    let elements = places.children(of: place)
    for (index, element) in elements.enumerated() {
      if index < schema.prefixItems.count {
        add(schema.prefixItems[index], at: element, by: "prefixItems", to: &all)
      } else if let rest = schema.items {
        add(rest, at: element, by: "items", to: &all)
      }
    }
    if let contains = schema.contains {
      addCount(of: contains, prepared, elements, at: place, to: &all)
    }
  }

  private mutating func addCount(
    of contains: Schema.Contains, _ prepared: PreparedSchema, _ elements: ValuePlaceRange,
    at place: ValuePlace, to all: inout Conjunction
  ) {
    let limits = SizeLimits(contains.minimum, contains.maximum)
    var certain = 0
    var possible = 0
    var reason: UndecidedReason?
    for element in elements {
      switch verdict(of: contains.schema, at: element, by: "contains") {
      case .valid?:
        certain += 1
        possible += 1
      case .undecided(let other)?:
        possible += 1
        reason = reason ?? other
      case .invalid?, nil: break
      }
    }
    if possible < limits.least {
      let isWritten = schemaSaysMinimum(prepared.schema)
      all.add(
        .invalid(Refusal(place: place, keyword: isWritten ? "minContains" : "contains")))
    } else if certain > limits.most {
      all.add(.invalid(Refusal(place: place, keyword: "maxContains")))
    } else if let reason, certain < limits.least || possible > limits.most {
      all.add(.undecided(reason))
    }
  }

  private func schemaSaysMinimum(_ schema: Schema) -> Bool { schema.facts["minContains"] != nil }
}
