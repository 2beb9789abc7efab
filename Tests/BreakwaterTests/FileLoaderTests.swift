import Breakwater
import DocumentTree
import Foundation
import TestSupport
import Testing

@Suite("The loader for files")
struct FileLoaderTests {
  private let folder: TemporaryFolder
  private let loader: FileLoader

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("specs/root.yaml", "root")
    try folder.write("specs/parts/pets.yaml", "pets")
    try folder.write("specs/objects@{id}.yaml", "braces")
    try folder.write("specs2/near.yaml", "near")
    try folder.write("secret.yaml", "secret")
    try folder.link("specs/out.yaml", to: "../secret.yaml")
    try folder.link("specs/away", to: "..")
    try folder.link("specs/inside.yaml", to: "parts/pets.yaml")
    try folder.link("specs/loop.yaml", to: "loop.yaml")
    try folder.link("specs/pieces", to: "parts")
    try folder.write("specs/.hidden/dogs.yaml", "dogs")
    loader = try FileLoader(folder: folder.path("specs"))
  }

  @Test(
    "reads what lies below its folder",
    arguments: [
      ("root.yaml", "root"), ("parts/pets.yaml", "pets"), ("parts/../root.yaml", "root"),
      ("./parts/./pets.yaml", "pets"), ("inside.yaml", "pets"), ("objects@{id}.yaml", "braces"),
      ("pieces/pets.yaml", "pets"), ("pieces/../parts//pets.yaml", "pets"),
      (".hidden/dogs.yaml", "dogs"), ("parts/../.hidden/dogs.yaml", "dogs"),
    ])
  func reads(_ location: String, text: String) throws {
    let source = try loader.load(folder.path("specs/" + location))
    #expect(String(decoding: source.bytes, as: UTF8.self) == text)
  }

  @Test(
    "refuses what lies outside, by whatever way",
    arguments: [
      "specs/../secret.yaml", "specs/out.yaml", "specs/away/secret.yaml", "secret.yaml",
      "specs2/near.yaml", "specs/parts/../../secret.yaml", "specs", "specs/",
      "specs/pieces/../../secret.yaml", "specs/.hidden/../../secret.yaml",
      "specs/away/specs2/near.yaml",
    ])
  func refusesOutside(_ location: String) {
    let error = #expect(throws: LoadingError.self) { try loader.load(folder.path(location)) }
    #expect(error?.message.contains("outside") == true)
  }

  @Test("does not tell what exists outside")
  func keepsSilent() throws {
    let there = #expect(throws: LoadingError.self) { try loader.load("/etc/passwd") }
    let notThere = #expect(throws: LoadingError.self) { try loader.load("/etc/no-such-file") }
    #expect(there?.message == notThere?.message)
  }

  @Test(
    "refuses URLs",
    arguments: [
      ("https://example.com/a.yaml", "network"), ("HTTP://example.com/a.yaml", "network"),
      ("//example.com/a.yaml", "network"), ("file:///etc/passwd", "file:"),
      ("urn:example:a", "urn:"),
    ])
  func refusesURLs(_ location: String, word: String) {
    let error = #expect(throws: LoadingError.self) { try loader.load(location) }
    #expect(error?.message.contains(word) == true)
  }

  @Test(
    "says why a file cannot be read",
    arguments: [
      ("missing.yaml", "no such file"), ("root.yaml/x", "no such file"), ("parts", "folder"),
      ("root.yaml\u{0}.png", "no such file"), ("loop.yaml", "symbolic links"),
    ])
  func saysWhy(_ location: String, words: String) {
    let error = #expect(throws: LoadingError.self) {
      try loader.load(folder.path("specs/" + location))
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  // The limit is there for a test that never ends; other tests may take both cores for minutes.
  @Test("does not wait for a pipe", .timeLimit(.minutes(15)))
  func refusesPipes() throws {
    #expect(unsafe mkfifo(folder.path("specs/pipe.yaml"), 0o600) == 0)
    let error = #expect(throws: LoadingError.self) {
      try loader.load(folder.path("specs/pipe.yaml"))
    }
    #expect(error?.message == "it is no regular file")
  }

  @Test("refuses files above the limit")
  func refusesLargeFiles() throws {
    let loader = try FileLoader(folder: folder.path("specs"), limits: ParsingLimits(maximumSize: 3))
    let error = #expect(throws: LoadingError.self) {
      try loader.load(folder.path("specs/root.yaml"))
    }
    #expect(error?.message == "it is larger than 3 bytes")
  }

  @Test("names files as the folder was named")
  func namesFiles() throws {
    let source = try loader.load(folder.path("specs/parts/pets.yaml"))
    #expect(source.name == folder.path("specs/parts/pets.yaml"))
  }

  @Test("a folder that is not there is an error")
  func needsFolder() {
    #expect(throws: LoadingError.self) { try FileLoader(folder: folder.path("nowhere")) }
  }

  @Test("reads a large file whole, and none that is larger than allowed")
  func readsLargeFiles() throws {
    let text = String(repeating: "0123456789abcde\n", count: 100_000)
    try folder.write("specs/large.yaml", text)
    let source = try loader.load(folder.path("specs/large.yaml"))
    #expect(source.count == text.utf8.count)
    #expect(source.bytes == Array(text.utf8))
    let limits = ParsingLimits(maximumSize: text.utf8.count)
    let exact = try FileLoader(folder: folder.path("specs"), limits: limits)
    #expect(try exact.load(folder.path("specs/large.yaml")).count == text.utf8.count)
    let smaller = ParsingLimits(maximumSize: text.utf8.count - 1)
    let strict = try FileLoader(folder: folder.path("specs"), limits: smaller)
    #expect(throws: LoadingError.self) { try strict.load(folder.path("specs/large.yaml")) }
  }
}
