// swift-tools-version: 6.2

import Foundation
import PackageDescription

/// Whether another package fetched this one, to import the library. SwiftPM takes no flags of the compiler from such packages.
let isFetched = Context.packageDirectory.split(separator: "/").dropLast()
  .contains { $0 == "checkouts" || $0 == "downloads" }

/// The types that generic code is made for are named to the runtime by functions, not by mangled names: it would look up by name
/// what the compiler knows, once for each such type, which is a third of what a small comparison costs.
let metadataSettings: [SwiftSetting] =
  isFetched
  ? []
  : [
    .unsafeFlags(
      ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"],
      .when(platforms: [.linux], configuration: .release))
  ]

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    .strictMemorySafety(),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + metadataSettings

/// Whether the C library can be linked statically: Debian and Ubuntu install it so with every compiler, and libyaml with its
/// headers. Other systems do not, and the command is linked dynamically there.
let hasStaticLibraries = ["x86_64", "aarch64"].contains { architecture in
  FileManager.default.fileExists(atPath: "/usr/lib/\(architecture)-linux-gnu/libc.a")
}

/// The command of a release build is one file that needs nothing of the machine that it runs on, and starts in a fraction of the
/// time. Named are the libraries that others in the toolchain consist of; lld does not warn of functions of the C library
/// that are never called.
let commandLinkerSettings: [LinkerSetting] =
  hasStaticLibraries
  ? [
    .unsafeFlags(
      [
        "-static-executable", "-use-ld=lld", "-l_FoundationCShims", "-l_FoundationCollections",
        "-lswift_RegexParser", "-lswiftSynchronization",
      ], .when(platforms: [.linux], configuration: .release))
  ] : []

let package = Package(
  name: "Breakwater",
  products: [
    .library(name: "Breakwater", targets: ["Breakwater"]),
    .executable(name: "breakwater", targets: ["BreakwaterMain"]),
  ],
  dependencies: [
    // The command's arguments, help texts and completion scripts.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .systemLibrary(
      name: "CLibYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .target(name: "DocumentTree", dependencies: ["CLibYAML"], swiftSettings: settings),
    .target(name: "APIGraph", dependencies: ["DocumentTree"], swiftSettings: settings),
    .target(
      name: "SchemaLogic", dependencies: ["APIGraph", "DocumentTree"], swiftSettings: settings),
    .target(
      name: "Comparison", dependencies: ["APIGraph", "DocumentTree", "SchemaLogic"],
      swiftSettings: settings),
    .target(
      name: "Breakwater",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "SchemaLogic"],
      swiftSettings: settings),
    .target(
      name: "BreakwaterCLI",
      dependencies: [
        "Breakwater", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
    // Apart from the command, because tests that link the command cannot be linked as it is.
    .executableTarget(
      name: "BreakwaterMain", dependencies: ["Breakwater", "BreakwaterCLI"],
      swiftSettings: settings, linkerSettings: commandLinkerSettings),
    // Times and counts the stages; never part of a product.
    .executableTarget(
      name: "BreakwaterBenchmarks",
      dependencies: ["APIGraph", "Breakwater", "Comparison", "DocumentTree", "TestSupport"],
      path: "Benchmarks/Sources", swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "SchemaLogic"],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "APIGraphTests", dependencies: ["APIGraph", "DocumentTree", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SchemaLogicTests",
      dependencies: ["APIGraph", "DocumentTree", "SchemaLogic", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "CorpusTests",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "SchemaLogic", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ComparisonTests",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "TestSupport"],
      exclude: ["Pairs"], swiftSettings: settings),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "TestSupport"],
      exclude: ["claim-contradictions.tsv", "oasdiff-disagreements.tsv"], swiftSettings: settings),
    .testTarget(
      name: "AuditTests",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "TestSupport"],
      exclude: ["Material"], swiftSettings: settings),
    .testTarget(
      name: "RewriteTests",
      dependencies: ["APIGraph", "Comparison", "DocumentTree", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BreakwaterTests",
      dependencies: ["Breakwater", "Comparison", "DocumentTree", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "BreakwaterCLITests",
      dependencies: ["Breakwater", "BreakwaterCLI", "DocumentTree", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DocumentationTests",
      dependencies: ["Breakwater", "Comparison", "DocumentTree", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "ClientTests", dependencies: ["Breakwater"], swiftSettings: settings),
    .testTarget(
      name: "DocumentTreeTests", dependencies: ["DocumentTree"], swiftSettings: settings),
  ]
)
