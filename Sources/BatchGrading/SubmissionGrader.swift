import BookModel
import Diagnostics
import Digests
import GradeRecords
import Grading
import Intake
import Sandbox

/// Grades submissions: each gives one record, whatever is in it and in whatever order they come.
public struct SubmissionGrader: Sendable {
  /// The exercises in the book's order.
  public let exercises: [Exercise]

  let grader: Grader
  private let assignment: String
  let key: SecretKey
  private let level: String
  private let version: String
  private let grounds: [String: GradingGround]
  private let known = KnownAnswers()

  /// Prepares grading.
  ///
  /// - Parameters:
  ///   - grader: Grades answers.
  ///   - exercises: The exercises to grade.
  ///   - assignment: The assignment's name, from which hidden cases are drawn too.
  ///   - keyFile: The file with the secret key; made if there is none.
  ///   - version: The version of the tool.
  ///   - least: The least that answers must be shut in by. Below namespaces, only where nobody else's
  ///     submission is on the machine.
  /// - Throws: `BatchError` where answers would not be shut in, or for the key; `GradingError` if an
  ///   exercise cannot be read.
  public init(
    grader: Grader, exercises: [Exercise], assignment: String, keyFile: String, version: String,
    least: Isolation.Level = .namespaces
  ) async throws {
    let level = await grader.level
    guard level >= least else { throw BatchError.notIsolated(level: level) }
    key = try KeyFile.key(at: keyFile)
    grounds = try Dictionary(
      uniqueKeysWithValues: exercises.map { ($0.id, try grader.ground(of: $0)) })
    self.grader = grader
    self.exercises = exercises
    self.assignment = assignment
    self.level = level.rawValue
    self.version = version
  }

  /// The exercises as a plan names them.
  var planned: [GradingPlan.Exercise] {
    exercises.map { exercise in
      let basis = empty(exercise, source: nil).basis
      return GradingPlan.Exercise(
        id: exercise.id, checksSHA256: basis.checksSHA256, toolVersion: basis.toolVersion)
    }
  }

  /// Returns the record of a submission.
  ///
  /// - Parameters:
  ///   - submission: The submission.
  ///   - wanted: The ids of the exercises to grade.
  /// - Returns: A record of each wanted exercise. What keeps one from being graded is in its record.
  public func record(
    of submission: ReceivedSubmission, exercises wanted: Set<String>
  ) async -> SubmissionRecord {
    var records: [ExerciseRecord] = []
    for exercise in exercises where wanted.contains(exercise.id) {
      records.append(await record(of: submission, exercise))
    }
    return SubmissionRecord(
      source: submission.source, exercises: records, refused: submission.refused)
  }

  private func record(
    of submission: ReceivedSubmission, _ exercise: Exercise
  ) async -> ExerciseRecord {
    let answer = submission.answer(to: exercise.id)
    var record = empty(exercise, source: answer?.sha256)
    if let failure = submission.failure {
      (record.verdict, record.reason) = (.notGraded, failure)
    } else if let refusal = submission.refusal {
      (record.verdict, record.reason) = (.refused, refusal)
    } else if let answer {
      record = await self.record(of: answer, exercise, by: submission.source.student)
      record.basis.isAltered = answer.isAltered
    } else if let file = submission.refused.first(where: { $0.exercise == exercise.id }) {
      (record.verdict, record.reason) = (.refused, "'\(file.path)': \(file.reason)")
    } else {
      (record.verdict, record.reason) = (.missing, "there is no file '\(exercise.id).swift'")
    }
    return record
  }

  /// A record that says nothing yet.
  private func empty(_ exercise: Exercise, source: String?) -> ExerciseRecord {
    let ground = grounds[exercise.id]
    return ExerciseRecord(
      exercise: exercise.id, verdict: .notGraded, maximum: Double(exercise.points),
      basis: GradingBasis(
        sourceSHA256: source, checksSHA256: ground?.checksSHA256 ?? "",
        toolVersion: "\(version) \(ground?.tool ?? "")", isolation: ""))
  }

  private func record(
    of answer: ReceivedSubmission.Answer, _ exercise: Exercise, by student: Student.ID
  ) async -> ExerciseRecord {
    var record = empty(exercise, source: answer.sha256)
    guard answer.text != grounds[exercise.id]?.starter else {
      (record.verdict, record.reason) = (.untouched, Verdict.untouched.words)
      return record
    }
    let isSeeded = grounds[exercise.id]?.isSeeded ?? false
    // Students whose cases are the same have the same verdict on the same file.
    let empty = record
    guard !isSeeded else { return await graded(answer, exercise, empty, by: student) }
    return await known.record(for: [exercise.id, answer.sha256]) {
      await graded(answer, exercise, empty, by: student)
    }
  }

  private func graded(
    _ answer: ReceivedSubmission.Answer, _ exercise: Exercise, _ empty: ExerciseRecord,
    by student: Student.ID
  ) async -> ExerciseRecord {
    var record = empty
    do {
      let report = try await report(on: answer, to: exercise, by: student)
      record.fill(with: report, exercise)
      record.basis.isolation = level
      if report.hidden != nil { record.basis.seedID = seedID(of: exercise, student) }
      record.timing = Timing(seconds: report.seconds, gradedAt: .now)
    } catch {
      (record.verdict, record.reason) = (.notGraded, "\(error)")
      record.timing = Timing(seconds: 0, gradedAt: .now)
    }
    return record
  }

  /// Returns the grader's report on an answer, with the student's own hidden cases.
  public func report(
    on answer: ReceivedSubmission.Answer, to exercise: Exercise, by student: Student.ID
  ) async throws(GradingError) -> ExerciseReport {
    let file = SourceFile(path: "\(exercise.id).swift", text: answer.text)
    return try await grader.check(
      exercise, file, scope: .all(seed: seed(of: exercise, student)))
  }

  private func seed(of exercise: Exercise, _ student: Student.ID) -> UInt64 {
    key.seed(ofAll: [assignment, student, exercise.id, grounds[exercise.id]?.checksSHA256 ?? ""])
  }

  /// What names a student's seed: the key, and what it was drawn from.
  private func seedID(of exercise: Exercise, _ student: Student.ID) -> String {
    let revision = grounds[exercise.id]?.checksSHA256.prefix(12) ?? ""
    return "\(key.name)/\(assignment)/\(student)/\(exercise.id)/\(revision)"
  }
}

/// The verdicts on files that were graded already, or are being graded.
private actor KnownAnswers {
  private var tasks: [[String]: Task<ExerciseRecord, Never>] = [:]
  private var order: [[String]] = []

  /// The most verdicts to remember.
  private static let limit = 10_000

  func record(
    for key: [String], _ grade: @escaping @Sendable () async -> ExerciseRecord
  ) async -> ExerciseRecord {
    if let task = tasks[key] {
      var record = await task.value
      record.timing?.isShared = true
      return record
    }
    let task = Task { await grade() }
    tasks[key] = task
    order.append(key)
    if order.count > Self.limit { tasks[order.removeFirst()] = nil }
    let record = await task.value
    // What the machine did to one is not done to all.
    if record.verdict == .notGraded { tasks[key] = nil }
    return record
  }
}
