import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox

extension BookCodeBuilder {
  /// Builds products of a package into one shared object.
  ///
  /// A package of the tool's own depends on it, so that SwiftPM resolves, builds and links what the
  /// products need, and builds again only what changed.
  func buildPackage(
    _ location: String, from version: String?, products: [String], into folder: String
  ) async throws(RunnerError) -> Built {
    let parent = URL(filePath: folder).deletingLastPathComponent().path
    let package = "\(parent)/\(Self.packageFolder)"
    let sources = "\(package)/Sources/\(Self.packageProduct)"
    do {
      try FileManager.default.createDirectory(atPath: sources, withIntermediateDirectories: true)
      try write(manifest(location, version, products), to: package + "/Package.swift")
      try write("", to: sources + "/Empty.swift")
    } catch {
      throw .cannotWrite(path: package, reason: error.systemReason)
    }
    let swift = tools.toolchain.compiler.dropLast("swiftc".count) + "swift"
    let flags = (["-diagnostic-style=llvm"] + settings.flags.map(\.text)).flatMap {
      ["-Xswiftc", $0]
    }
    let result = try await run(
      String(swift),
      ["build", "--package-path", package, "-c", "release", "--product", Self.packageProduct]
        + flags, within: .packaging)
    var built = Built(messages: messages(of: result), libraryName: Self.packageProduct)
    guard result.isSuccess else {
      if !built.messages.contains(where: { $0.severity == .error && $0.place != nil }) {
        built.failure = Self.lastLines(result)
      }
      return built
    }
    let release = package + "/.build/release"
    do {
      let name = "lib\(Self.packageProduct).so"
      try FileManager.default.copyItem(atPath: "\(release)/\(name)", toPath: "\(folder)/\(name)")
      let modules = try FileManager.default.contentsOfDirectory(atPath: release + "/Modules")
      for module in modules where module.hasSuffix(".swiftmodule") {
        try FileManager.default.copyItem(
          atPath: "\(release)/Modules/\(module)", toPath: "\(folder)/Modules/\(module)")
      }
    } catch {
      throw .cannotWrite(path: folder, reason: error.systemReason)
    }
    built.searchArguments = moduleMaps(in: package, location).flatMap { map in
      ["-Xcc", "-fmodule-map-file=\(map)"]
    }
    return built
  }

  /// The name of the package, its product and its target.
  private static let packageProduct = "BookLibrary"

  private func manifest(_ location: String, _ version: String?, _ products: [String]) -> String {
    func quoted(_ text: String) -> String {
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    let dependency =
      version.map { "url: \(quoted(location)), from: \(quoted($0))" }
      ?? "path: \(quoted("\(root)/\(location)"))"
    var identity = location.split(separator: "/").last.map { String($0) } ?? location
    if identity.hasSuffix(".git") { identity.removeLast(4) }
    let name = Self.packageProduct
    let list = products.map { ".product(name: \(quoted($0)), package: \(quoted(identity)))" }
    return """
      // swift-tools-version: 6.0
      import PackageDescription

      let package = Package(
        name: "\(name)",
        products: [.library(name: "\(name)", type: .dynamic, targets: ["\(name)"])],
        dependencies: [.package(\(dependency))],
        targets: [.target(name: "\(name)", dependencies: [\(list.joined(separator: ", "))])]
      )

      """
  }

  /// Writes a file unless it says the same already, so that SwiftPM builds nothing anew.
  private func write(_ text: String, to path: String) throws {
    let data = Data(text.utf8)
    if (try? Data(contentsOf: URL(filePath: path))) == data { return }
    try data.write(to: URL(filePath: path))
  }

  /// The maps of C modules: those that packages have, and those that SwiftPM makes.
  private func moduleMaps(in package: String, _ location: String) -> [String] {
    let places =
      ["\(package)/.build/checkouts", "\(package)/.build/release"]
      + (location.contains("://") ? [] : ["\(root)/\(location)"])
    return places.flatMap { place in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: place)) ?? []
      return names.filter { name in
        name.hasSuffix("/include/module.modulemap")
          || name.hasSuffix(".build/module.modulemap")
      }.sorted().map { "\(place)/\($0)" }
    }
  }

  /// What SwiftPM and the compiler say; files of the book by their paths in it.
  private func messages(of result: ProcessResult) -> [CompilerMessage] {
    let all = CompilerMessage.parse(result.outputText) + CompilerMessage.parse(result.errorText)
    // Warnings of packages from elsewhere are nothing that the author can change.
    let own = all.filter { message in
      message.severity == .error || message.place?.file.hasPrefix(root + "/") == true
    }
    var seen: Set<CompilerMessage> = []
    return own.filter { seen.insert($0).inserted }
  }
}

extension ProcessLimits {
  /// What building a package may use.
  fileprivate static let packaging = ProcessLimits(
    wallSeconds: 1200, processorSeconds: 1200, memoryBytes: 16 << 30, outputBytes: 1 << 30,
    openFiles: 4096)
}
