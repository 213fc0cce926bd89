import GRDB
import GradeRecords

/// What the grader writes.
extension GradebookFile {
  /// Takes note of what is graded, and who is.
  ///
  /// Students who are in the gradebook and no longer in the roster stay.
  public func setUp(
    exercises: [ExerciseColumn], students: [Student], policy: GradingPolicy
  ) throws(GradebookError) {
    try write { database in
      for (name, value) in [
        ("exercises", try Self.text(exercises)), ("policy", try Self.text(policy)),
      ] {
        try database.execute(
          sql: "INSERT OR REPLACE INTO setting VALUES (?, ?)", arguments: [name, value])
      }
      for student in students {
        try database.execute(
          sql: "INSERT OR REPLACE INTO student VALUES (?, ?)",
          arguments: [student.id, try Self.text(student)])
      }
    }
  }

  /// Takes note of submissions, and numbers the attempts of each student in the order in which the
  /// gradebook learned of them.
  ///
  /// - Parameter sources: The submissions in order.
  /// - Returns: The same with the numbers of their attempts.
  /// - Throws: `GradebookError`.
  public func register(_ sources: [SubmissionSource]) throws(GradebookError) -> [SubmissionSource] {
    try write { database in
      try sources.map { source in
        let known = try String.fetchOne(
          database, sql: "SELECT value FROM submission WHERE student = ? AND sha256 = ?",
          arguments: [source.student, source.sha256])
        var numbered = source
        if let known {
          numbered.attempt = try Self.value(known, as: SubmissionSource.self).attempt
        } else {
          let count = try Int.fetchOne(
            database, sql: "SELECT COUNT(*) FROM submission WHERE student = ?",
            arguments: [source.student])
          numbered.attempt = (count ?? 0) + 1
        }
        try database.execute(
          sql: """
            INSERT INTO submission (student, sha256, value) VALUES (?, ?, ?)
            ON CONFLICT (student, sha256) DO UPDATE SET value = excluded.value
            """,
          arguments: [source.student, source.sha256, try Self.text(numbered)])
        return numbered
      }
    }
  }

  /// Begins a regrade, or goes on with the same one where it was left.
  ///
  /// - Parameter selection: What is graded again, as text.
  /// - Returns: The number of the run, from 1.
  /// - Throws: `GradebookError`.
  public func beginRegrade(_ selection: String) throws(GradebookError) -> Int {
    try write { database in
      let open = try Int.fetchOne(
        database, sql: "SELECT number FROM run WHERE selection = ? AND ended IS NULL",
        arguments: [selection])
      if let open { return open }
      try database.execute(
        sql: "INSERT INTO run (selection, began) VALUES (?, ?)",
        arguments: [selection, "\(Moment.now)"])
      return Int(database.lastInsertedRowID)
    }
  }

  /// Begins a regrade that is done at most once, or finds it.
  ///
  /// - Parameter selection: What tells it from all others.
  /// - Returns: The number of the run, from 1, and whether it is complete.
  /// - Throws: `GradebookError`.
  public func regrade(
    _ selection: String
  ) throws(GradebookError) -> (number: Int, hasEnded: Bool) {
    let known = try read { database in
      try Row.fetchOne(
        database, sql: "SELECT number, ended FROM run WHERE selection = ? AND ended IS NOT NULL",
        arguments: [selection])
    }
    if let known { return (known["number"], true) }
    return (try beginRegrade(selection), false)
  }

  /// Takes note that a regrade is complete.
  public func endRegrade(_ run: Int) throws(GradebookError) {
    try write { database in
      try database.execute(
        sql: "UPDATE run SET ended = ? WHERE number = ?", arguments: ["\(Moment.now)", run])
    }
  }

