import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox

/// Runs the chapters of a book and compares what they do with what they say.
public struct BookRunner: Sendable {
  private let book: Book
  private let isQuick: Bool
  private let computesRecords: Bool
  private let jobs: Int
  private let limits: ProcessLimits
  private let cache: ResultCache
  private let tools: CourseTools?

  /// Creates a runner.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - isQuick: Whether chapters with a `.slow` snippet are left out unless their results are
  ///     kept.
  ///   - computesRecords: Whether what records keep is computed again.
  ///   - jobs: The most chapters to compile and run at once.
  ///   - limits: What each chapter's program may use; one with a `.slow` snippet has ten times
  ///     the time, and a hundred times where it computes what a record keeps.
  ///   - cacheFolder: Where results are kept; `nil` for `.course` in the book.
  ///   - tools: The compiler and the library, prepared for the book; `nil` to find and prepare them
  ///     when chapters are run.
  public init(
    book: Book,
    isQuick: Bool = false,
    computesRecords: Bool = false,
    jobs: Int = ProcessInfo.processInfo.activeProcessorCount,
    limits: ProcessLimits = .running,
    cacheFolder: String? = nil,
    tools: CourseTools? = nil
  ) {
    self.book = book
    self.isQuick = isQuick
    self.computesRecords = computesRecords
    self.jobs = jobs
    self.limits = limits
    cache = ResultCache(folder: cacheFolder ?? book.root + "/.course")
    self.tools = tools
  }

  /// Runs chapters, several at once; what did not change is not run again.
  ///
  /// - Parameters:
  ///   - chapters: The chapters to run; `nil` for all of the book.
  ///   - progress: Called from any thread with what happens.
  /// - Returns: The results in the order of `chapters`.
  /// - Throws: `RunnerError` if chapters cannot be run at all.
  public func run(
    _ chapters: [Chapter]? = nil,
    progress: @escaping @Sendable (RunnerEvent) -> Void = { _ in }
  ) async throws(RunnerError) -> BookRun {
    let chapters = chapters ?? book.chapters
    progress(.started(chapters: chapters.map(\.path)))
    let tools =
      if let tools { tools } else {
        try await CourseTools.find(cacheFolder: cache.folder).preparing(book, progress: progress)
      }
    let code = tools.bookCode
    let outcomes = try await inParallel(chapters, atMost: jobs) {
      chapter throws(RunnerError) in
      var files = RunFiles(of: chapter, in: book)
      let records = RecordKeeping(
        of: chapter, in: book, files: &files, computesAnew: computesRecords)
      let computes = computesRecords && chapter.hasRecord
      let slow = computes ? limits.tenfold.tenfold : limits.tenfold
      let run = ChapterRun(
        program: ChapterProgram(
          chapter, importing: code.modules + [CourseLibrary.supportModule], prelude: code.prelude),
        tools: tools, limits: chapter.isSlow ? slow : limits, files: files,
        computesRecords: computes)
      return try await self.run(chapter, with: run, records: records, progress: progress)
    }
    return BookRun(
      results: outcomes.map(\.result),
      warnings: tools.diagnostics + outcomes.compactMap(\.warning).prefix(1))
  }

  /// A chapter's result, and whether it could not be kept.
  private struct Outcome: Sendable {
    var result: ChapterResult
    var warning: Diagnostic?
  }

  private func run(
    _ chapter: Chapter, with run: ChapterRun, records: RecordKeeping,
    progress: @Sendable (RunnerEvent) -> Void
  ) async throws(RunnerError) -> Outcome {
    let inputs = RunInputs(run)
    if let record = cache.record(of: chapter.name, key: inputs.key) {
      let warning = warning { () throws(RunnerError) in try cache.note(inputs, of: chapter.name) }
      let result = evaluated(chapter, run, records, record, isCached: true)
      progress(.chapterFinished(result, explanation: "nothing changed"))
      return Outcome(result: result, warning: warning)
    }
    if let reason = reasonToSkip(chapter, run, records) {
      let record = RecordedRun(messages: [], mark: run.mark(), seconds: 0)
      var result = evaluated(chapter, run, records, record, isCached: false)
      result.isSkipped = !run.program.isEmpty
      progress(.chapterFinished(result, explanation: reason))
      return Outcome(result: result)
    }
    let reason = inputs.change(since: cache.lastInputs(of: chapter.name))
    progress(.chapterStarted(path: chapter.path, snippets: chapter.snippetCount))
    var unpacked = run
    let problem = unpacked.files.unpack()
    let record =
      problem == nil
      ? try await unpacked.recorded()
      : RecordedRun(messages: [], mark: run.mark(), seconds: 0)
    let warning = warning { () throws(RunnerError) in
      if problem == nil { try cache.keep(record, of: chapter.name, inputs: inputs) }
    }
    var result = evaluated(chapter, run, records, record, isCached: false)
    result.diagnostics += problem.map { [$0] } ?? []
    progress(.chapterFinished(result, explanation: reason))
    return Outcome(result: result, warning: warning)
  }

  /// Returns why a chapter is not run, or `nil` if it is.
  private func reasonToSkip(
    _ chapter: Chapter, _ run: ChapterRun, _ records: RecordKeeping
  ) -> String? {
    if run.program.isEmpty { return "nothing to run" }
    if !run.tools.bookCode.isUsable {
      return "left out, since the book's own code does not compile"
    }
    if run.files.isIncomplete { return "a data file is missing" }
    if records.isIncomplete { return "a record is missing" }
    return isQuick && chapter.isSlow ? "left out, since it is slow" : nil
  }

  private func evaluated(
    _ chapter: Chapter, _ run: ChapterRun, _ records: RecordKeeping, _ record: RecordedRun,
    isCached: Bool
  ) -> ChapterResult {
    let evaluation = ChapterEvaluation(
      chapter, program: run.program, record: record, facts: book.facts)
    let found =
      evaluation.diagnostics + run.files.diagnostics + records.diagnostics(after: record.run)
    var result = ChapterResult(
      path: chapter.path, outcomes: evaluation.outcomes, figures: evaluation.figures,
      diagnostics: found.sortedBySourcePosition(paths: [chapter.path]), mark: record.mark,
      isCached: isCached, seconds: record.seconds, traces: evaluation.traces)
    result.recordMarks = records.marks
    result.newRecords = records.texts(after: record)
    return result
  }

  /// Writes to the cache, or returns what to say if that fails: the results stand without it.
  private func warning(of write: () throws(RunnerError) -> Void) -> Diagnostic? {
    do throws(RunnerError) {
      try write()
      return nil
    } catch {
      return Diagnostic(
        "cache-unwritable", "results cannot be kept: \(error)", severity: .warning,
        help: "make '\(cache.folder)' a folder that can be written")
    }
  }
}

extension Chapter {
  private var snippets: [Snippet] {
    steps.compactMap { step in
      if case .snippet(let snippet) = step { snippet } else { nil }
    }
  }

  fileprivate var snippetCount: Int { snippets.count }

  /// Whether it has a snippet that takes more than a moment.
  fileprivate var isSlow: Bool { snippets.contains { $0.options.contains(.slow) } }
}
