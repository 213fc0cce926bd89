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
  /// How much is proven.
  public enum Depth: Hashable, Sendable {
    /// Slow exercises are left out, unless their proof is kept.
    case quick

    /// Every exercise, each from the seeds that its files name.
    case usual

    /// Trainings are tried from many seeds, too.
    case manySeeds
  }

  /// How far the trials of a training from many seeds have come.
  public struct TrialProgress: Sendable {
    /// The exercise's id.
    public var exercise: String

    /// How many trials are done.
    public var done: Int

    /// How many there are.
    public var count: Int
  }

  private let grader: Grader

  /// Creates a prover that grades as students are graded.
  public init(grader: Grader) {
    self.grader = grader
  }

  /// Whether the book in a folder has the solution of an exercise, as the instructor's copy does.
  public static func hasSolution(of exercise: Exercise, root: String) -> Bool {
    ExerciseFiles(exercise: exercise, root: root).isInstructors
  }

  /// Proves exercises, a few at a time.
  ///
  /// - Parameters:
  ///   - exercises: The exercises; those without a solution, as in a students' copy, are left out.
  ///   - depth: How much is proven.
  ///   - jobs: How many at a time.
  ///   - trials: Called from any thread while a training is tried from many seeds.
  ///   - progress: Called from any thread with each proof.
  /// - Returns: The proofs in the order of the exercises.
  /// - Throws: `GradingError` if the proving was cancelled.
  public func prove(
    _ exercises: [Exercise], depth: Depth = .usual, jobs: Int = 2,
    trials: @escaping @Sendable (TrialProgress) -> Void = { _ in },
    progress: @escaping @Sendable (ExerciseProof) -> Void = { _ in }
  ) async throws(GradingError) -> [ExerciseProof] {
    let own = exercises.filter { Self.hasSolution(of: $0, root: grader.root) }
    let proofs = try await inParallel(own, atMost: jobs) { exercise throws(GradingError) in
      let proof = try await proofOrTrouble(of: exercise, depth, jobs, trials)
      if let proof { progress(proof) }
      return proof
    }
    return proofs.compactMap { $0 }
  }

  /// What keeps one exercise from being proven leaves the others proven.
  private func proofOrTrouble(
    of exercise: Exercise, _ depth: Depth, _ jobs: Int,
    _ trials: @escaping @Sendable (TrialProgress) -> Void
  ) async throws(GradingError) -> ExerciseProof? {
    do throws(GradingError) {
      let proof = try await proof(of: exercise, isQuick: depth == .quick)
      guard depth == .manySeeds, let proof, proof.holds else { return proof }
      return try await tried(proof, of: exercise, jobs, trials)
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

  /// The proof with trials of the exercise from many seeds; as it is where there is no seed.
  private func tried(
    _ proof: ExerciseProof, of exercise: Exercise, _ jobs: Int,
    _ trials: @escaping @Sendable (TrialProgress) -> Void
  ) async throws(GradingError) -> ExerciseProof {
    let files = ExerciseFiles(exercise: exercise, root: grader.root)
    guard let proving = try SeedProving(grader: grader, files: files) else { return proof }
    let key = try key(of: files)
    let cache = GradingCache(root: grader.root, exercise: exercise.id)
    if var known: ExerciseProof = cache.value("seeds", key: key) {
      known.isCached = true
      return known
    }
    let (result, problems) = try await proving.result(jobs: jobs) { done, count in
      trials(TrialProgress(exercise: exercise.id, done: done, count: count))
    }
    var proof = proof
    proof.seeds = result
    proof.diagnostics += problems
    proof.seconds += result.seconds
    proof.isCached = false
    if problems.isEmpty { cache.keep(proof, "seeds", key: key, count: 4) }
    return proof
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
