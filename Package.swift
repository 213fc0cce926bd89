// swift-tools-version: 6.2
import Foundation
import PackageDescription

/// Whether a warning ends the build, as in tests.
///
/// A newer compiler's warnings end no reader's build.
let endsAtWarnings = Context.environment["COURSE_WARNINGS"] == "errors"

/// Every Swift target of the package: strict about existentials and imports.
let strict: [SwiftSetting] =
  [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (endsAtWarnings ? [.treatAllWarnings(as: .error)] : [])

/// Every C target of the package.
let strictC: [CSetting] = endsAtWarnings ? [.treatAllWarnings(as: .error)] : []

/// The folder of the toolchain's own copy of swift-syntax, or `nil` where it has none.
///
/// Found through the `swift` in the path. Building swift-syntax from source takes ten minutes.
let swiftSyntax: String? = (Context.environment["PATH"] ?? "")
  .split(separator: ":")
  .map { URL(fileURLWithPath: "\($0)/swift").resolvingSymlinksInPath() }
  .map { $0.deletingLastPathComponent().deletingLastPathComponent().path + "/lib/swift/host" }
  .first { FileManager.default.fileExists(atPath: "\($0)/SwiftIDEUtils.swiftmodule") }

let package = Package(
  name: "course",
  products: [
    .executable(name: "course", targets: ["course"]),
    // What a chapter's program links. Dynamic, so that compiling a chapter never relinks the library.
    .library(
      name: "CourseLibrary", type: .dynamic,
      targets: [
        "ExerciseChecks", "ExerciseSupport", "Explorables", "Figures", "NeuralNetworks",
        "SnippetSupport", "TensorRecording", "Tensors",
      ]),
    // What a student's program links where an exercise is to build the operators itself.
    .library(
      name: "ExerciseLibrary", type: .dynamic,
      targets: ["ExerciseSupport", "ExerciseValues", "TensorCore"]),
    // What Benchmarks/compute measures.
    .library(name: "ConvolutionKernels", targets: ["ConvolutionKernels", "ConvolutionMath"]),
    // What Benchmarks/training measures.
    .library(name: "NeuralNetworks", targets: ["NeuralNetworks"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
  ],
  targets: [
    // Compute: what a snippet imports. No Foundation below NeuralNetworks.
    .target(name: "ConvolutionMath", swiftSettings: strict),
    .target(
      name: "ConvolutionKernels", dependencies: ["CKernels", "ConvolutionMath"],
      swiftSettings: strict),
    .target(name: "TensorCore", swiftSettings: strict),
    .target(
      name: "Tensors", dependencies: ["ConvolutionKernels", "ConvolutionMath", "TensorCore"],
      swiftSettings: strict),
    .target(
      name: "NeuralNetworks", dependencies: ["ConvolutionKernels", "Tensors"],
      swiftSettings: strict),
    // How values leave a chapter's program: of any type, and of our tensors.
    .target(name: "SnippetSupport", swiftSettings: strict),
    .target(
      name: "TensorRecording", dependencies: ["SnippetSupport", "Tensors"], swiftSettings: strict),
    // Live figures: these two and ConvolutionMath are Embedded Swift too, for the pages' wasm module.
    .target(name: "Drawing", swiftSettings: strict),
    .target(
      name: "Explorables", dependencies: ["ConvolutionMath", "Drawing"], swiftSettings: strict),
    .target(
      name: "ExplorableExports", dependencies: ["Drawing", "Explorables"], exclude: ["Runtime"],
      swiftSettings: strict),
    .plugin(
      name: "ExplorableModulePlugin", capability: .buildTool(), path: "Plugins/ExplorableModule"),
    .target(name: "ExplorableModule", swiftSettings: strict, plugins: ["ExplorableModulePlugin"]),
    .target(
      name: "Figures", dependencies: ["SnippetSupport", "Tensors"], swiftSettings: strict),
    // Exercises: what passes between programs, and the ends of a student's and a judge's program.
    .target(name: "ExerciseValues", swiftSettings: strict),
    .target(
      name: "ExerciseSupport", dependencies: ["ExerciseValues", "TensorCore"],
      swiftSettings: strict),
    .target(
      name: "ExerciseChecks", dependencies: ["ExerciseSupport", "ExerciseValues", "TensorCore"],
      swiftSettings: strict),

    // Tool: arrows only downwards.
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(
      name: "BookModel",
      dependencies: ["CCmark", "Diagnostics", .product(name: "Yams", package: "Yams")],
      swiftSettings: strict),
    .target(name: "Expectations", dependencies: ["Diagnostics"], swiftSettings: strict),
    .target(name: "Pictures", swiftSettings: strict),
    .target(name: "PageMarkup", dependencies: ["Drawing", "Pictures"], swiftSettings: strict),
    .target(name: "Sandbox", dependencies: ["CSandbox"], swiftSettings: strict),
    .target(name: "Digests", dependencies: ["COpenSSL"], swiftSettings: strict),
    .target(name: "Archives", dependencies: ["CZip", "CZlib"], swiftSettings: strict),
    .target(
      name: "SnippetRunner",
      dependencies: [
        "Archives", "BookModel", "Diagnostics", "Digests", "Expectations", "Pictures", "Sandbox",
        "SwiftRewriting",
      ],
      swiftSettings: strict),
    .target(
      name: "Grading",
      dependencies: [
        "BookModel", "Diagnostics", "Digests", "Expectations", "ExerciseValues", "Sandbox",
        "SnippetRunner",
      ],
      swiftSettings: strict),
    // Grading a class: what is recorded, and the tables that come in and go out.
    .target(name: "GradeRecords", swiftSettings: strict),
    .target(name: "Tables", swiftSettings: strict),
    .target(
      name: "Intake",
      dependencies: [
        "Archives", "Digests", "GradeRecords", "Tables", .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Gradebook",
      dependencies: ["GradeRecords", .product(name: "GRDB", package: "GRDB.swift")],
      swiftSettings: strict),
    .target(
      name: "BatchGrading",
      dependencies: [
        "BookModel", "Diagnostics", "Digests", "ExerciseValues", "GradeRecords", "Gradebook",
        "Grading", "Intake", "Sandbox",
      ],
      swiftSettings: strict),
    .target(
      name: "GradeExports", dependencies: ["GradeRecords", "Tables"], swiftSettings: strict),
    .target(
      name: "GradePages",
      dependencies: ["Diagnostics", "GradeRecords", "PageMarkup", "Similarity"],
      swiftSettings: strict),
    .target(name: "Marking", dependencies: ["GradeRecords", "Gradebook"], swiftSettings: strict),
    .target(name: "Similarity", dependencies: ["SwiftTokens"], swiftSettings: strict),
    .target(
      name: "Spelling", dependencies: ["BookModel", "Diagnostics", "Sandbox"],
      swiftSettings: strict),
    // Library evolution keeps swift-syntax out of sight of the targets that import this one.
    .target(
      name: "SwiftTokens",
      swiftSettings: strict
        + (swiftSyntax.map { [.unsafeFlags(["-I", $0, "-enable-library-evolution"])] } ?? []),
      linkerSettings: swiftSyntax.map { folder in
        [
          .unsafeFlags(["-L", folder, "-Xlinker", "-rpath", "-Xlinker", folder]),
          .linkedLibrary("SwiftIDEUtils"), .linkedLibrary("SwiftParser"),
          .linkedLibrary("SwiftSyntax"),
        ]
      } ?? []),
    .target(
      name: "SwiftRewriting",
      swiftSettings: strict
        + (swiftSyntax.map { [.unsafeFlags(["-I", $0, "-enable-library-evolution"])] } ?? []),
      linkerSettings: swiftSyntax.map { folder in
        [
          .unsafeFlags(["-L", folder, "-Xlinker", "-rpath", "-Xlinker", folder]),
          .linkedLibrary("SwiftParser"), .linkedLibrary("SwiftSyntax"),
        ]
      } ?? []),
    .target(
      name: "SiteRenderer",
      dependencies: [
        "BookModel", "Diagnostics", "Digests", "Drawing", "Expectations", "Explorables",
        "ExplorableModule", "PageMarkup", "Pictures", "SnippetRunner", "SwiftTokens",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: strict),
    // The book as one file: the only place that knows printers.
    .target(
      name: "BookEditions", dependencies: ["Archives", "Diagnostics", "Sandbox", "SiteRenderer"],
      swiftSettings: strict),
    // The only place sockets open.
    .target(name: "SiteServer", swiftSettings: strict),
    .target(
      name: "CourseCommands",
      dependencies: [
        "Archives", "BatchGrading", "BookEditions", "BookModel", "Diagnostics", "Digests",
        "ExerciseValues", "Expectations", "GradeExports", "GradePages", "GradeRecords", "Gradebook",
        "Grading",
        "Intake",
        "Marking", "PageMarkup", "Sandbox", "Similarity", "SiteRenderer", "SiteServer",
        "SnippetRunner", "Spelling", "Tables",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "course",
      dependencies: [
        "CourseCommands", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),

    // C: the system's libraries, and the few calls that Swift cannot make.
    .systemLibrary(
      name: "CCmark", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    // libzip's own dependency.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .target(name: "CSandbox", cSettings: strictC),
    .executableTarget(
      name: "exercise-host", dependencies: ["CSandbox"], path: "Sources/ExerciseHost",
      cSettings: strictC, linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("m")]),
    .target(name: "CKernels", cSettings: strictC),

    .testTarget(
      name: "ConvolutionMathTests", dependencies: ["ConvolutionMath"], swiftSettings: strict),
    .testTarget(
      name: "ConvolutionKernelsTests", dependencies: ["ConvolutionKernels", "ConvolutionMath"],
      swiftSettings: strict),
    .testTarget(
      name: "TensorsTests", dependencies: ["TensorCore", "Tensors"],
      exclude: ["Recorded/record.py"],
      swiftSettings: strict),
    .testTarget(
      name: "NeuralNetworksTests", dependencies: ["ConvolutionKernels", "NeuralNetworks"],
      exclude: ["Recorded"],
      swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(name: "BookModelTests", dependencies: ["BookModel"], swiftSettings: strict),
    .testTarget(
      name: "ExpectationsTests", dependencies: ["Diagnostics", "Expectations"],
      swiftSettings: strict),
    .testTarget(
      name: "FiguresTests", dependencies: ["Figures", "Pictures", "SnippetSupport", "Tensors"],
      swiftSettings: strict),
    .testTarget(name: "PicturesTests", dependencies: ["Pictures"], swiftSettings: strict),
    .testTarget(
      name: "GradingTests",
      dependencies: [
        "BookModel", "Diagnostics", "Digests", "ExerciseValues", "Grading", "Sandbox",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "IntakeTests", dependencies: ["Archives", "GradeRecords", "Intake"],
      swiftSettings: strict),
    .testTarget(
      name: "GradebookTests", dependencies: ["GradeRecords", "Gradebook"], swiftSettings: strict),
    .testTarget(
      name: "BatchGradingTests",
      dependencies: [
        "course", "Archives", "BatchGrading", "BookModel", "CourseRuns", "Digests", "GradeExports",
        "GradeRecords", "Gradebook", "Grading", "Intake", "Sandbox",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "GradeExportsTests", dependencies: ["GradeExports", "GradeRecords", "Tables"],
      swiftSettings: strict),
    .testTarget(
      name: "GradePagesTests", dependencies: ["GradePages", "GradeRecords", "PageMarkup"],
      swiftSettings: strict),
    .testTarget(
      name: "MarkingTests", dependencies: ["GradeRecords", "Gradebook", "Marking"],
      swiftSettings: strict),
    .testTarget(name: "SimilarityTests", dependencies: ["Similarity"], swiftSettings: strict),
    .testTarget(name: "TablesTests", dependencies: ["Tables"], swiftSettings: strict),
    .testTarget(
      name: "ExerciseChecksTests",
      dependencies: ["ExerciseChecks", "ExerciseValues", "TensorCore"],
      swiftSettings: strict),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox"], swiftSettings: strict),
    .testTarget(
      name: "SpellingTests", dependencies: ["BookModel", "Diagnostics", "Sandbox", "Spelling"],
      swiftSettings: strict),
    .testTarget(
      name: "SwiftRewritingTests", dependencies: ["SwiftRewriting"], swiftSettings: strict),
    .testTarget(
      name: "SnippetRunnerTests",
      dependencies: [
        "Archives", "BookModel", "Diagnostics", "Expectations", "Pictures", "Sandbox",
        "SnippetRunner", "SwiftRewriting",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SiteServerTests", dependencies: ["SiteServer"], swiftSettings: strict),
    .testTarget(
      name: "SiteRendererTests",
      dependencies: [
        "BookModel", "Diagnostics", "Expectations", "Pictures", "SiteRenderer", "SnippetRunner",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BookEditionsTests", dependencies: ["BookEditions", "SiteRenderer"],
      swiftSettings: strict),
    // Runs of the built program, for both kinds of whole tests.
    .target(name: "CourseRuns", path: "Tests/CourseRuns", swiftSettings: strict),
    .testTarget(
      name: "ExplorablesTests",
      dependencies: [
        "ConvolutionMath", "Drawing", "Explorables", "ExplorableExports", "ExplorableModule",
        "NeuralNetworks", "Tensors",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "course", "BookModel", "CourseRuns", "Diagnostics", "Expectations", "SnippetRunner",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "BrowserTests",
      dependencies: [
        "course", "CourseRuns", "Drawing", "Explorables", "GradeRecords", "Gradebook",
      ],
      exclude: ["README.md"],
      swiftSettings: strict),
  ]
)

// A students' copy has no tests.
if !FileManager.default.fileExists(atPath: Context.packageDirectory + "/Tests") {
  package.targets.removeAll { $0.isTest || $0.path?.hasPrefix("Tests/") == true }
}
