import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials
import Sandbox
import SnippetRunner

/// Grades answers to a book's exercises.
///
/// Only values leave the process that runs a student's code, and only this one turns values into
/// points. Expected values and hidden cases never enter that process; inputs go in one at a time.
public struct Grader: Sendable {
  /// Which cases an answer is tried on.
  public enum Scope: Hashable, Sendable {
    /// Those that a student may see.
    case visible

    /// Also the hidden ones, random ones drawn from a seed.
    case all(seed: UInt64)
  }

  /// The absolute path of the book.
  public let root: String

  let tools: GradingTools

  /// What is to be between an answer and the machine; `nil` for the most that works here.
  private let chosenLevel: Isolation.Level?

  /// Creates a grader for the book in a folder.
  ///
  /// - Parameters:
  ///   - root: The absolute path of the book.
  ///   - level: How much to put between answers and the machine; `nil` for the most that works here.
  ///   - tools: The compiler and the library, if they are found already.
  /// - Throws: `GradingError` if the compiler or the library is missing.
  public init(
    root: String, level: Isolation.Level? = nil, tools: CourseTools? = nil
  ) async throws(GradingError) {
    self.root = root
    chosenLevel = level
    self.tools = try await GradingTools.find(cacheFolder: root + "/.course", known: tools)
  }

  /// How much is between an answer and the machine.
  ///
  /// It is tried when it is first asked for: where everything is in the cache, nobody asks.
  public var level: Isolation.Level {
    get async { if let chosenLevel { chosenLevel } else { await .strongest() } }
  }

  /// Grades an answer.
  ///
  /// - Parameters:
  ///   - exercise: The exercise.
  ///   - answer: The student's file, with the path to use in messages.
  ///   - scope: Which cases to try.
  /// - Returns: What became of it.
  /// - Throws: `GradingError` if it could not be graded, which is no verdict: nothing is kept of it.
  public func check(
    _ exercise: Exercise, _ answer: SourceFile, scope: Scope = .visible
  ) async throws(GradingError) -> ExerciseReport {
    let clock = ContinuousClock()
    let start = clock.now
    let files = ExerciseFiles(exercise: exercise, root: root)
    let judged = exercise.kind == .text ? nil : try await judged(files, scope)
    let level = await level
    let key = key(of: exercise, answer, scope, judged, level)
    let cache = GradingCache(root: root, exercise: exercise.id)
    if let known: ExerciseReport = cache.value("report", key: key) { return known }
    let attempt = Attempt(
      tools: tools, files: files, answer: answer, judged: judged, scope: scope, level: level)
    var (report, isRepeatable) = try await attempt.result()
    report.seconds = (clock.now - start) / .seconds(1)
    if isRepeatable { cache.keep(report, "report", key: key, count: 8) }
    return report
  }

  private func judged(
    _ files: ExerciseFiles, _ scope: Scope
  ) async throws(GradingError) -> Judged {
    switch try await JudgeStore(tools: tools, root: root).judged(files, seed: scope.seed) {
    case .judged(let judged): return judged
    case .wrong(let problems):
      throw .notGradable(
        exercise: files.exercise.id,
        reason: problems.first.map { ([$0.message] + $0.details).joined(separator: "\n") }
          ?? "its checks are wrong")
    }
  }

  /// What a report depends on.
  private func key(
    of exercise: Exercise, _ answer: SourceFile, _ scope: Scope, _ judged: Judged?,
    _ level: Isolation.Level
  ) -> ContentDigest {
    ContentDigest(
      ofAll: tools.identity + [
        judged?.key.text ?? "", exercise.source.text, answer.path, answer.text, "\(scope)",
        level.rawValue,
      ])
  }
}

extension Grader.Scope {
  /// From what hidden cases are drawn.
  var seed: UInt64 {
    if case .all(let seed) = self { seed } else { 0 }
  }
}
