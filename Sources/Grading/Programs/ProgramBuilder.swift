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

  /// The compiler or the linker fails and names no line; with what it said last.
  case failed(String)
}

/// Compiles programs of exercises into shared objects.
///
/// The compiler proper and the linker are called without the driver, which takes three times as long,
/// and the result is loaded by a host that is built with the tool, so that nothing else is linked.
struct ProgramBuilder: Sendable {
  let tools: GradingTools

  /// Compiles and links a program.
  ///
  /// - Parameters:
  ///   - source: The program.
  ///   - folder: Where it is made; messages name files without it.
  ///   - isPatient: Whether an expression may take seconds, and not only a moment.
  /// - Returns: The shared object, or why there is none.
  /// - Throws: `GradingError` if the compiler could not be run.
  func build(
    _ source: ProgramSource, in folder: String, isPatient: Bool = true
  ) async throws(GradingError) -> BuildOutcome {
    try makeFolder(folder)
    for file in source.files { try write(file.text, to: "\(folder)/\(file.name)") }
    let modules = try moduleArguments(source.modules, in: folder)
    let compiled = try await run(
      tools.toolchain.compiler,
      ["-frontend", "-c"] + source.files.map(\.name) + Self.flags + modules
        + (isPatient ? [] : ["-solver-scope-threshold=100000"])
        + ["-module-cache-path", tools.moduleCache, "-o", "answer.o"],
      in: folder)
    if case .exceeded(let kind) = compiled.ending { return .exceeded(kind) }
    guard compiled.isSuccess else {
      let messages = CompilerMessage.parse(compiled.errorText)
      return messages.contains { $0.severity == .error }
        ? .refused(messages) : .failed(compiled.errorText)
    }
    let linked = try await run(
      tools.linker,
      ["-shared", "--eh-frame-hdr", "-o", "answer.so", "answer.o"] + linkArguments(source.modules),
      in: folder)
    return linked.isSuccess ? .built(path: folder + "/answer.so") : .failed(linked.errorText)
  }

  /// The main actor by default, as in chapters, so that code moves between the two unchanged.
  private static let flags = [
    "-module-name", "Answer", "-parse-as-library", "-swift-version", "6",
    "-default-isolation", "MainActor", "-Onone", "-diagnostic-style", "llvm",
    // The line of a trap; tables of lines alone take no time.
    "-gline-tables-only",
    // Where `Choice` is, which answers and checks use without a word.
    "-import-module", "ExerciseSupport",
    // Long expressions of many literals can take the compiler hours.
    "-solver-expression-time-threshold=5",
  ]

  private func moduleArguments(
    _ modules: ProgramSource.Modules, in folder: String
  ) throws(GradingError) -> [String] {
    guard modules == .tensorCore else { return tools.library.searchArguments }
    // The folder of all modules would let an answer import what it is to write itself.
    let own = folder + "/modules"
    // A program that is compiled again has the folder.
    if FileManager.default.fileExists(atPath: own) { return ["-I", own] }
    do {
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      for module in ["TensorCore", "ExerciseSupport", "ExerciseValues"] {
        try FileManager.default.createSymbolicLink(
          atPath: "\(own)/\(module).swiftmodule",
          withDestinationPath: "\(tools.library.folder)/Modules/\(module).swiftmodule")
      }
    } catch {
      throw .cannotWrite(path: own, reason: error.systemReason)
    }
    return ["-I", own]
  }

  private func linkArguments(_ modules: ProgramSource.Modules) -> [String] {
    #if arch(arm64)
    let architecture = "aarch64"
    #else
    let architecture = "x86_64"
    #endif
    let runtime = [
      "swiftCore", "swift_Concurrency", "swift_StringProcessing", "swiftSwiftOnoneSupport",
      "swiftGlibc", "Foundation", "FoundationEssentials",
    ]
    return ["\(tools.runtime)/\(architecture)/swiftrt.o", "--as-needed", "-L", tools.runtime]
      + runtime.map { "-l\($0)" } + ["-L", tools.library.folder, "-l\(modules.library)"]
  }

  private func run(
    _ program: String, _ arguments: [String], in folder: String
  ) async throws(GradingError) -> ProcessResult {
    try await gradingErrors { () throws(RunnerError) in
      let command = Command(
        program, arguments, environment: CourseToolchain.environment(in: folder), in: folder)
      return try await command.result(within: .answerCompiling)
    }
  }

  private func makeFolder(_ path: String) throws(GradingError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }

  private func write(_ text: String, to path: String) throws(GradingError) {
    do {
      try Data(text.utf8).write(to: URL(filePath: path))
    } catch {
      throw .cannotWrite(path: path, reason: error.systemReason)
    }
  }
}

extension ProcessLimits {
  /// What the compiler may use for one answer.
  ///
  /// Its processor time is the answer's; on a busy machine that may take a multiple on the clock.
  static let answerCompiling = ProcessLimits(
    wallSeconds: 120, processorSeconds: 20, memoryBytes: 4 << 30, outputBytes: 64 << 20,
    openFiles: 256)
}
