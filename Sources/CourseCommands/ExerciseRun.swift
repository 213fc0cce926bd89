import BookModel
import Diagnostics
import Grading
import SnippetRunner

/// What a check of the whole book says of its exercises.
struct ExerciseRun: Sendable {
  /// The proofs, in the book's order; none in a students' copy.
  var proofs: [ExerciseProof] = []

  /// The reports on the answers in `work`, in the book's order.
  var reports: [ExerciseReport] { graded.map(\.report) }

  /// The answers in `work` with their reports.
  private var graded: [(report: ExerciseReport, answer: SourceFile)] = []

  /// What could not be graded, in the book's order.
  var notGraded: [NotGraded] = []

  /// What graded them; `nil` where there was nothing to grade.
  private var grader: Grader?

  /// Creates a run in which nothing was graded.
  init() {}

  /// Creates a run from the outcomes of exercises that were named.
  init(_ outcomes: [NamedExercises.Outcome]) {
    for outcome in outcomes {
      switch outcome.result {
      case .proof(let proof):
        proofs.append(proof)
        if let trouble = proof.trouble { notGraded.append(trouble) }
      case .outcome(.graded(let report), let answer?): graded.append((report, answer))
      case .outcome(.notGraded(let trouble), _): notGraded.append(trouble)
      case .outcome(.graded, nil), .leftOut: break
      }
    }
  }

  /// Proves the exercises of a book and grades the answers that a student has begun.
  ///
  /// - Parameters:
  ///   - book: The book.
  ///   - depth: How much is proven.
  ///   - tools: The compiler and the library.
  ///   - display: Where it is shown how far the run has come.
  /// - Returns: What became of them.
  /// - Throws: `GradingError` if they could not be graded.
  static func run(
    _ book: Book, depth: ExerciseProver.Depth, tools: CourseTools, display: ProgressDisplay
  ) async throws(GradingError) -> ExerciseRun {
    guard !book.exercises.isEmpty else { return ExerciseRun() }
    let grader = try await Grader(root: book.root, tools: tools)
    var run = ExerciseRun()
    run.grader = grader
    run.proofs = try await ExerciseProver(grader: grader)
      .prove(book.exercises, depth: depth, trials: display.show, progress: display.show)
    run.notGraded = run.proofs.compactMap(\.trouble)
    let work = StudentWork(root: book.root)
    for exercise in book.exercises where !(depth == .quick && exercise.isSlow) {
      guard let (answer, outcome) = await grader.outcome(to: exercise, in: work) else { continue }
      switch (outcome, answer) {
      case (.graded(let report), let answer?): run.graded.append((report, answer))
      case (.notGraded(let trouble), _): run.notGraded.append(trouble)
      case (.graded, nil): break
      }
    }
    return run
  }

  /// Returns what pages may know of right answers, by the exercise's id.
  func keys(in book: Book) async -> [String: AnswerKey] {
    var keys: [String: AnswerKey] = [:]
    for exercise in book.exercises {
      // What is wrong with an exercise its proof says.
      keys[exercise.id] = try? await grader?.answerKey(to: exercise)
    }
    return keys
  }

  /// What the proofs say of the facts that exercises cite.
  func checks(in book: Book) -> [FactCoverage.ExerciseCheck] {
    book.exercises.flatMap { exercise in
      let proof = proofs.first { $0.exercise == exercise.id }
      return exercise.facts.map { citation in
        FactCoverage.ExerciseCheck(
          fact: citation.id, exercise: exercise.id, path: citation.range.path,
          line: citation.range.start.line, isProven: proof?.holds)
      }
    }
  }

  /// Records the verdicts on the answers in `work`.
  ///
  /// - Throws: `GradingError` if the student's progress cannot be read or written.
  func recordVerdicts(in book: Book) throws(GradingError) {
    try StudentWork(root: book.root).record(graded)
  }

  /// The first exercise of the book that is not solved, once one was begun.
  func next(in book: Book) -> Exercise? {
    guard !reports.isEmpty else { return nil }
    let done = Set(reports.filter(\.status.isDone).map(\.exercise))
    return book.exercises.first { !done.contains($0.id) }
  }
}
