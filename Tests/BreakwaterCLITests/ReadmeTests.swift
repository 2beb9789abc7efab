import BreakwaterCLI
import TestSupport
import Testing

@Suite("The README")
struct ReadmeTests {
  /// Whether the tests run in the package's folder, so that the paths in the README lead somewhere.
  private static var isInPackageFolder: Bool {
    Files.isFile("README.md") && Files.isFolder("Corpus") && Files.isFile("Package.swift")
  }

  /// A command of a console block and what is shown below it.
  struct Exchange: Sendable, CustomTestStringConvertible {
    let command: String
    var output: String

    var testDescription: String { command }
  }

  /// The exchanges of all console blocks.
  static func exchanges() throws -> [[Exchange]] {
    var blocks: [[Exchange]] = []
    var isInside = false
    for line in try Files.text(Repository.root + "/README.md")
      .split(separator: "\n", omittingEmptySubsequences: false)
    {
      if line == "```console" {
        isInside = true
        blocks.append([])
      } else if line == "```" {
        isInside = false
      } else if isInside, line.hasPrefix("$ ") {
        blocks[blocks.count - 1].append(Exchange(command: String(line.dropFirst(2)), output: ""))
      } else if isInside, let last = blocks.last?.indices.last {
        blocks[blocks.count - 1][last].output += line + "\n"
      }
    }
    return blocks
  }

  @Test(
    "shows in its console blocks what the command says",
    .enabled(if: isInPackageFolder, "SKIPPED: run swift test in the package's folder"))
  func showsTranscripts() throws {
    let blocks = try Self.exchanges()
    #expect(blocks.count >= 2)
    for block in blocks {
      var status: CommandStatus?
      for exchange in block {
        if exchange.command == "echo $?" {
          #expect(exchange.output == status.map { "\($0.rawValue)\n" })
          continue
        }
        var words = exchange.command.split(separator: " ").map(String.init)
        #expect(words.removeFirst() == "breakwater")
        let result = BreakwaterCommand.run(words, in: CommandEnvironment())
        status = result.status
        #expect(result.output + result.errors == exchange.output, "\(exchange.command)")
      }
    }
  }

  @Test("names two complete commands to set it up, and the files that they use are there")
  func namesCommands() throws {
    let text = try Files.text(Repository.root + "/README.md")
    let commands = text.split(separator: "\n").filter { $0.contains("apt-get install") }
    #expect(commands.count == 2)
    for command in commands {
      #expect(command.contains("apt-get update && "))
      #expect(command.contains("libyaml-dev && swift "))
      for word in command.split(separator: " ") where word.hasSuffix(".yaml") {
        #expect(Files.isFile(Repository.root + "/" + word), "\(word)")
      }
    }
  }
}
