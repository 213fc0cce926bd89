import BookModel
import Diagnostics
import Grading

/// Checks exercises that were named on the command line.
///
/// An answer that was begun is graded. In the instructor's copy an exercise without an answer is proven.
struct NamedExercises {
  /// What came of one exercise.
  struct Outcome {
    /// How it came about.
    enum Result {
      case proof(ExerciseProof)
      case outcome(GradingOutcome, answer: SourceFile?)

      /// It is slow, and only what is quick was asked for.
      case leftOut
    }

    var exercise: Exercise
    var result: Result

    /// Why the exercise could not be graded or proven.
    var trouble: NotGraded? {
      switch result {
      case .proof(let proof): proof.trouble
      case .outcome(let outcome, _): outcome.trouble
      case .leftOut: nil
      }
    }

    /// Whether something is wrong with the answer or the exercise.
    var isWrong: Bool {
      switch result {
      case .proof(let proof): !proof.holds
      case .outcome(let outcome, _): outcome.report.map { !$0.status.isDone } ?? false
      case .leftOut: false
      }
    }
  }

  var exercises: [Exercise]
  var grader: Grader

  /// The file to grade instead of the one in `work`.
  var answer: String?
  var depth = ExerciseProver.Depth.usual

  private var work: StudentWork { StudentWork(root: grader.root) }

  /// The exercises that are proven and not graded.
  var proven: [Exercise] {
    exercises.filter { exercise in
      ExerciseProver.hasSolution(of: exercise, root: grader.root) && answer == nil
        && (depth == .manySeeds || !isStarted(exercise))
    }
  }

  /// Proves and grades.
  ///
  /// - Parameters:
  ///   - display: Where proofs are shown.
  ///   - graded: Called with each outcome that is no proof, as soon as it is known.
  /// - Returns: The outcomes in the order of the exercises.
  /// - Throws: `GradingError` if the proving was cancelled, and what `graded` throws.
  func outcomes(
    display: ProgressDisplay, graded: (Outcome) throws -> Void
  ) async throws -> [Outcome] {
    let proven = proven
    let proofs = try await ExerciseProver(grader: grader).prove(
      proven, depth: depth, trials: display.show
    ) { proof in
      var proof = proof
      // Who names an exercise is told its result, new or kept.
      proof.isCached = false
      display.show(proof)
    }
    let byID = Dictionary(proofs.map { ($0.exercise, $0) }, uniquingKeysWith: { first, _ in first })
    let provenIDs = Set(proven.map(\.id))
    var outcomes: [Outcome] = []
    for exercise in exercises {
      if let proof = byID[exercise.id] {
        outcomes.append(Outcome(exercise: exercise, result: .proof(proof)))
        continue
      }
      var outcome = Outcome(exercise: exercise, result: .leftOut)
      if !provenIDs.contains(exercise.id) && !(depth == .quick && exercise.isSlow) {
        let (file, graded) = await grade(exercise)
        outcome.result = .outcome(graded, answer: file)
      }
      try graded(outcome)
      outcomes.append(outcome)
    }
    return outcomes
  }

  /// Grades the file that was named, or the one in `work`.
  private func grade(
    _ exercise: Exercise
  ) async -> (answer: SourceFile?, outcome: GradingOutcome) {
    do throws(GradingError) {
      if let answer {
        let file = try StudentWork.answer(at: answer)
        return (file, await grader.outcome(on: file, to: exercise))
      }
    } catch {
      return (nil, .notGraded(NotGraded(error, exercise: exercise.id)))
    }
    if let known = await grader.outcome(to: exercise, in: work) { return known }
    let stray = work.strays(among: [exercise.id]).first { $0.nearest == exercise.id }
    let trouble = NotGraded(
      exercise: exercise.id, reason: "there is no '\(work.path(of: exercise))' yet",
      remedy: stray.map { "\($0.words) Rename it" }
        ?? "'\(Invocation.command) start \(exercise.id)' makes it")
    return (nil, .notGraded(trouble))
  }

  /// Whether there is an answer, be it one that cannot be read.
  private func isStarted(_ exercise: Exercise) -> Bool {
    do throws(GradingError) {
      return try work.answer(to: exercise) != nil
    } catch {
      return true
    }
  }
}

extension NamedExercises.Outcome: Encodable {
  private enum Key: String, CodingKey { case exercise, status }

  /// Writes the proof or the outcome, or an object whose status is `leftOut`.
  func encode(to encoder: any Encoder) throws {
    switch result {
    case .proof(let proof): try proof.encode(to: encoder)
    case .outcome(let outcome, _): try outcome.encode(to: encoder)
    case .leftOut:
      var container = encoder.container(keyedBy: Key.self)
      try container.encode(exercise.id, forKey: .exercise)
      try container.encode("leftOut", forKey: .status)
    }
  }
}
