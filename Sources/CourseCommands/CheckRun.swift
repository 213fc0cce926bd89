import BookModel
import Diagnostics
import Foundation
import Grading
import Sandbox
import SiteRenderer
import SnippetRunner
import Spelling

/// Reads a book and runs its chapters: what `check`, `build`, `accept` and `facts` begin with.
struct CheckRun {
  var options: BookOptions

  /// The chapters asked for; empty for all.
  var chapters: [String] = []

  /// How much is run and proven.
  var depth = ExerciseProver.Depth.usual

  /// Whether what records keep is computed again.
  var computesRecords = false

  var progress: ProgressDisplay

  /// Reads, runs and collects.
  ///
  /// - Throws: `CommandFailure`, `BookReadingError` or `RunnerError` when that cannot be done.
  func report() async throws -> CheckReport {
    let clock = ContinuousClock()
    let progress = progress
    let start = clock.now
    let root = try options.root()
    // The library is read while the book is.
    async let tools = CourseTools.find(cacheFolder: root + "/.course")
    let book = try Book.read(root: root)
    let selected = try selection(in: book)
    InterruptHandling.install { progress.finish() }
    let drawing = Task { await progress.keepDrawing() }
    defer {
      drawing.cancel()
      progress.finish()
    }
    var report = try await Self.report(
      on: book, chapters: chapters.isEmpty ? nil : selected, depth: depth,
      computesRecords: computesRecords, tools: try await tools, progress: progress)
    report.seconds = (clock.now - start) / .seconds(1)
    return report
  }

  /// Runs a book that is already read, and collects.
  ///
  /// - Parameters:
  ///   - original: The book.
  ///   - chapters: The chapters to run; `nil` for all, and for what is known of a whole book only.
  ///   - depth: How much is run and proven: without slow chapters, or with trainings from many seeds.
  ///   - computesRecords: Whether what records keep is computed again.
  ///   - known: The compiler and the library, if they are found already.
  ///   - progress: Where it is shown how far the run has come.
  /// - Returns: The report, which does not know yet how long it took.
  /// - Throws: `RunnerError` or `GradingError` when that cannot be done.
  static func report(
    on original: Book, chapters: [Chapter]? = nil, depth: ExerciseProver.Depth = .usual,
    computesRecords: Bool = false, tools known: CourseTools? = nil, progress: ProgressDisplay
  ) async throws -> CheckReport {
    let figures = FigureChecks.diagnostics(in: original)
    progress.note(original.diagnostics + figures)
    let found =
      if let known { known } else {
        try await CourseTools.find(cacheFolder: original.root + "/.course")
      }
    let tools = try await found.preparing(original, progress: progress.show)
    let book = original.adding(sources: tools.sources)
    async let spelling = SpellingCheck(book: book).report()
    async let pages = PageChecks.diagnostics(in: book, chapters: chapters) { path in
      book.picture(at: path) != nil
    }
    let runner = BookRunner(
      book: book, isQuick: depth == .quick, computesRecords: computesRecords, tools: tools)
    let run = try await runner.run(chapters, progress: progress.show)
    let exercises =
      chapters == nil
      ? try await ExerciseRun.run(book, depth: depth, tools: tools, display: progress)
      : ExerciseRun()
    let coverage = FactCoverage(
      book: book, results: run.results, exercises: exercises.checks(in: book))
    // Of a part of the book it is not known what the rest checks.
    let ledger = chapters == nil ? coverage.ledger : []
    return CheckReport(
      book: book, results: run.results, exercises: exercises, spelling: await spelling,
      otherDiagnostics: figures + (await pages) + ledger + run.warnings
        + exercises.proofs.flatMap(\.diagnostics),
      coverage: coverage, seconds: 0)
  }

  /// Returns the chapters whose names begin with the words asked for; all if there are no words.
  private func selection(in book: Book) throws(CommandFailure) -> [Chapter] {
    guard !chapters.isEmpty else { return book.chapters }
    var selected: Set<String> = []
    for word in chapters {
      let name = Chapter.name(ofFile: word)
      let found = book.chapters.filter { $0.name == name || $0.name.hasPrefix(name) }
      guard !found.isEmpty else {
        let nearest = nearestName(to: name, in: book.chapters.map(\.name))
        throw .noChapter(name: word, nearest: nearest)
      }
      selected.formUnion(found.map(\.path))
    }
    return book.chapters.filter { selected.contains($0.path) }
  }
}

extension Book {
  /// Returns the book with more texts into which diagnostics point.
  fileprivate func adding(sources: [String: SourceFile]) -> Book {
    var book = self
    book.sources.merge(sources) { own, _ in own }
    return book
  }
}
