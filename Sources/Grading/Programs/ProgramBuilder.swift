import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// What became of compiling a program.
enum BuildOutcome: Sendable {
  /// The shared object that the host loads.
  case built(path: String)

  /// The compiler refuses the text, for these reasons.
  case refused([CompilerMessage])

  /// The compiler was stopped at a limit.
  case exceeded(ProcessLimits.Kind)

  /// The compiler stopped itself; with what it said last.
  case crashed(String)

  /// The compiler or the linker fails and names no line; with what it said last.
  case failed(String)

  /// Something else killed it.
  case killed
}

/// Compiles programs of exercises into shared objects.
///
/// The compiler proper and the linker are called without the driver, which takes three times as long,
/// and the result is loaded by a host that is built with the tool, so that nothing else is linked.
/// Each runs in a sandbox of its own, and what it makes leaves through its standard output.
struct ProgramBuilder: Sendable {
  let tools: GradingTools

  /// How much is between the compiler and the machine.
  let level: Isolation.Level

  /// Compiles and links a program.
  ///
  /// - Parameters:
  ///   - source: The program.
  ///   - folder: Where it is made; messages name files without it.
  ///   - effort: How long the compiler may take.
  /// - Returns: The shared object, or why there is none.
  /// - Throws: `GradingError` if the compiler could not be run.
  func build(
    _ source: ProgramSource, in folder: String, effort: CompilerEffort = .whole
  ) async throws(GradingError) -> BuildOutcome {
    try makeFolder(folder)
    for file in source.files { try write(Array(file.text.utf8), to: "\(folder)/\(file.name)") }
    let compiled = try await compile(source, in: folder, effort)
    guard compiled.isSuccess else { return Self.failure(compiled, within: effort.limits) }
    let object = folder + "/answer.o"
    try write(compiled.standardOutput, to: object)
    let linked = try await link(object, of: source)
    guard linked.isSuccess else {
      if case .exited = linked.ending { return .failed(linked.errorText) }
      return Self.failure(linked, within: .compiling)
    }
    try write(linked.standardOutput, to: folder + "/answer.so")
    return .built(path: folder + "/answer.so")
  }

  /// Why the compiler made nothing.
  private static func failure(_ result: ProcessResult, within limits: ProcessLimits) -> BuildOutcome
  {
    let words = result.errorText
    if case .exceeded(let kind) = result.ending { return .exceeded(kind) }
    if result.ending == .signalled(Int(SIGKILL)) { return .killed }
    let isSignalled = if case .signalled = result.ending { true } else { false }
    // It may catch a signal, tell where it was, and exit as if it had found errors.
    if isSignalled || words.contains("\nStack dump:\n") {
      if words.contains("out of memory") { return .exceeded(.memory) }
      let isSpent = result.processorSeconds >= 0.5 * Double(limits.processorSeconds)
      return isSpent ? .exceeded(.processorTime) : .crashed(words)
    }
    let messages = CompilerMessage.parse(words)
    return messages.contains { $0.severity == .error } ? .refused(messages) : .failed(words)
  }

  private func compile(
    _ source: ProgramSource, in folder: String, _ effort: CompilerEffort
  ) async throws(GradingError) -> ProcessResult {
    let sandbox = CompilerSandbox(tools: tools, level: level, modules: source.modules)
    let cache = try await ModuleCache(sandbox: sandbox).folder(for: source)
    return try await sandbox.compile(
      source.files.map { "\(folder)/\($0.name)" }, cache: cache, author: source.author, in: folder,
      effort: effort, isScript: source.isScript)
  }

  private func link(
    _ object: String, of source: ProgramSource
  ) async throws(GradingError) -> ProcessResult {
    let library = "\(tools.library.folder)/lib\(source.modules.library).so"
    let isolation = Isolation(
      level,
      readable: [
        tools.toolchainFolder: CompilerSandbox.toolchain, object: "/source/answer.o",
        library: "/library/lib\(source.modules.library).so",
      ])
    let arguments =
      ["-shared", "--eh-frame-hdr", "-o", "-", isolation.path(of: object)]
      + linkArguments(source, isolation, library: isolation.folder(of: library))
    return try await CompilerSandbox.run(
      isolation.path(of: tools.toolchainFolder) + "/bin/ld.lld", arguments, isolation)
  }

  private func linkArguments(
    _ source: ProgramSource, _ isolation: Isolation, library: String
  ) -> [String] {
    #if arch(arm64)
    let architecture = "aarch64"
    #else
    let architecture = "x86_64"
    #endif
    // To read Foundation's symbols takes as long as all the rest.
    let foundation = source.files.contains { $0.text.contains("Foundation") }
    let names =
      ["swiftCore", "swift_Concurrency", "swift_StringProcessing", "swiftSwiftOnoneSupport"]
      + ["swiftGlibc"] + (foundation ? ["Foundation", "FoundationEssentials"] : [])
    let runtime = isolation.path(of: tools.toolchainFolder) + "/lib/swift/linux"
    // No folder is written into the program: it finds its libraries where it is run.
    return ["\(runtime)/\(architecture)/swiftrt.o", "--as-needed", "-L", runtime]
      + names.map { "-l\($0)" } + ["-L", library, "-l\(source.modules.library)"]
  }

  private func makeFolder(_ path: String) throws(GradingError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }

  private func write(_ bytes: [UInt8], to path: String) throws(GradingError) {
    do {
      try Data(bytes).write(to: URL(filePath: path))
      // Whoever runs it as another user reads it in a folder that nobody else can enter.
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }
}
