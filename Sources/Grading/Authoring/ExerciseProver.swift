import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials
import Sandbox
import SnippetRunner

/// Proves that a book's exercises are as they must be.
///
/// The starter fails, the solution earns all points, every known mistake is named and costs points,
/// every wrong solution gets the hint that its author says, and nothing that students see holds the
/// solution.
public struct ExerciseProver: Sendable {
  private let grader: Grader

  /// Creates a prover that grades as students are graded.
  public init(grader: Grader) {
    self.grader = grader
  }

  /// Proves exercises, a few at a time.
  ///
  /// - Parameters:
  ///   - exercises: The exercises; those without a solution, as in a students' copy, are left out.
  ///   - isQuick: Whether slow ones are left out, unless their proof is kept.
  ///   - jobs: How many at a time.
  ///   - progress: Called from any thread with each proof.
  /// - Returns: The proofs in the order of the exercises.
  /// - Throws: `GradingError` if the proving was cancelled.
  public func prove(
    _ exercises: [Exercise], isQuick: Bool = false, jobs: Int = 2,
    progress: @escaping @Sendable (ExerciseProof) -> Void = { _ in }
  ) async throws(GradingError) -> [ExerciseProof] {
    let own = exercises.filter { ExerciseFiles(exercise: $0, root: grader.root).isInstructors }
    let proofs = try await inParallel(own, atMost: jobs) { exercise throws(GradingError) in
      let proof = try await proofOrTrouble(of: exercise, isQuick: isQuick)
      if let proof { progress(proof) }
      return proof
    }
    return proofs.compactMap { $0 }
  }

  /// What keeps one exercise from being proven leaves the others proven.
  private func proofOrTrouble(
    of exercise: Exercise, isQuick: Bool
  ) async throws(GradingError) -> ExerciseProof? {
    do throws(GradingError) {
      return try await proof(of: exercise, isQuick: isQuick)
    } catch {
      if error == .runner(.sandbox(.cancelled)) { throw error }
      var proof = ExerciseProof(exercise: exercise.id, diagnostics: [])
      proof.trouble = NotGraded(error, exercise: exercise.id)
      return proof
    }
  }

  private func proof(
    of exercise: Exercise, isQuick: Bool
  ) async throws(GradingError) -> ExerciseProof? {
    let files = ExerciseFiles(exercise: exercise, root: grader.root)
    let key = try key(of: files)
    let cache = GradingCache(root: grader.root, exercise: exercise.id)
    if var known: ExerciseProof = cache.value("proof", key: key) {
      known.isCached = true
      return known
    }
    if isQuick && exercise.isSlow { return nil }
    let clock = ContinuousClock()
    let start = clock.now
    var proving = try Proving(grader: grader, files: files)
    try await proving.prove()
    proving.proof.seconds = (clock.now - start) / .seconds(1)
    if proving.isRepeatable { cache.keep(proving.proof, "proof", key: key, count: 4) }
    return proving.proof
  }

  /// What a proof depends on.
  private func key(of files: ExerciseFiles) throws(GradingError) -> ContentDigest {
    typealias Name = ExerciseFiles.Name
    var texts = grader.tools.identity + [files.exercise.source.text]
    for name in [Name.starter, Name.checks, Name.solution, Name.hidden, Name.rubric] {
      texts.append(try files.file(name)?.text ?? "")
    }
    for wrong in try files.wrongSolutions() { texts += [wrong.path, wrong.text] }
    return ContentDigest(ofAll: texts)
  }
}
