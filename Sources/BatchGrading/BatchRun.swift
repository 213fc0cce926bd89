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
    let attempts = try register(submissions)
    let work = WorkList(submissions, stop: stop, student: \.student, progress: progress)
    return try await work.run(jobs: jobs) { pending in
      try await grade(pending, attempts: attempts, wanted: wanted(pending.student))
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

  /// What came of one submission.
  enum Outcome {
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
