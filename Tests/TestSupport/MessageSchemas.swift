package import APIGraph
import DocumentTree
package import SchemaLogic

/// The schemas of all messages of the operations of a description, by where they stand.
///
/// Found in another way than the comparison finds them, so that what it says of messages can be checked.
package struct MessageSchemas {
  /// One schema of a message.
  package struct Entry {
    /// The place in the operation, such as `200 application/json` or `query limit`.
    package let place: String
    package let schema: SchemaID
    package let reading: SchemaReading
  }

  private let entries: [String: [Entry]]

  /// All operations of a description, webhooks among them; what callbacks say belongs to the operation that has them.
  package init(_ api: API) {
    var entries: [String: [Entry]] = [:]
    for heading in api.paths {
      guard case .path(let path) = heading.place else { continue }
      var collector = Collector(store: api.schemas, isSwapped: false)
      collector.add(api.operation(heading), prefix: "")
      entries["\(heading.method) \(path)"] = collector.entries
    }
    for heading in api.webhooks {
      guard case .webhook(let name) = heading.place else { continue }
      var collector = Collector(store: api.schemas, isSwapped: true)
      collector.add(api.operation(heading), prefix: "")
      entries["webhook \(name) \(heading.method)"] = collector.entries
    }
    for pair in ComponentPair.all(old: api, new: api) {
      guard let origin = pair.old else { continue }
      var collector = Collector(store: api.schemas, isSwapped: false)
      collector.add(api.component(pair.kind, at: origin).content)
      entries["components \(pair.kind) \(pair.name)"] = collector.entries
    }
    self.entries = entries
  }

  /// The schemas of an operation as reports spell it.
  package func schemas(of operation: String) -> [Entry] {
    let name = operation.split(separator: " › ", maxSplits: 1).first.map(String.init) ?? operation
    return entries[name] ?? []
  }

  private struct Collector {
    let store: SchemaStore
    let isSwapped: Bool
    var entries: [Entry] = []

    /// A component, as what messages in all directions in which it can be used may hold.
    mutating func add(_ component: ComponentContent?) {
      for isReceived in [true, false] {
        switch component {
        case .schema(let schema)?:
          add(schema, "component", isReceived: isReceived, .json)
        case .parameter(let parameter)?:
          add(parameter.schema, "component", isReceived: isReceived, .wire)
          add(parameter.content, "component", isReceived: isReceived)
        case .requestBody(let body)?: add(body.content, "component", isReceived: isReceived)
        case .response(let response)?: add(response.content, "component", isReceived: isReceived)
        case .header(let header)?:
          add(header.schema, "component", isReceived: isReceived, .wire)
          add(header.content, "component", isReceived: isReceived)
        case .mediaType(let type)?: add([type], "component", isReceived: isReceived)
        case .pathItem(let operations)?:
          for operation in operations { add(operation, prefix: "", isSwapped: false) }
        case .callback(let callback)?:
          for operation in callback.operations { add(operation, prefix: "", isSwapped: true) }
        case .link?, .securityScheme?, nil: break
        }
      }
    }

    mutating func add(_ operation: Operation, prefix: String, isSwapped: Bool? = nil) {
      let isSwapped = isSwapped ?? self.isSwapped
      for parameter in operation.parameters {
        let place = "\(prefix)\(parameter.location.rawValue) \(parameter.name)"
        add(parameter.schema, place, isReceived: !isSwapped, .wire)
        add(parameter.content, place, isReceived: !isSwapped)
      }
      if let body = operation.requestBody {
        add(body.content, prefix + "body", isReceived: !isSwapped)
      }
      for response in operation.responses {
        let place = prefix + response.status.description
        add(response.content, place, isReceived: isSwapped)
        for header in response.headers {
          add(header.schema, "\(place) \(header.key)", isReceived: isSwapped, .wire)
          add(header.content, "\(place) \(header.key)", isReceived: isSwapped)
        }
      }
      for callback in operation.callbacks {
        for inner in callback.operations {
          add(inner, prefix: prefix + "\(callback.name) ", isSwapped: true)
        }
      }
    }

    private mutating func add(_ content: [MediaType], _ place: String, isReceived: Bool) {
      for mediaType in content {
        let spelling: Spelling =
          mediaType.range.isXML
          ? .xml : mediaType.range.isForm || mediaType.range.isMultipart ? .form : .json
        let place = "\(place) \(mediaType.range.spelling)"
        // Texts of all kinds are read as they are spelt.
        let schema = mediaType.schema ?? store.anything
        add(schema, place, isReceived: isReceived, spelling)
        if mediaType.range.type == "text" {
          add(schema, place, isReceived: isReceived, .wire)
        }
        add(mediaType.itemSchema, place + " item", isReceived: isReceived, spelling)
        guard spelling == .form else { continue }
        // Parts may be documents of their own.
        add(mediaType.itemSchema, place + " item", isReceived: isReceived, .json)
        add(mediaType.itemSchema, place + " item", isReceived: isReceived, .wire)
        // So may all parts where they are not declared one by one.
        if store.schema(schema).properties.isEmpty {
          add(schema, place, isReceived: isReceived, .json)
        }
        for property in store.schema(schema).properties {
          add(property.schema, "\(place) \(property.name)", isReceived: isReceived, .json)
        }
      }
    }

    private mutating func add(
      _ schema: SchemaID?, _ place: String, isReceived: Bool, _ spelling: Spelling
    ) {
      guard let schema else { return }
      entries.append(
        Entry(
          place: place, schema: schema,
          reading: SchemaReading(
            omission: isReceived ? .readOnly : .writeOnly, readsDiscriminators: true,
            prefersListedTags: true,
            spelling: spelling)))
    }
  }
}
