import BookModel
import Diagnostics
import Grading
import SnippetRunner
import Spelling

/// What `course check` found, before it is written in one of its forms.
struct CheckReport {
  /// The book as read.
  var book: Book

  /// The results of the chapters that were checked, in book order.
  var results: [ChapterResult]

  /// What became of the exercises; nothing where only some chapters were checked.
  var exercises = ExerciseRun()

  /// What came of looking up the book's words.
  var spelling = SpellingReport(state: .notAsked)

  /// What is wrong beside the chapters' own results, such as an unwritable cache.
  var otherDiagnostics: [Diagnostic] = []

  /// What the results say of the source documents' facts.
  var coverage: FactCoverage

  /// The time from start to end, in seconds.
  var seconds: Double

  /// Everything that is wrong, in the order in which a reader of the book meets it.
  var diagnostics: [Diagnostic] {
    (book.diagnostics + results.flatMap(\.diagnostics) + spelling.diagnostics + otherDiagnostics)
      .sortedBySourcePosition(paths: book.chapters.map(\.path))
  }

  /// Whether anything is wrong that must be fixed.
  var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }

  /// Whether the book's own library compiles; without it, no chapter runs.
  var hasUsableCode: Bool { !otherDiagnostics.contains { $0.id == "library-compile" } }

  /// Adds what else is wrong, unless the check has found it too.
  mutating func add(_ diagnostics: [Diagnostic]) {
    let known = Set(otherDiagnostics)
    otherDiagnostics += diagnostics.filter { !known.contains($0) }
  }

  /// The numbers of the closing table.
  var counts: Counts {
    Counts(report: self)
  }

  /// The numbers of the closing table.
  struct Counts: Codable {
    var chapters = 0
    var cachedChapters = 0
    var skippedChapters = 0
    var snippets = 0
    var tensors = 0
    var outputs = 0
    var conditions = 0
    var inlineValues = 0
    var traces = 0
    var quizzes = 0
    var words = 0
    var facts = 0
    var factsChecked = 0
    var factsCited = 0
    var opinions = 0
    var exercises = 0
    var exercisesProven = 0
    var exercisesSolved = 0
    var exercisesHandedIn = 0
    var errata = 0
    var errataProven = 0
    var errataCited = 0
    var errors = 0
    var warnings = 0

    init(report: CheckReport) {
      chapters = report.results.count
      cachedChapters = report.results.count { $0.isCached }
      skippedChapters = report.results.count(where: \.isSkipped)
      if case .checked(let count) = report.spelling.state { words = count }
      facts = report.coverage.entries(marked: .run).count
      factsCited = report.coverage.entries(marked: .cited).count
      opinions = report.coverage.entries(marked: .opinion).count
      factsChecked = report.coverage.provenCount
      exercises = report.book.exercises.count
      exercisesProven = report.exercises.proofs.count(where: \.holds)
      exercisesSolved = report.exercises.reports.count { $0.status == .solved }
      exercisesHandedIn = report.exercises.reports.count { $0.status == .waiting }
      errata = report.coverage.errata.count { $0.fact.mark == .run }
      errataProven = report.coverage.errata.count { $0.status == .proven }
      errataCited = report.coverage.errata.count { $0.fact.mark == .cited }
      errors = report.diagnostics.count { $0.severity == .error }
      warnings = report.diagnostics.count - errors
      let chapters = Dictionary(
        report.book.chapters.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      for result in report.results {
        for step in chapters[result.path]?.steps ?? [] { count(step, in: result) }
      }
    }

    private mutating func count(_ step: Step, in result: ChapterResult) {
      switch (step, result.outcome(of: step)) {
      case (_, .notRun): break
      case (.snippet, _): snippets += 1
      case (.tensor, _): tensors += 1
      case (.output, _): outputs += 1
      case (.check(let check), _): conditions += check.conditions.count
      case (.inlineValue, _): inlineValues += 1
      case (.quiz, _): quizzes += 1
      case (.error, _): break
      case (.trace, _): traces += 1
      }
    }
  }
}
