import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials
import Sandbox
import SnippetRunner

/// What an exercise is graded with, whether the checks are here or only the cases they gave.
struct Judged: Sendable {
  /// The cases.
  var book: CaseBook

  /// The judge's program, where a property decides.
  var program: String?

  /// What the cases depend on.
  var key: ContentDigest
}

/// Obtains the cases of an exercise: from the students' list, the cache, or by running the checks.
struct JudgeStore: Sendable {
  let tools: GradingTools
  let root: String

  /// What came of obtaining cases.
  enum Outcome: Sendable {
    case judged(Judged)

    /// The exercise is wrong.
    case wrong([Diagnostic])
  }

  /// Returns the cases of an exercise.
  ///
  /// - Parameters:
  ///   - files: The exercise's files.
  ///   - seed: From what hidden random cases are drawn.
  /// - Returns: The cases, or what is wrong with the checks.
  /// - Throws: `GradingError` if the checks could not be compiled or run for another reason.
  func judged(_ files: ExerciseFiles, seed: UInt64 = 0) async throws(GradingError) -> Outcome {
    if let list = try files.file(ExerciseFiles.Name.cases) { return read(list, of: files) }
    let checks = try files.needed(ExerciseFiles.Name.checks)
    let hidden = try files.file(ExerciseFiles.Name.hidden)
    // Only hidden cases are drawn from the seed.
    let drawn = hidden.map { [$0.text, "\(seed)"] } ?? []
    let key = ContentDigest(ofAll: tools.identity + [checks.text] + drawn)
    // The program is the same for all seeds: it is compiled once and asked with each of them.
    let texts = [checks.text] + (hidden.map { [$0.text] } ?? [])
    let programKey = ContentDigest(ofAll: tools.identity + texts)
    let cache = GradingCache(root: root, exercise: files.exercise.id)
    let program = cache.program("judge", key: programKey)
    if let book: CaseBook = cache.value("cases", key: key), !book.needsJudge || program != nil {
      return .judged(Judged(book: book, program: book.needsJudge ? program : nil, key: key))
    }
    let request = Request(files: files, checks: checks, seed: seed, key: key, cache: cache)
    if let program { return try await ask(program, isKept: true, request) }
    return try await build(hidden, programKey, request)
  }

  /// What cases are wanted of which checks.
  private struct Request {
    let files: ExerciseFiles
    let checks: SourceFile
    let seed: UInt64
    let key: ContentDigest
    let cache: GradingCache
  }

  private func read(_ list: SourceFile, of files: ExerciseFiles) -> Outcome {
    guard let book = try? GradingCache.decoder.decode(CaseBook.self, from: Data(list.text.utf8))
    else {
      return .wrong([
        Diagnostic(
          "exercise-checks", "the list of cases cannot be read",
          at: SourceRange(path: list.path, line: 1), help: "get a fresh copy of the book")
      ])
    }
    let key = ContentDigest(ofAll: tools.identity + [list.text])
    return .judged(Judged(book: book, program: nil, key: key))
  }

  private func build(
    _ hidden: SourceFile?, _ programKey: ContentDigest, _ request: Request
  ) async throws(GradingError) -> Outcome {
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let source = ProgramSource.judge(checks: request.checks.text, hidden: hidden?.text)
    let maker = ProgramMaker(tools: tools, level: await .strongest())
    let made = try await maker.make(source, in: folder.path)
    guard case .made(let program) = made else {
      return .wrong(diagnostics(of: made, checks: request.checks, hidden: hidden))
    }
    request.cache.keepProgram(program, "judge", key: programKey)
    let kept = request.cache.program("judge", key: programKey)
    return try await ask(kept ?? program, isKept: kept != nil, request)
  }

  /// Asks a judge for the cases.
  private func ask(
    _ program: String, isKept: Bool, _ request: Request
  ) async throws(GradingError) -> Outcome {
    let runner = JudgeRunner(
      tools: tools, program: program, exercise: request.files.exercise, seed: request.seed)
    switch try await runner.book() {
    case .failed(let message):
      return .wrong([
        Diagnostic(
          "exercise-checks", "the checks cannot be run",
          at: SourceRange(path: request.checks.path, line: 1),
          details: message.split(separator: "\n").map { String($0) })
      ])
    case .answered(let book):
      request.cache.keep(book, "cases", key: request.key, count: 4)
      guard isKept || !book.needsJudge else {
        throw .cannotWrite(
          path: request.cache.folder, reason: "the judge's program cannot be kept")
      }
      return .judged(
        Judged(book: book, program: book.needsJudge ? program : nil, key: request.key))
    }
  }

  private func diagnostics(
    of outcome: ProgramMaker.Outcome, checks: SourceFile, hidden: SourceFile?
  ) -> [Diagnostic] {
    let paths = ["Checks.swift": checks.path, "Hidden.swift": hidden?.path ?? checks.path]
    let start = SourceRange(path: checks.path, line: 1)
    switch outcome {
    case .made: return []
    case .refused(let errors):
      return errors.map { message in
        let range = message.place.map { place in
          SourceRange(
            path: paths[place.fileName] ?? checks.path, line: place.line, column: place.column,
            length: place.length)
        }
        return Diagnostic(
          "exercise-checks", "the checks do not compile: \(message.text)", at: range ?? start)
      }
    case .entryMissing(let errors):
      return [
        Diagnostic(
          "exercise-checks", "the checks do not declare what the grader calls", at: start,
          details: errors.prefix(2).map(\.text),
          help: "declare 'let checks = Checks(…)' and 'func addCases()'")
      ]
    case .crashed:
      return [Diagnostic("exercise-checks", "the compiler itself crashes on the checks", at: start)]
    case .unusable(let reason):
      return [
        Diagnostic(
          "exercise-checks", "no program can be made of the checks", at: start, details: [reason])
      ]
    case .exceeded(let kind):
      return [
        Diagnostic(
          "exercise-checks", "the compiler reached its limit of \(kind.rawValue) on the checks",
          at: start)
      ]
    }
  }
}
