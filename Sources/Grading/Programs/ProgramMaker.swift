import Diagnostics
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner

/// Makes programs, and tells what is wrong with the author's text from what is wrong with the machine.
///
/// A text is refused for an error on a line that it has, because the entry point is missing from a text that
/// compiles, or because compiler or linker fail on it again while they make another program. Whatever else
/// keeps a compiler from its work is nobody's fault.
struct ProgramMaker: Sendable {
  let tools: GradingTools

  /// How much is between the compiler and the machine.
  let level: Isolation.Level

  /// What came of making a program.
  enum Outcome: Sendable {
    /// The shared object that the host loads.
    case made(path: String)

    /// The compiler refuses the text, for these errors on its lines.
    case refused([CompilerMessage])

    /// The text compiles, but does not declare what the harness calls; with what the compiler says.
    case entryMissing([CompilerMessage])

    /// The compiler reached a limit on the text.
    case exceeded(ProcessLimits.Kind)

    /// The compiler crashes on the text, and on no other.
    case crashed

    /// The compiler or the linker can make no program of the text, though of others; with the reason.
    case unusable(String)

    fileprivate var isCrash: Bool { if case .crashed = self { true } else { false } }
  }

  /// Compiles and links a program.
  ///
  /// - Parameters:
  ///   - source: The program.
  ///   - folder: Where it is made.
  ///   - effort: How long the compiler may take.
  /// - Returns: The shared object, or what is wrong with the text.
  /// - Throws: `GradingError` if the machine, the toolchain or the library keeps it from being made.
  func make(
    _ source: ProgramSource, in folder: String, effort: CompilerEffort = .whole
  ) async throws(GradingError) -> Outcome {
    let first = try await attempt(source, in: folder, effort)
    if case .success(let outcome) = first, !outcome.isCrash { return outcome }
    // A damaged file among the compiled modules of headers is no reason to fail: they can be made again.
    let fresh = ProgramMaker(
      tools: tools.with(moduleCache: folder + "/headers"), level: level)
    let outcome = try await fresh.attempt(source, in: folder + "/again", effort).get()
    if !outcome.isCrash { try? FileManager.default.removeItem(atPath: tools.moduleCache) }
    return outcome
  }

  /// What is known after one attempt; the failure is the machine's.
  private func attempt(
    _ source: ProgramSource, in folder: String, _ effort: CompilerEffort
  ) async throws(GradingError) -> Result<Outcome, GradingError> {
    let builder = ProgramBuilder(tools: tools, level: level)
    switch try await builder.build(source, in: folder, effort: effort) {
    case .built(let path): return .success(.made(path: path))
    case .exceeded(.wallTime):
      throw .compilerStopped(seconds: ProcessLimits.compiling.wallSeconds)
    case .exceeded(.memory) where Self.isMemoryShort:
      throw .compilerFails(output: "this user's own limit on memory is lower than what it may use")
    case .exceeded(let kind): return .success(.exceeded(kind))
    case .crashed(let output):
      // A compiler that crashes on every text is broken.
      let control = try await builder.build(source.control, in: folder + "/control")
      if source.author == .student, case .built = control { return .success(.crashed) }
      return .failure(.compilerFails(output: Self.lastWords(output)))
    case .failed(let output): return try await attempt(source, failingFor: output, in: folder)
    case .killed: return .failure(.compilerFails(output: "it was killed from outside"))
    case .refused(let messages): return try await attempt(source, refusedFor: messages, in: folder)
    }
  }

  /// Whose fault it is that nothing is made and no line is named.
  private func attempt(
    _ source: ProgramSource, failingFor output: String, in folder: String
  ) async throws(GradingError) -> Result<Outcome, GradingError> {
    let builder = ProgramBuilder(tools: tools, level: level)
    // A disk that is full for a moment must not be the student's fault.
    if source.author == .student,
      case .built = try await builder.build(source.control, in: folder + "/control"),
      case .failed(let again) = try await builder.build(source, in: folder + "/repeated"),
      Self.lastWords(again) == Self.lastWords(output)
    {
      return .success(.unusable(Self.lastWords(output)))
    }
    return .failure(.compilerFails(output: Self.lastWords(output)))
  }