  /// Returns the exercises of a submission that need no grading: those with a mark, or in a regrade those
  /// with a mark of that run.
  ///
  /// - Parameters:
  ///   - source: The submission.
  ///   - run: The number of a regrade; 0 for the first grading.
  /// - Returns: The ids of the exercises.
  /// - Throws: `GradebookError`.
  public func doneExercises(
    of source: SubmissionSource, run: Int = 0
  ) throws(GradebookError) -> Set<String> {
    try read { try Self.done(source, run, in: $0) }
  }

  private static func done(
    _ source: SubmissionSource, _ run: Int, in database: Database
  ) throws -> Set<String> {
    try Set(
      String.fetchAll(
        database,
        sql: """
          SELECT exercise FROM record JOIN submission ON submission.number = record.submission
          WHERE student = ? AND sha256 = ? AND verdict != ? AND record.run >= ?
          """,
        arguments: [source.student, source.sha256, Verdict.notGraded.rawValue, run]))
  }

  /// Adds the record of a submission, as one transaction.
  ///
  /// What another grader recorded meanwhile is not added again.
  ///
  /// - Parameters:
  ///   - record: The record.
  ///   - run: The number of a regrade; 0 for the first grading.
  /// - Throws: `GradebookError`; nothing is added then.
  public func add(_ record: SubmissionRecord, run: Int = 0) throws(GradebookError) {
    try write { database in
      let source = record.source
      try database.execute(
        sql: "INSERT OR IGNORE INTO submission (student, sha256, value) VALUES (?, ?, ?)",
        arguments: [source.student, source.sha256, try Self.text(source)])
      try database.execute(
        sql: "UPDATE submission SET refused = ? WHERE student = ? AND sha256 = ?",
        arguments: [try Self.text(record.refused), source.student, source.sha256])
      let number = try Int64.fetchOne(
        database, sql: "SELECT number FROM submission WHERE student = ? AND sha256 = ?",
        arguments: [source.student, source.sha256])
      let done = try Self.done(source, run, in: database)
      for exercise in record.exercises where !done.contains(exercise.exercise) {
        let value = try Self.text(exercise.deterministicPart)
        // What could not be graded again for the same reason is noted once.
        guard try Self.newest(number, exercise.exercise, run, in: database) != value else {
          continue
        }
        try database.execute(
          sql: """
            INSERT INTO record (submission, exercise, run, verdict, value, timing)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
          arguments: [
            number, exercise.exercise, run, exercise.verdict.rawValue,
            value, try exercise.timing.map(Self.text),
          ])
      }
      try database.execute(sql: "DELETE FROM claim WHERE submission = ?", arguments: [number])
    }
  }

  /// The newest record of an answer in a run.
  private static func newest(
    _ submission: Int64?, _ exercise: String, _ run: Int, in database: Database
  ) throws -> String? {
    try String.fetchOne(
      database,
      sql: """
        SELECT value FROM record WHERE submission = ? AND exercise = ? AND run = ?
        ORDER BY number DESC LIMIT 1
        """, arguments: [submission, exercise, run])
  }

  /// Claims a submission for one grader, so that another at the same time takes others.
  ///
  /// - Parameters:
  ///   - source: The submission.
  ///   - runner: Who grades.
  ///   - isAlive: Whether a runner that claimed it before is at work; the claim of one that is not is
  ///     taken over.
  /// - Returns: Whether it is claimed now.
  /// - Throws: `GradebookError`.
  public func claim(
    _ source: SubmissionSource, for runner: String, isAlive: (String) -> Bool
  ) throws(GradebookError) -> Bool {
    try write { database in
      let number = try Int64.fetchOne(
        database, sql: "SELECT number FROM submission WHERE student = ? AND sha256 = ?",
        arguments: [source.student, source.sha256])
      let other = try String.fetchOne(
        database, sql: "SELECT runner FROM claim WHERE submission = ?", arguments: [number])
      if let other, other != runner, isAlive(other) { return false }
      try database.execute(
        sql: "INSERT OR REPLACE INTO claim VALUES (?, ?)", arguments: [number, runner])
      return true
    }
  }
}
