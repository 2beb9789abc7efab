import DocumentTree
import TestSupport

/// Puts components and path items of a description into files of their own.
struct FileSplit {
  private static let rootName = "description.json"

  private let subject: RewriteSubject
  private var files: [String: JSONValue] = [:]
  /// The file of each component that moved, by the place where it stood.
  private var homes: [[String]: String] = [:]

  /// The description in many files; `nil` if it cannot be taken apart.
  static func apply(_ subject: RewriteSubject, _ selection: inout PlaceSelection) -> Description? {
    guard !subject.references.leavesDocument, !subject.references.hasLooseEnds,
      subject.root["jsonSchemaDialect"] == nil
    else { return nil }
    var split = FileSplit(subject: subject)
    return split.description(&selection)
  }

  private init(subject: RewriteSubject) { self.subject = subject }

  private mutating func description(_ selection: inout PlaceSelection) -> Description? {
    var root = subject.root
    let components = [Section.schemas, .parameters, .responses].compactMap {
      subject.family.steps(to: $0)
    }
    for steps in components + [["paths"]] {
      for (name, value) in root.part(at: steps[...])?.sortedMembers ?? [] {
        let place = steps + [name.string]
        guard value.isObject, value["$ref"] == nil, !subject.references.pinned.contains(place),
          steps != ["paths"] || name.string.hasPrefix("/"),
          selection.takes("#\(JSONPointer(tokens: place))")
        else { continue }
        let file = "\(steps.last ?? "")/\(files.count).json"
        homes[place] = file
        files[file] = value
        root = root.changing(at: place[...]) { _ in .members(["$ref": .text(file)]) }
      }
    }
    guard !files.isEmpty else { return nil }
    var documents: [String: [UInt8]] = [:]
    files[FileSplit.rootName] = root
    for (name, value) in files {
      let moved = redirected(value, in: name)
      documents[name] = Array(moved.compactText.utf8)
    }
    return Description(documents: documents, root: FileSplit.rootName)
  }

  /// What stands in a file, with references that lead where they led.
  private func redirected(_ value: JSONValue, in file: String) -> JSONValue {
    let isRoot = file == FileSplit.rootName
    let up = isRoot ? "" : "../"
    let homes = homes
    let tags = subject.references.tags
    let names = subject.references
    func redirected(_ reference: String) -> String {
      guard reference.hasPrefix("#") else { return reference }
      // Names that a discriminator uses have to stay in sight.
      if let place = JSONPointer(fragment: reference)?.tokens, let home = homes[place],
        names.schemaName(reference).map(tags.contains) != true, reference.utf8.count % 2 == 0
      {
        return up + home
      }
      return isRoot ? reference : up + FileSplit.rootName + reference
    }
    return DocumentWalk(family: subject.family) { value, place in
      guard value.isObject else { return nil }
      var copy = value
      for key: ExactString in ["$ref", "operationRef"] {
        if let reference = value[key]?.string { copy[key] = .text(redirected(reference)) }
      }
      guard place.section == .schemas else { return copy }
      if let reference = value["discriminator"]?["defaultMapping"]?.string,
        reference.hasPrefix("#")
      {
        copy["discriminator"]?["defaultMapping"] = .text(redirected(reference))
      }
      for (tag, target) in value["discriminator"]?["mapping"]?.sortedMembers ?? [] {
        guard let reference = target.string, reference.hasPrefix("#") else { continue }
        copy["discriminator"]?["mapping"]?[tag] = .text(redirected(reference))
      }
      return copy
    }.rewritten(value, as: FileSplit.section(of: file))
  }

  /// What a file holds, by the folder in which it stands; `nil` for the root document.
  private static func section(of file: String) -> Section? {
    switch file.split(separator: "/")[0] {
    case "paths": .pathItems
    case "definitions": .schemas
    case let folder: Section(rawValue: String(folder))
    }
  }
}