  private func attempt(
    _ source: ProgramSource, refusedFor messages: [CompilerMessage], in folder: String
  ) async throws(GradingError) -> Result<Outcome, GradingError> {
    let errors = messages.filter { $0.severity == .error }
    let own = errors.filter(source.owns)
    // That a module cannot be loaded may be the fault of the module.
    let isCertain = own.contains { !source.isImport($0) }
    if isCertain { return .success(.refused(own)) }
    let control = own.isEmpty ? source.withoutCalls : source.control
    let blamesHarness = errors.contains { $0.place?.fileName == ProgramSource.harnessName }
    if !own.isEmpty || blamesHarness,
      case .built = try await ProgramBuilder(tools: tools, level: level).build(
        control, in: folder + "/control")
    {
      return .success(own.isEmpty ? .entryMissing(errors) : .refused(own))
    }
    let texts = errors.map { ([$0] + $0.notes).map(\.text).joined(separator: "; ") }
    return .failure(.compilerFails(output: texts.prefix(3).joined(separator: "\n")))
  }

  /// Whether this process may use less memory than the compiler is allowed.
  private static var isMemoryShort: Bool {
    ProcessLimits.ownMemoryBytes < ProcessLimits.compiling.memoryBytes
  }

  /// The lines of a compiler's or linker's errors that say what happened, not where in its own code.
  private static func lastWords(_ output: String) -> String {
    let lines = output.split(separator: "\n")
    let telling = lines.filter { $0.contains("error:") || $0.contains("LLVM ERROR") }
    let shown = telling.isEmpty ? Array(lines.prefix(2)) : telling
    return shown.prefix(3).map { String($0.prefix(300)) }.joined(separator: "\n")
  }
}

extension ProcessLimits {
  /// The memory that this process, and so every other that it starts, may use at most.
  static var ownMemoryBytes: Int {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0 else { return .max }
    return Int(clamping: limit.rlim_max)
  }
}

extension ProgramSource {
  /// Whether a message is about a line of the author's.
  ///
  /// `#sourceLocation` can put any name there; only lines that exist are believed.
  func owns(_ message: CompilerMessage) -> Bool { line(of: message) != nil }

  /// Whether a message is about a line that imports a module.
  func isImport(_ message: CompilerMessage) -> Bool {
    line(of: message)?.split(separator: " ").contains("import") ?? false
  }

  private func line(of message: CompilerMessage) -> Substring? {
    guard let place = message.place, place.fileName != Self.harnessName,
      let file = files.first(where: { $0.name == place.fileName })
    else { return nil }
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.indices.contains(place.line - 1) ? lines[place.line - 1] : nil
  }

  /// The program with a harness that imports what it needs and calls nothing.
  var withoutCalls: ProgramSource {
    var source = self
    for place in files.indices where files[place].name == Self.harnessName {
      let imports = files[place].text.split(separator: "\n").prefix { $0.hasPrefix("import ") }
      source.files[place].text = imports.joined(separator: "\n") + "\n"
    }
    return source
  }

  /// A program without any text of the author's, which imports all that theirs may.
  var control: ProgramSource {
    let names = modules == .tensorCore ? ["TensorCore"] : ["Tensors", "NeuralNetworks"]
    var source = withoutCalls
    source.files.removeAll { $0.name != Self.harnessName }
    source.files[0].text += names.map { "import \($0)\n" }.joined()
    return source
  }
}

extension CompilerMessage.Place {
  /// The name of the file without its folders.
  var fileName: String { file.split(separator: "/").last.map { String($0) } ?? "" }
}
