import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// What a compiler that reads a student's text may see: the toolchain, the modules and that text.
///
/// Nothing hidden is in sight, and nothing can be written. In namespaces every path is fixed, so that
/// what was compiled there fits wherever the book lies.
struct CompilerSandbox: Sendable {
  let tools: GradingTools
  let level: Isolation.Level
  let modules: ProgramSource.Modules

  static let toolchain = "/toolchain/usr"
  private static let library = "/library"

  /// Compiles files to one object, which is what the result prints.
  ///
  /// - Parameters:
  ///   - files: The source files.
  ///   - cache: The folder of compiled modules of the system's headers.
  ///   - author: Who wrote the files; only the course's own may add to that folder.
  ///   - folder: A folder for what the compiler needs beside them.
  ///   - effort: How long the compiler may take.
  ///   - isScript: Whether the file has statements at top level.
  /// - Returns: How the compiler ended.
  /// - Throws: `GradingError` if it could not be run.
  func compile(
    _ files: [String], cache: String, author: ProgramSource.Author, in folder: String,
    effort: CompilerEffort = .whole, isScript: Bool = false
  ) async throws(GradingError) -> ProcessResult {
    let isolation = isolation(reading: files, cache: cache, author: author, in: folder)
    let arguments =
      ["-frontend", "-c"] + files.map(isolation.path) + Self.flags
      + (isScript ? Self.scriptFlags : Self.answerFlags)
      + (try searchArguments(isolation, in: folder))
      + (effort.scopes.map { ["-solver-scope-threshold=\($0)"] } ?? [])
      + ["-module-cache-path", isolation.path(of: cache), "-o", "-"]
    let compiler = isolation.path(of: tools.toolchainFolder) + "/bin/swift-frontend"
    let result = try await Self.run(compiler, arguments, isolation, within: effort.limits)
    guard author == .course, result.hasLostModule else { return result }
    return try await Self.run(compiler, arguments, isolation, within: effort.limits)
  }

  /// Runs a program of the toolchain.
  static func run(
    _ program: String, _ arguments: [String], _ isolation: Isolation,
    within limits: ProcessLimits = .compiling
  ) async throws(GradingError) -> ProcessResult {
    // It finds no folder of a user.
    let environment = [
      "LANG": "C.UTF-8", "HOME": "/nowhere", "XDG_CACHE_HOME": "/nowhere", "TMPDIR": "/nowhere",
    ]
    return try await gradingErrors { () throws(RunnerError) in
      try await Command(program, arguments, environment: environment)
        .result(within: limits, isolation: isolation)
    }
  }

  private func isolation(
    reading files: [String], cache: String, author: ProgramSource.Author, in folder: String
  ) -> Isolation {
    var readable = [tools.toolchainFolder: Self.toolchain, "/usr/include": "/usr/include"]
    for file in files { readable[file] = "/source/\(file.lastComponent)" }
    for path in interfaces { readable[path] = inside(path) }
    if modules == .all {
      for map in tools.library.moduleMaps { readable[map] = inside(map) }
      // The maps name them by their whole path.
      for folder in tools.library.headerFolders { readable[folder] = folder }
    }
    let kept = "/cache/modules"
    if isOpen { readable[folder + "/modules"] = "/links" }
    if author == .course {
      return Isolation(level, author: .own, readable: readable, writable: [cache: kept])
    }
    readable[cache] = kept
    return Isolation(level, readable: readable)
  }

  /// The main actor by default, as in chapters, so that code moves between the two unchanged.
  private static let flags = [
    "-module-name", "Answer", "-swift-version", "6",
    "-default-isolation", "MainActor", "-Onone", "-diagnostic-style", "llvm",
    // The line of a trap; tables of lines alone take no time.
    "-gline-tables-only",
    // Long expressions of many literals can take the compiler hours.
    "-solver-expression-time-threshold=5",
  ]

  /// Where `Choice` is, which answers and checks use without a word.
  private static let answerFlags = ["-parse-as-library", "-import-module", "ExerciseSupport"]

  /// The host calls what stands at top level by the name of an entry.
  private static let scriptFlags = ["-entry-point-function-name", "exerciseMain"]

  /// The compiled interfaces that the text may import.
  ///
  /// The folder of all modules would let an answer import what it is to write itself.
  private var interfaces: [String] {
    let folder = tools.library.folder + "/Modules"
    guard modules == .tensorCore else { return [folder] }
    return ["TensorCore", "ExerciseSupport", "ExerciseValues"].map {
      "\(folder)/\($0).swiftmodule"
    }
  }

  private func inside(_ path: String) -> String {
    Self.library + path.dropFirst(tools.library.folder.count)
  }

  private func searchArguments(
    _ isolation: Isolation, in folder: String
  ) throws(GradingError) -> [String] {
    let maps = modules == .all ? tools.library.moduleMaps : []
    return try folders(isolation, in: folder).flatMap { ["-I", $0] }
      + maps.flatMap { ["-Xcc", "-fmodule-map-file=\(isolation.path(of: $0))"] }
  }

  /// Whether the compiler sees the modules where they are, all in one folder.
  private var isOpen: Bool {
    level < .namespaces && !Isolation.isStaging && modules == .tensorCore
  }

  /// The folders in which the compiler finds those interfaces and no other.
  private func folders(_ isolation: Isolation, in folder: String) throws(GradingError) -> [String] {
    if modules == .all { return interfaces.map(isolation.path) }
    guard isOpen else { return Set(interfaces.map(isolation.folder)).sorted() }
    let own = folder + "/modules"
    do {
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      for file in interfaces {
        let link = "\(own)/\(file.lastComponent)"
        guard access(link, F_OK) != 0 else { continue }
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: file)
      }
    } catch {
      throw .cannotWrite(path: own, reason: error.systemReason)
    }
    return [own]
  }
}

extension String {
  /// What is behind the last slash.
  fileprivate var lastComponent: String { split(separator: "/").last.map { String($0) } ?? self }
}
