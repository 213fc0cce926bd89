import FoundationEssentials
import Glibc
import Sandbox

/// Compiles and runs one chapter's program.
struct ChapterRun: Sendable {
  let program: ChapterProgram
  let tools: CourseTools
  let limits: ProcessLimits

  /// What the program finds in its folder.
  var files = RunFiles()

  /// Whether it computes what records keep.
  var computesRecords = false
  /// The flags of the compiler that decide what a program means and says.
  ///
  /// The main actor by default lets functions use a chapter's top-level variables; line tables let a
  /// backtrace name the chapter's lines.
  static let flags = [
    "-swift-version", "6", "-default-isolation", "MainActor", "-Onone", "-gline-tables-only",
    "-module-name", ChapterProgram.moduleName, "-diagnostic-style=llvm",
  ]

  /// Compiles and runs the program, then runs each part that traps and compiles each that the
  /// compiler must refuse.
  func recorded() async throws(RunnerError) -> RecordedRun {
    try await record(in: try TemporaryFolder.make())
  }

  /// The mark of a run that is made now.
  func mark() -> CheckedMark {
    CheckedMark(
      time: Int(time(nil)), toolchain: tools.toolchain.version,
      library: tools.library.digest.prefix)
  }

  private func record(in folder: TemporaryFolder) async throws(RunnerError) -> RecordedRun {
    let compilation = try await tools.compile(
      program.text, in: folder.path, as: "main.swift", arguments: tools.linkArguments)
    var record = RecordedRun(
      messages: CompilerMessage.parse(compilation.errorText),
      mark: mark(), seconds: compilation.seconds)
    guard compilation.isSuccess else {
      record.compilerFailure = CompilerFailure(compilation, messages: record.messages)
      return record
    }
    record.run = try await run(selecting: nil, from: folder.path, &record.seconds)
    for part in program.trappingParts {
      record.traps[part.number] = try await run(
        selecting: part.number, from: folder.path, &record.seconds)
    }
    try await recordTraces(in: folder.path, &record)
    for part in program.refusedParts {
      // Not `-typecheck`: some errors, such as a use before initialization, are found behind it.
      let result = try await tools.compile(
        program.text(upTo: part), in: folder.path, as: "refused.swift",
        arguments: ["-emit-sil", "-o", "/dev/null"])
      let messages = CompilerMessage.parse(result.errorText)
      record.seconds += result.seconds
      record.refusals[part.number] = result.isSuccess ? [] : messages
      if !result.isSuccess, let failure = CompilerFailure(result, messages: messages) {
        record.refusals[part.number] = nil
        record.compilerFailure = failure
      }
    }
    return record
  }

  /// Runs the program in a folder, from another folder that holds nothing but the chapter's files.
  func run(
    selecting part: Int?, from folder: String, sites: [TracedProgram.Site] = [],
    _ seconds: inout Double
  ) async throws(RunnerError) -> ProgramRun {
    var environment = [
      "LANG": "C.UTF-8",
      // Sets and dictionaries print in one order each time.
      "SWIFT_DETERMINISTIC_HASHING": "1",
      "SWIFT_BACKTRACE":
        "enable=yes,interactive=no,color=no,threads=crashed,registers=none,images=none",
    ]
    environment["COURSE_RECORDS"] = computesRecords ? "compute" : nil
    environment["COURSE_PART"] = part.map { String($0) }
    // No run sees what the compiler or another run wrote.
    let place = try TemporaryFolder.make()
    defer { withExtendedLifetime(place) {} }
    try files.write(to: place.path)
    let command = Command("\(folder)/program", environment: environment, in: place.path)
    let result = try await command.result(within: limits)
    seconds += result.seconds
    let reached = program.parts.filter { $0.role != .refused && $0.number <= part ?? .max }
    return ProgramRun(result, parts: reached.map(\.number), sites: sites)
  }
}

extension TemporaryFolder {
  /// Makes an empty folder, with an error of the runner.
  package static func make() throws(RunnerError) -> TemporaryFolder {
    do throws(SandboxError) {
      return try TemporaryFolder()
    } catch {
      throw .sandbox(error)
    }
  }
}

extension Command {
  /// Runs the program as `run` does, with an error of the runner.
  package func result(within limits: ProcessLimits) async throws(RunnerError) -> ProcessResult {
    do throws(SandboxError) {
      return try await run(within: limits)
    } catch {
      throw .sandbox(error)
    }
  }
}

extension ProcessLimits {
  /// What the compiler may use for one chapter.
  package static let compiling = ProcessLimits(
    wallSeconds: 120, processorSeconds: 60, memoryBytes: 8 << 30, outputBytes: 256 << 20,
    openFiles: 1024)

  /// What a chapter's program may use, unless the options say otherwise.
  public static let running = ProcessLimits(
    wallSeconds: 60, processorSeconds: 60, memoryBytes: 4 << 30, outputBytes: 16 << 20)

  /// The limits with ten times the time.
  var tenfold: ProcessLimits {
    var limits = self
    limits.wallSeconds *= 10
    limits.processorSeconds *= 10
    return limits
  }
}
