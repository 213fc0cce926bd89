import Diagnostics
import SnippetRunner
import Synchronization

/// What trying a training from many seeds gave: whether its points hang on luck.
public struct SeedTrials: Hashable, Sendable, Codable {
  /// How many seeds are tried.
  public static let seedCount = 16

  /// How many wrong solutions earned nothing from each seed.
  public var worthless = 0

  /// How many wrong solutions have a part right, and earned that part alone from each seed.
  public var partlyRight = 0

  /// The time that it took, in seconds.
  public var seconds = 0.0
}

/// Tries the solution of a training, and its wrong solutions, from many seeds.
///
/// A seed is the number in `SplitMix64(seed: …)`, which is replaced in a copy of the file.
struct SeedProving {
  /// One file from one seed.
  private struct Trial: Sendable {
    /// The place of the file in `files`.
    var file: Int
    var seed: Int
    var answer: SourceFile
  }

  /// What a file earned.
  private struct Outcome: Hashable, Sendable {
    var points: [Double]
    var isSolved: Bool
    var verdicts: [String]
    var lines: [String]

    init(_ report: ExerciseReport) {
      points = report.groups.map(\.points)
      isSolved = report.status == .solved
      verdicts = report.verdicts
      lines = report.failureLines
    }
  }

  private let grader: Grader
  private let exercise: ExerciseFiles

  /// The solution, and then the wrong solutions that have a seed.
  private let files: [SourceFile]

  /// Creates the trials of an exercise; `nil` if its solution has no seed, so that luck has no part in it.
  init?(grader: Grader, files exercise: ExerciseFiles) throws(GradingError) {
    let solution = try exercise.needed(ExerciseFiles.Name.solution)
    guard solution.seeded(1) != nil else { return nil }
    self.grader = grader
    self.exercise = exercise
    files = [solution] + (try exercise.wrongSolutions().filter { $0.seeded(1) != nil })
  }

  /// Tries all files from all seeds.
  ///
  /// - Parameters:
  ///   - seeds: The seeds.
  ///   - jobs: How many at a time.
  ///   - progress: Called with how many trials are done, and how many there are.
  /// - Returns: What was tried, and what is wrong with the exercise.
  /// - Throws: `GradingError` if an answer could not be graded.
  func result(
    seeds: ClosedRange<Int> = 1...SeedTrials.seedCount, jobs: Int,
    progress: @escaping @Sendable (_ done: Int, _ count: Int) -> Void
  ) async throws(GradingError) -> (trials: SeedTrials, diagnostics: [Diagnostic]) {
    let start = ContinuousClock.now
    let trials = files.enumerated().flatMap { place, file in
      seeds.compactMap { seed in
        file.seeded(seed).map { Trial(file: place, seed: seed, answer: $0) }
      }
    }
    let done = Mutex(0)
    let outcomes = try await inParallel(trials, atMost: jobs) { trial throws(GradingError) in
      let report = try await grader.check(exercise.exercise, trial.answer)
      progress(
        done.withLock { count in
          count += 1
          return count
        }, trials.count)
      return Outcome(report)
    }
    var result = SeedTrials()
    var diagnostics: [Diagnostic] = []
    for (place, file) in files.enumerated() {
      let own = zip(trials, outcomes).filter { $0.0.file == place }.map { ($0.0.seed, $0.1) }
      if place == 0 {
        diagnostics += problems(ofSolution: file, own)
      } else {
        let reference = Outcome(try await grader.check(exercise.exercise, file))
        diagnostics += problems(ofWrong: file, own, reference)
        let isPartlyRight = reference.points.contains { $0 > 0 }
        result.partlyRight += isPartlyRight ? 1 : 0
        result.worthless += isPartlyRight ? 0 : 1
      }
    }
    result.seconds = (ContinuousClock.now - start) / .seconds(1)
    return (result, diagnostics)
  }

  private func problems(
    ofSolution file: SourceFile, _ outcomes: [(seed: Int, outcome: Outcome)]
  ) -> [Diagnostic] {
    let failed = outcomes.filter { !$0.outcome.isSolved }
    guard let first = failed.first else { return [] }
    return [
      diagnostic(
        "the solution does not earn all points from \(words(for: failed.map(\.seed)))", in: file,
        details: first.outcome.lines,
        help: "train it for longer, or ask for less, so that a right answer needs no luck")
    ]
  }

  private func problems(
    ofWrong file: SourceFile, _ outcomes: [(seed: Int, outcome: Outcome)], _ own: Outcome
  ) -> [Diagnostic] {
    let lucky = outcomes.filter { $0.outcome.isSolved || $0.outcome.points != own.points }
    if let first = lucky.first {
      let points = first.outcome.points.reduce(0, +)
      return [
        diagnostic(
          "a wrong solution earns other points from \(words(for: lucky.map(\.seed)))", in: file,
          details: [
            "\(own.points.reduce(0, +)) points as it is, \(points) from seed \(first.seed)"
          ],
          help: "ask for more, so that a wrong answer gets nothing by luck")
      ]
    }
    let word = Proving.expected(of: file) ?? ""
    let unnamed = outcomes.filter { !$0.outcome.verdicts.contains(word) }
    guard let first = unnamed.first, own.verdicts.contains(word) else { return [] }
    return [
      diagnostic(
        "this must be told '\(word)', and is told '\(first.outcome.verdicts[0])' from "
          + words(for: unnamed.map(\.seed)),
        in: file, details: first.outcome.lines,
        help: "recognize the mistake by what does not hang on the seed")
    ]
  }

  private func words(for seeds: [Int]) -> String {
    let list = seeds.prefix(4).map { "\($0)" }.joined(separator: ", ")
    let rest = seeds.count > 4 ? " and \(seeds.count - 4) more" : ""
    return (seeds.count == 1 ? "seed " : "the seeds ") + list + rest
  }

  private func diagnostic(
    _ message: String, in file: SourceFile, details: [String], help: String
  ) -> Diagnostic {
    Diagnostic(
      "exercise-seed", message, at: SourceRange(path: file.path, line: 1), details: details,
      help: help)
  }
}

extension SourceFile {
  /// The file with another number in each `SplitMix64(seed: …)`; `nil` if none has a number.
  ///
  /// Several generators get numbers of their own, as they had.
  func seeded(_ seed: Int) -> SourceFile? {
    var count = 0
    let changed = text.replacing(/SplitMix64\(seed: *[0-9][0-9A-Fa-fx_]*\)/) { _ in
      defer { count += 1 }
      return "SplitMix64(seed: \(seed + 1000 * count))"
    }
    return count > 0 ? SourceFile(path: path, text: changed) : nil
  }
}
