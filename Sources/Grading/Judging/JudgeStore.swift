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
    let cache = GradingCache(root: root, exercise: files.exercise.id)
    if let book: CaseBook = cache.value("cases", key: key) {
      let program = book.needsJudge ? cache.program("judge", key: key) : nil
      if !book.needsJudge || program != nil {
        return .judged(Judged(book: book, program: program, key: key))
      }
    }
    return try await build(files, checks, hidden, seed: seed, key: key, cache: cache)
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
    _ files: ExerciseFiles, _ checks: SourceFile, _ hidden: SourceFile?, seed: UInt64,
    key: ContentDigest, cache: GradingCache
  ) async throws(GradingError) -> Outcome {
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let source = ProgramSource.judge(checks: checks.text, hidden: hidden?.text)
    let maker = ProgramMaker(tools: tools, level: await .strongest())
    let made = try await maker.make(source, in: folder.path)
    guard case .made(let program) = made else {
      return .wrong(diagnostics(of: made, checks: checks, hidden: hidden))
    }
    let runner = JudgeRunner(tools: tools, program: program, exercise: files.exercise, seed: seed)
    switch try await runner.book() {
    case .failed(let message):
      return .wrong([
        Diagnostic(
          "exercise-checks", "the checks cannot be run",
          at: SourceRange(path: checks.path, line: 1),
          details: message.split(separator: "\n").map { String($0) })
      ])
    case .answered(let book):
      cache.keep(book, "cases", key: key, count: 4)
      if book.needsJudge { cache.keepProgram(program, "judge", key: key) }
      let kept = book.needsJudge ? cache.program("judge", key: key) : nil
      guard kept != nil || !book.needsJudge else {
        throw .cannotWrite(path: cache.folder, reason: "the judge's program cannot be kept")
      }
      return .judged(Judged(book: book, program: kept, key: key))
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
    case .exceeded(let kind):
      return [
        Diagnostic(
          "exercise-checks", "the compiler reached its limit of \(kind.rawValue) on the checks",
          at: start)
      ]
    }
  }
}
