import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import SnippetRunner

/// What came of a snippet that a reader changed and ran.
public struct TrialReport: Sendable {
  /// What the compiler says.
  public struct Message: Hashable, Sendable {
    /// Where, from 1; `nil` for a place that is not in the snippet.
    public var line: Int?
    public var column: Int
    public var length: Int
    public var text: String
    public var isError: Bool
    public var notes: [String]
  }

  /// What the compiler says; errors if it made no program.
  public var messages: [Message] = []

  /// What the snippet left; `nil` if it did not run.
  public var output: TrialOutput?

  /// Why the program stopped early, and the line of the snippet where that is known.
  public var problem: String?
  public var line: Int?

  /// How much was between the program and the machine.
  public var level: Isolation.Level

  /// The time that it took, in seconds.
  public var seconds = 0.0
}

extension Grader {
  /// What a tried snippet may use, with all that the chapter runs before it.
  private static let trialLimits = ProcessLimits(
    wallSeconds: 60, processorSeconds: 60, memoryBytes: 4 << 30, outputBytes: 1 << 20,
    openFiles: 64)

  /// Runs a snippet with other code, after what its chapter runs before it.
  ///
  /// The code is anybody's: it is compiled and run as an answer to an exercise is.
  ///
  /// - Parameters:
  ///   - step: The snippet's index in `Chapter.steps`.
  ///   - chapter: The chapter.
  ///   - code: The code to run in its place.
  ///   - modules: The modules that the book's snippets see.
  /// - Returns: What came of it.
  /// - Throws: `GradingError` if nothing could be compiled or run.
  public func trial(
    ofStep step: Int, in chapter: Chapter, code: String, importing modules: [String]
  ) async throws(GradingError) -> TrialReport {
    let clock = ContinuousClock()
    let start = clock.now
    let program = TrialProgram(
      chapter, step: step, code: ProgramSource.ownLines(code), importing: modules)
    var report = TrialReport(level: await level)
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let built = try await ProgramBuilder(tools: tools, level: report.level)
      .build(.script(program.text), in: folder.path)
    switch built {
    case .built(let path): try await run(path, of: program, &report)
    case .refused(let messages): report.messages = messages.map(TrialReport.Message.init)
    case .exceeded: report.problem = "the compiler reached its limit; split long expressions"
    case .killed: report.problem = "something outside stopped the compiler; run it again"
    case .crashed, .failed: report.problem = "the compiler fails and names no line"
    }
    report.seconds = (clock.now - start) / .seconds(1)
    return report
  }

  private func run(
    _ path: String, of program: TrialProgram, _ report: inout TrialReport
  ) async throws(GradingError) {
    let hosted = HostedProgram(
      path, library: ProgramSource.Modules.all.library, tools: tools, level: report.level)
    let result = try await gradingErrors { () throws(RunnerError) in
      try await hosted.command.result(within: Self.trialLimits, isolation: hosted.isolation)
    }
    let output = program.output(of: result)
    report.output = output
    guard let problem = output.problem else { return }
    report.problem = problem
    if case .exceeded = result.ending { return }
    var traps = TrapLocator(tools: tools, program: path)
    if case .crashed(let message, let line) = await traps.failure(result), !message.isEmpty {
      report.problem = "the program stopped: \(message)"
      report.line = line
    }
  }
}

extension TrialReport.Message {
  fileprivate init(_ message: CompilerMessage) {
    let isOwn = message.place?.file.hasSuffix(TrialProgram.codeName) ?? false
    line = isOwn ? message.place?.line : nil
    column = message.place?.column ?? 1
    length = message.place?.length ?? 1
    text = message.text
    isError = message.severity == .error
    notes = message.notes.map(\.text)
  }
}
