import Foundation
import PackagePlugin

/// Compiles the live figures to WebAssembly whenever their sources change.
///
/// `swift build` and `swift test` need nothing before them: the module lands as a Swift file, and a
/// construct that Embedded Swift does not have is an error of the build at its line.
@main
struct ExplorableModulePlugin: BuildToolPlugin {
  /// The targets whose sources are compiled, each importing only those before it.
  private static let modules = ["ConvolutionMath", "Drawing", "Explorables", "ExplorableExports"]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let package = context.package.directoryURL
    let script = package.appending(path: "Sources/ExplorableExports/Runtime/build-wasm.sh")
    let output = context.pluginWorkDirectoryURL.appending(path: "ExplorableModule.swift")
    // A package that uses only the compute library does not load the live figures' targets.
    guard let targets = try? context.package.targets(named: Self.modules) else { return [] }
    let sources =
      targets
      .compactMap { $0 as? SwiftSourceModuleTarget }
      .flatMap { $0.sourceFiles(withSuffix: "swift").map(\.url) }
    let runtime = script.deletingLastPathComponent().appending(path: "runtime.c")
    return [
      .buildCommand(
        displayName: "Compiling the live figures to WebAssembly",
        executable: URL(filePath: "/bin/sh"),
        arguments: [
          script.path(), try context.tool(named: "swiftc").url.path(), package.path(),
          context.pluginWorkDirectoryURL.path(),
        ] + Self.modules,
        inputFiles: sources + [script, runtime], outputFiles: [output])
    ]
  }
}
