import BookModel
import Diagnostics
import Foundation
import SnippetRunner

/// Reads a book and runs its chapters: what `check`, `build`, `accept` and `facts` begin with.
struct CheckRun {
  var options: BookOptions

  /// The chapters asked for; empty for all.
  var chapters: [String] = []

  /// Whether slow chapters are left out.
  var isQuick = false

  var progress: ProgressDisplay

  /// Reads, runs and collects.
  ///
  /// - Throws: `CommandFailure`, `BookReadingError` or `RunnerError` when that cannot be done.
  func report() async throws -> CheckReport {
    let clock = ContinuousClock()
    let start = clock.now
    let root = try options.root()
    let book = try Book.read(root: root)
    var runOptions = RunOptions()
    runOptions.chapters = try selection(in: book)
    runOptions.isQuick = isQuick
    let drawing = Task { await progress.keepDrawing() }
    defer { drawing.cancel() }
    let results = try await BookRunner.run(book, options: runOptions, progress: progress.show)
    progress.finish()
    return CheckReport(
      book: book, results: results, otherDiagnostics: progress.warnings,
      coverage: FactCoverage(book: book, results: results),
      seconds: (clock.now - start) / .seconds(1))
  }

  /// Returns the paths of the chapters whose names begin with the words asked for; `nil` for all.
  private func selection(in book: Book) throws(CommandFailure) -> Set<String>? {
    guard !chapters.isEmpty else { return nil }
    var selected: Set<String> = []
    for word in chapters {
      let name = Self.chapterName(word)
      let found = book.chapters.filter { $0.name == name || $0.name.hasPrefix(name) }
      guard !found.isEmpty else {
        let nearest = nearestName(to: name, in: book.chapters.map(\.name))
        throw .noChapter(name: word, nearest: nearest)
      }
      selected.formUnion(found.map(\.path))
    }
    return selected
  }

  /// Returns `02-scatter` for `chapters/02-scatter.md`, `02-scatter.md` and `02-scatter`.
  private static func chapterName(_ word: String) -> String {
    let file = word.split(separator: "/").last.map(String.init) ?? word
    return file.hasSuffix(".md") ? String(file.dropLast(3)) : file
  }
}
