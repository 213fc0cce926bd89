import GRDB
import GradeRecords

/// What exports and reports read.
extension GradebookFile {
  /// Returns the whole gradebook as it is now.
  ///
  /// All students are in it, whether or not they handed something in.
  ///
  /// - Parameter counting: Which attempt counts; `nil` for what the policy says.
  /// - Returns: The gradebook.
  /// - Throws: `GradebookError`.
  public func snapshot(
    counting: GradingPolicy.Counting? = nil
  ) throws(GradebookError) -> GradebookSnapshot {
    try read { database in try GradebookReading(database, counting: counting).snapshot() }
  }

  /// Returns the row of one student, without reading those of others; `nil` if there is no such student.
  public func grade(of student: Student.ID) throws(GradebookError) -> StudentGrade? {
    try read { database in try GradebookReading(database).grade(of: student) }
  }

  /// Returns what a regrade changed: of each mark the records before and after.
  public func changes(inRegrade run: Int) throws(GradebookError) -> [MarkChange] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT submission.value AS source, new.exercise AS exercise, new.value AS new,
            (SELECT old.value FROM record old
             WHERE old.submission = new.submission AND old.exercise = new.exercise
               AND old.number < new.number AND old.run < new.run AND old.verdict != 'not-graded'
             ORDER BY old.number DESC LIMIT 1) AS old
          FROM record new JOIN submission ON submission.number = new.submission
          WHERE new.run = ? AND new.verdict != 'not-graded'
          ORDER BY submission.student, new.exercise, new.number
          """, arguments: [run])
      return try rows.compactMap { row in
        let new = try Self.value(row["new"], as: ExerciseRecord.self)
        let old = try (row["old"] as String?).map { try Self.value($0, as: ExerciseRecord.self) }
        guard old.map({ $0.points != new.points || $0.verdict != new.verdict }) ?? true else {
          return nil
        }
        let source = try Self.value(row["source"], as: SubmissionSource.self)
        return MarkChange(
          student: source.student, attempt: source.attempt, exercise: row["exercise"], before: old,
          after: new)
      }
    }
  }

  /// The name of the assignment.
  public var assignment: String {
    get throws(GradebookError) {
      try read { database in
        try String.fetchOne(
          database, sql: "SELECT value FROM setting WHERE name = 'assignment'") ?? ""
      }
    }
  }
}

/// How a regrade changed the mark of one answer.
public struct MarkChange: Hashable, Sendable {
  /// The student's id.
  public var student: Student.ID

  /// The number of the attempt.
  public var attempt: Int

  /// The exercise's id.
  public var exercise: String

  /// The record that counted before; `nil` where there was none.
  public var before: ExerciseRecord?

  /// The record that counts now.
  public var after: ExerciseRecord
}

/// Reads a gradebook row by row into students and cells.
private struct GradebookReading {
  private let database: Database
  private let exercises: [ExerciseColumn]
  private let policy: GradingPolicy

  init(_ database: Database, counting: GradingPolicy.Counting? = nil) throws {
    self.database = database
    func setting<Value: Decodable>(_ name: String) throws -> Value? {
      try String.fetchOne(
        database, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name]
      ).map { try GradebookFile.value($0) }
    }
    exercises = try setting("exercises") ?? []
    var policy: GradingPolicy = try setting("policy") ?? GradingPolicy()
    policy.counting = counting ?? policy.counting
    self.policy = policy
  }

  func grade(of id: Student.ID) throws -> StudentGrade? {
    try String.fetchOne(database, sql: "SELECT value FROM student WHERE id = ?", arguments: [id])
      .map { try row(of: GradebookFile.value($0, as: Student.self)) }
  }

  func snapshot() throws -> GradebookSnapshot {
    let name = try String.fetchOne(
      database, sql: "SELECT value FROM setting WHERE name = 'assignment'")
    let students = try String.fetchAll(database, sql: "SELECT value FROM student ORDER BY id")
      .map { try GradebookFile.value($0, as: Student.self) }
    return GradebookSnapshot(
      assignment: name ?? "", exercises: exercises,
      students: try students.map { try row(of: $0) })
  }

  /// The row of the attempt that counts.
  private func row(of student: Student) throws -> StudentGrade {
    let events = try String.fetchAllEvents(of: student.id, in: database)
    let found = try Row.fetchAll(
      database, sql: "SELECT number, value, refused FROM submission WHERE student = ?",
      arguments: [student.id])
    let attempts = try found.map { row in
      try attempt(row, of: student, events)
    }.sorted { left, right in
      (left.source?.receivedAt?.secondsSince1970 ?? 0, left.source?.attempt ?? 0)
        < (right.source?.receivedAt?.secondsSince1970 ?? 0, right.source?.attempt ?? 0)
    }
    guard let latest = attempts.last else {
      let cells = exercises.map { cell($0, record: nil, events[$0.id] ?? [], lateness: nil) }
      return StudentGrade(student: student, exercises: cells)
    }
    switch policy.counting {
    case .latest: return latest
    case .best:
      return attempts.reduce(attempts[0]) { $1.points > $0.points ? $1 : $0 }
    }
  }

  private func attempt(
    _ row: Row, of student: Student, _ events: [String: [MarkEvent]]
  ) throws -> StudentGrade {
    let source = try GradebookFile.value(row["value"], as: SubmissionSource.self)
    let lateness = policy.lateness(receivedAt: source.receivedAt, of: student.id)
    let records = try records(of: row["number"])
    let cells = exercises.map {
      cell(
        $0, record: records[$0.id], events[$0.id] ?? [], lateness: lateness, isReceived: true)
    }
    return StudentGrade(
      student: student, source: source, lateness: lateness, exercises: cells,
      refused: try GradebookFile.value(row["refused"]))
  }

  /// The newest record of each exercise that is a verdict; one that is none where there is no other.
  private func records(of submission: Int64) throws -> [String: ExerciseRecord] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT exercise, value, timing FROM record WHERE submission = ?
        ORDER BY verdict != 'not-graded', number
        """, arguments: [submission])
    var records: [String: ExerciseRecord] = [:]
    for row in rows {
      var record = try GradebookFile.value(row["value"], as: ExerciseRecord.self)
      record.timing = try (row["timing"] as String?).map { try GradebookFile.value($0) }
      records[row["exercise"]] = record
    }
    return records
  }

  /// A cell: the grader's mark, unless a person's counts.
  private func cell(
    _ column: ExerciseColumn, record: ExerciseRecord?, _ events: [MarkEvent], lateness: Lateness?,
    isReceived: Bool = false
  ) -> ExerciseGrade {
    // What nobody has graded in a submission may be there.
    let verdict = record?.verdict ?? (isReceived ? .notGraded : .missing)
    var cell = ExerciseGrade(
      exercise: column.id, maximum: column.maximum, verdict: verdict, record: record,
      events: events)
    if let record, record.verdict.isMark {
      cell.origin = .automatic
      cell.points = record.points
    }
    let withdrawn = events.lastIndex { $0.kind == .withdrawn } ?? -1
    for event in events[(withdrawn + 1)...] {
      cell.comment = event.comment
      if event.kind == .excused {
        cell.origin = .excused
        cell.points = nil
      } else if let points = event.points {
        cell.origin = event.kind
        cell.points = points
      }
    }
    // An instructor who overrides a mark knows how late it was.
    let penalty = cell.origin == .override ? 0 : lateness?.penalty ?? 0
    cell.finalPoints = cell.points.map { ($0 * (1 - penalty) * 100).rounded() / 100 }
    return cell
  }
}

extension String {
  /// The events of a student by exercise, oldest first.
  fileprivate static func fetchAllEvents(
    of student: String, in database: Database
  ) throws -> [String: [MarkEvent]] {
    let rows = try Row.fetchAll(
      database, sql: "SELECT number, value FROM event WHERE student = ? ORDER BY number",
      arguments: [student])
    let events = try rows.map { row in
      var event = try GradebookFile.value(row["value"], as: MarkEvent.self)
      event.number = row["number"]
      return event
    }
    return Dictionary(grouping: events, by: \.exercise)
  }
}
