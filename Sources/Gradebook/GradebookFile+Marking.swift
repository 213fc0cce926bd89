import GRDB
import GradeRecords

/// What people write.
extension GradebookFile {
  /// Adds a person's mark, override, excuse or withdrawal.
  ///
  /// - Parameters:
  ///   - event: The event.
  ///   - last: The number of the newest event of the same mark that the person has seen, 0 for none.
  /// - Returns: The event with its number.
  /// - Throws: `GradebookError.changedMeanwhile` if there is a newer one; nothing is added then.
  @discardableResult
  public func add(_ event: MarkEvent, after last: Int) throws(GradebookError) -> MarkEvent {
    try write { database in
      let newest = try Int.fetchOne(
        database, sql: "SELECT MAX(number) FROM event WHERE student = ? AND exercise = ?",
        arguments: [event.student, event.exercise])
      guard (newest ?? 0) == last else {
        throw GradebookError.changedMeanwhile(student: event.student, exercise: event.exercise)
      }
      try database.execute(
        sql: "INSERT INTO event (student, exercise, value) VALUES (?, ?, ?)",
        arguments: [event.student, event.exercise, try Self.text(event)])
      var added = event
      added.number = Int(database.lastInsertedRowID)
      return added
    }
  }

  /// Returns the number of the newest event of a mark, 0 for none.
  public func newestEvent(
    of student: Student.ID, _ exercise: String
  ) throws(GradebookError) -> Int {
    try read { database in
      try Int.fetchOne(
        database, sql: "SELECT MAX(number) FROM event WHERE student = ? AND exercise = ?",
        arguments: [student, exercise]) ?? 0
    }
  }
}
