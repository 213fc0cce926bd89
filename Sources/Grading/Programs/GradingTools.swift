import BookModel
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// The compiler, linker, libraries and host with which exercises' programs are made.
struct GradingTools: Sendable {
  let toolchain: CourseToolchain
  let library: CourseLibrary
  let linker: String

  /// The compiler proper, without the driver, which takes as long as it.
  let frontend: String

  /// The folder of all that the toolchain needs, above `bin` and `lib`.
  let toolchainFolder: String

  /// The folder of the toolchain's runtime libraries.
  let runtime: String

  /// The program that loads a compiled exercise and calls its entry.
  let host: String

  /// Tells the lines of a program's calls; it may be missing.
  var symbolizer: String { linker.dropLast("ld.lld".count) + "llvm-symbolizer" }

  /// Where the compiler keeps the modules of the system's headers: a folder for each place and compiler,
  /// since it refuses what it compiled when the folder was somewhere else.
  private(set) var moduleCache: String

  /// What results depend on beside an exercise's own files: the format of the results first.
  var identity: [String] { ["4", library.digest.text, toolchain.identity] }

  /// The tools with another place for the modules of headers.
  func with(moduleCache: String) -> GradingTools {
    var tools = self
    tools.moduleCache = moduleCache
    return tools
  }

  /// Finds everything beside the running program and in the path.
  ///
  /// - Parameters:
  ///   - cacheFolder: The book's `.course`.
  ///   - known: The compiler and the library, if they are found already.
  /// - Returns: The tools.
  /// - Throws: `GradingError` if one is missing.
  static func find(
    cacheFolder: String, known: CourseTools? = nil
  ) async throws(GradingError) -> GradingTools {
    let tools = try await gradingErrors { () throws(RunnerError) in
      if let known { known } else { try await CourseTools.find(cacheFolder: cacheFolder) }
    }
    let (toolchain, library) = (tools.toolchain, tools.library)
    let host = library.folder + "/exercise-host"
    guard access(host, X_OK) == 0, access(library.folder + "/libExerciseLibrary.so", R_OK) == 0
    else { throw .hostNotFound(folder: library.folder) }
    let bin = try await binaries(of: toolchain)
    guard access(bin + "/ld.lld", X_OK) == 0 else { throw .linkerNotFound(searched: bin) }
    let place = ContentDigest(ofAll: [cacheFolder, toolchain.identity])
    let usr = bin.split(separator: "/").dropLast().joined(separator: "/")
    return GradingTools(
      toolchain: toolchain, library: library, linker: bin + "/ld.lld",
      frontend: bin + "/swift-frontend", toolchainFolder: "/\(usr)",
      runtime: "/\(usr)/lib/swift/linux", host: host,
      moduleCache: "\(cacheFolder)/modules/\(place.prefix)")
  }

  /// The folder of the toolchain's programs, also where `swiftc` only stands for another one.
  private static func binaries(of toolchain: CourseToolchain) async throws(GradingError) -> String {
    let resolved = URL(filePath: toolchain.compiler).resolvingSymlinksInPath()
    let folder = resolved.deletingLastPathComponent().path
    if access(folder + "/ld.lld", X_OK) == 0 { return folder }
    let result = try await gradingErrors { () throws(RunnerError) in
      let command = Command(
        toolchain.compiler, ["-print-target-info"], environment: ProcessInfo.processInfo.environment
      )
      return try await command.result(within: .compiling)
    }
    struct Information: Decodable {
      struct Paths: Decodable { var runtimeResourcePath: String }
      var paths: Paths
    }
    let information = try? JSONDecoder().decode(
      Information.self, from: Data(result.standardOutput))
    // The resources are in usr/lib/swift.
    return information.map {
      URL(filePath: $0.paths.runtimeResourcePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "bin").path
    } ?? folder
  }
}
