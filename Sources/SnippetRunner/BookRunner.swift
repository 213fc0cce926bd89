import BookModel
import Diagnostics
import FoundationEssentials
import Sandbox
import Synchronization

/// Runs the chapters of a book and compares what they do with what they say.
public struct BookRunner: Sendable {
  private let book: Book
  private let options: RunOptions
  private let progress: @Sendable (RunEvent) -> Void
  private let cache: ResultCache
  private let toolchain: CourseToolchain
  private let library: CourseLibrary
  private let warning = OnceFlag()

  /// Runs chapters on all cores; what did not change is not run again.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - options: Which chapters to run, and how.
  ///   - progress: Called from any thread with what happens.
  /// - Returns: One result a chapter, in the book's order.
  /// - Throws: `RunnerError` if chapters cannot be run at all.
  public static func run(
    _ book: Book, options: RunOptions = RunOptions(),
    progress: @escaping @Sendable (RunEvent) -> Void = { _ in }
  ) async throws(RunnerError) -> [ChapterResult] {
    try await BookRunner(book, options: options, progress: progress).run()
  }

  private init(
    _ book: Book, options: RunOptions, progress: @escaping @Sendable (RunEvent) -> Void
  ) async throws(RunnerError) {
    self.book = book
    self.options = options
    self.progress = progress
    cache = ResultCache(folder: options.cacheFolder ?? book.root + "/.course")
    library = try CourseLibrary.beside()
    toolchain = try await CourseToolchain.find(cache: cache)
  }

  private func run() async throws(RunnerError) -> [ChapterResult] {
    let chapters = book.chapters.filter { chapter in
      options.chapters.map { $0.contains(chapter.path) || $0.contains(chapter.name) } ?? true
    }
    return try await inParallel(chapters, atMost: options.jobs) { chapter throws(RunnerError) in
      try await result(of: chapter)
    }
  }

  private func result(of chapter: Chapter) async throws(RunnerError) -> ChapterResult {
    let program = ChapterProgram(chapter, importing: library.modules)
    let run = ChapterRun(
      program: program, toolchain: toolchain, library: library, limits: options.limits)
    let inputs = RunInputs(run)
    let result: ChapterResult
    if let record = options.isFresh ? nil : cache.record(of: chapter.name, key: inputs.key) {
      keeping { () throws(RunnerError) in try cache.note(inputs, of: chapter.name) }
      result = self.result(of: chapter, program: program, record: record, isCached: true)
    } else if options.isQuick && chapter.isSlow {
      progress(.skipped(chapter: chapter.path))
      return .unknown(chapter, mark: run.mark())
    } else {
      let record = try await record(chapter, run: run, inputs: inputs)
      result = self.result(of: chapter, program: program, record: record, isCached: false)
    }
    progress(.finished(result))
    return result
  }

  private func record(
    _ chapter: Chapter, run: ChapterRun, inputs: RunInputs
  ) async throws(RunnerError) -> RecordedRun {
    if run.program.isEmpty { return RecordedRun(messages: [], mark: run.mark(), seconds: 0) }
    let reason =
      options.isFresh ? "as asked" : inputs.change(since: cache.lastInputs(of: chapter.name))
    progress(.started(chapter: chapter.path, reason: reason))
    let record = try await run.recorded()
    keeping { () throws(RunnerError) in
      try cache.keep(record, of: chapter.name, inputs: inputs)
    }
    return record
  }

  private func result(
    of chapter: Chapter, program: ChapterProgram, record: RecordedRun, isCached: Bool
  ) -> ChapterResult {
    let evaluation = ChapterEvaluation(
      chapter, program: program, record: record, facts: book.facts)
    return ChapterResult(
      path: chapter.path, outcomes: evaluation.outcomes, diagnostics: evaluation.diagnostics,
      mark: record.mark, isCached: isCached, seconds: record.seconds)
  }

  /// Writes to the cache; that it cannot be written is worth one warning, and no more.
  private func keeping(_ write: () throws(RunnerError) -> Void) {
    do throws(RunnerError) {
      try write()
    } catch {
      guard warning.raise() else { return }
      progress(
        .cacheUnavailable(
          Diagnostic(
            "cache-unwritable", "results cannot be kept: \(error)", severity: .warning,
            help: "make '\(cache.folder)' a folder that can be written")))
    }
  }
}

/// A flag that only the first caller raises.
private final class OnceFlag: Sendable {
  private let isRaised = Mutex(false)

  func raise() -> Bool {
    isRaised.withLock { isRaised in
      defer { isRaised = true }
      return !isRaised
    }
  }
}

extension Chapter {
  /// Whether it has a snippet that takes more than a moment.
  fileprivate var isSlow: Bool {
    steps.contains { step in
      if case .snippet(let snippet) = step { snippet.options.contains(.slow) } else { false }
    }
  }
}

extension ChapterResult {
  /// The result of a chapter that was not run.
  fileprivate static func unknown(_ chapter: Chapter, mark: CheckedMark) -> ChapterResult {
    ChapterResult(
      path: chapter.path, outcomes: chapter.steps.map { _ in .notRun }, diagnostics: [],
      mark: mark, isCached: false, seconds: 0)
  }
}

/// Transforms elements, a few at a time, and returns the results in their order.
private func inParallel<Element: Sendable, Result: Sendable, Failure: Error>(
  _ elements: [Element], atMost jobs: Int,
  _ transform: @escaping @Sendable (Element) async throws(Failure) -> Result
) async throws(Failure) -> [Result] {
  typealias Outcome = Swift.Result<Result, Failure>
  let outcomes = await withTaskGroup(of: (Int, Outcome).self) { group in
    var outcomes: [Int: Outcome] = [:]
    for (index, element) in elements.enumerated() {
      if index >= max(1, jobs), let (done, outcome) = await group.next() {
        outcomes[done] = outcome
        if case .failure = outcome { group.cancelAll() }
      }
      group.addTask {
        do throws(Failure) {
          return (index, .success(try await transform(element)))
        } catch {
          return (index, .failure(error))
        }
      }
    }
    for await (done, outcome) in group {
      outcomes[done] = outcome
      if case .failure = outcome { group.cancelAll() }
    }
    return outcomes
  }
  var results: [Result] = []
  for index in elements.indices {
    if let outcome = outcomes[index] { results.append(try outcome.get()) }
  }
  return results
}
