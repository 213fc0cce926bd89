import GradeRecords
import Gradebook
import Intake
import Synchronization

/// Grades a list of submissions into a gradebook, some at a time.
///
/// Each submission is recorded as soon as it is graded, so a run may be killed at any moment and goes on
/// where it was. Several runs may work on one gradebook.
public struct BatchRun: Sendable {
  /// What came of a run.
  public struct Summary: Hashable, Sendable {
    /// How many submissions there are.
    public var count = 0

    /// How many were graded now.
    public var graded = 0

    /// How many another run is grading.
    public var elsewhere = 0

    /// Whether it was stopped before all were graded.
    public var isStopped = false
  }

  /// How far a run has come.
  public struct Progress: Hashable, Sendable {
    /// How many submissions are done, those of earlier runs among them.
    public var done: Int

    /// How many there are.
    public var count: Int

    /// How many were graded now.
    public var graded: Int

    /// The student whose submission was done last.
    public var student: Student.ID
  }

  /// Says that a run shall finish what it has begun and take nothing else.
  public final class Stop: Sendable {
    private let state = Mutex(false)

    /// Creates a stop that is not asked for.
    public init() {}

    /// Asks the run to stop.
    public func ask() { state.withLock { $0 = true } }

    /// Whether the run was asked to stop.
    public var isAsked: Bool { state.withLock { $0 } }
  }

  private let gradebook: GradebookFile
  private let intake: Intake
  private let grader: SubmissionGrader
  private let regrade: Int

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - gradebook: Where records go.
  ///   - intake: Where submissions come from.
  ///   - grader: What grades them.
  ///   - regrade: The number of a regrade; 0 for the first grading.
  public init(
    into gradebook: GradebookFile, from intake: Intake, by grader: SubmissionGrader,
    regrade: Int = 0
  ) {
    self.gradebook = gradebook
    self.intake = intake
    self.grader = grader
    self.regrade = regrade
  }

  /// Grades submissions.
  ///
  /// - Parameters:
  ///   - submissions: The submissions in order.
  ///   - jobs: How many at a time.
  ///   - stop: Asks the run to stop.
  ///   - wanted: Returns which exercises of a student to grade.
  ///   - progress: Called from any thread as submissions are done.
  /// - Returns: What came of it.
  /// - Throws: `GradebookError` if the gradebook cannot be written; what is recorded stays.
  public func run(
    _ submissions: [PendingSubmission], jobs: Int, stop: Stop = Stop(),
    wanted: @escaping @Sendable (Student.ID) -> Set<String>,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) async throws -> Summary {
    let work = Work(
      submissions: submissions, attempts: try register(submissions), stop: stop, wanted: wanted,
      progress: progress)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, jobs) {
        group.addTask { try await grade(work) }
      }
      try await group.waitForAll()
    }
    return work.summary
  }

  /// Takes one submission after the other until none is left.
  private func grade(_ work: Work) async throws {
    while let pending = work.next() {
      let wanted = work.wanted(pending.student)
      let outcome = try await grade(pending, attempts: work.attempts, wanted: wanted)
      work.note(outcome, pending.student)
    }
  }

  /// Numbers the attempts before any is graded, so that numbers do not depend on who is graded first.
  private func register(
    _ submissions: [PendingSubmission]
  ) throws(GradebookError) -> [String: Int] {
    var numbers: [String: Int] = [:]
    var start = 0
    while start < submissions.count {
      let end = min(start + 500, submissions.count)
      let sources = submissions[start..<end].map { intake.submission($0).source }
      for source in try gradebook.register(sources) { numbers[Self.key(source)] = source.attempt }
      start = end
    }
    return numbers
  }

  private static func key(_ source: SubmissionSource) -> String {
    "\(source.student)/\(source.sha256)"
  }

  fileprivate enum Outcome {
    case graded
    case known
    case elsewhere
  }

  private func grade(
    _ pending: PendingSubmission, attempts: [String: Int], wanted: Set<String>
  ) async throws -> Outcome {
    var submission = intake.submission(pending)
    let number = attempts[Self.key(submission.source)]
    // A file that changed since a moment ago makes another submission.
    submission.source.attempt =
      try number ?? gradebook.register([submission.source])[0].attempt
    let done = try gradebook.doneExercises(of: submission.source, run: regrade)
    let missing = wanted.subtracting(done)
    guard !missing.isEmpty else { return .known }
    guard
      try gradebook.claim(submission.source, for: Runner.own.name, isAlive: Runner.isAlive)
    else { return .elsewhere }
    let record = await grader.record(of: submission, exercises: missing)
    try gradebook.add(record, run: regrade)
    return .graded
  }
}

/// The submissions of a run, which several slots take from.
private final class Work: Sendable {
  private struct State {
    var place = 0
    var done = 0
    var summary: BatchRun.Summary
  }

  let submissions: [PendingSubmission]
  let attempts: [String: Int]
  let wanted: @Sendable (Student.ID) -> Set<String>
  private let stop: BatchRun.Stop
  private let progress: @Sendable (BatchRun.Progress) -> Void
  private let state: Mutex<State>

  init(
    submissions: [PendingSubmission], attempts: [String: Int], stop: BatchRun.Stop,
    wanted: @escaping @Sendable (Student.ID) -> Set<String>,
    progress: @escaping @Sendable (BatchRun.Progress) -> Void
  ) {
    self.submissions = submissions
    self.attempts = attempts
    self.stop = stop
    self.wanted = wanted
    self.progress = progress
    state = Mutex(State(summary: BatchRun.Summary(count: submissions.count)))
  }

  var summary: BatchRun.Summary { state.withLock { $0.summary } }

  /// The next submission; `nil` if there is none, or the run was asked to stop.
  func next() -> PendingSubmission? {
    state.withLock { state in
      guard state.place < submissions.count else { return nil }
      guard !stop.isAsked, !Task.isCancelled else {
        state.summary.isStopped = true
        return nil
      }
      state.place += 1
      return submissions[state.place - 1]
    }
  }

  func note(_ outcome: BatchRun.Outcome, _ student: Student.ID) {
    let reached = state.withLock { state in
      state.done += 1
      switch outcome {
      case .graded: state.summary.graded += 1
      case .elsewhere: state.summary.elsewhere += 1
      case .known: break
      }
      return BatchRun.Progress(
        done: state.done, count: submissions.count, graded: state.summary.graded,
        student: student)
    }
    progress(reached)
  }
}
