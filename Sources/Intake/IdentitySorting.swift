import GradeRecords

/// Decides whose each submission is.
struct IdentitySorting {
  private let roster: Roster?
  private let received: ReceivedTimes
  private var byStudent: [String: [(student: Student, found: FoundSubmission)]] = [:]
  private var problems: [IntakeProblem] = []

  init(roster: Roster?, received: ReceivedTimes) {
    self.roster = roster
    self.received = received
  }

  /// Sorts a submission to its student.
  mutating func add(_ found: FoundSubmission) {
    guard let student = student(of: found) else { return }
    byStudent[student.id.lowercased(), default: []].append((student, found))
  }

  private mutating func student(of found: FoundSubmission) -> Student? {
    guard let roster else {
      if found.student.id.isStudentName { return found.student }
      problems.append(
        IntakeProblem(
          path: found.path.harmless, reason: "its name cannot be a student's",
          help: "name it after the student: letters, digits and '.', '_', '-', '@'"))
      return nil
    }
    if let student = found.names.lazy.compactMap(roster.student(called:)).first { return student }
    if found.mayEndWithName, let student = roster.student(ending: found.names[0]) { return student }
    problems.append(
      IntakeProblem(
        path: found.path.harmless,
        reason: "the roster has no student '\(found.names.first?.harmless ?? "")'",
        help: "add the student to the roster, or name the submission after one of its students"))
    return nil
  }

  /// The submissions of all students, and the problems.
  var listing: Intake.Listing {
    var listing = Intake.Listing(problems: problems)
    var students = roster?.students ?? []
    for (_, own) in byStudent {
      // Two spellings of a name are two students only to some systems, and attempts have numbers.
      let isClear = own.count == 1 || Set(own.map { $0.found.attempt ?? 0 }).count == own.count
      guard isClear else {
        listing.problems += own.map { one in
          let others = own.map { "'\($0.found.path.harmless)'" }.sorted().joined(separator: ", ")
          return IntakeProblem(
            path: one.found.path.harmless, reason: "one student has several submissions: \(others)",
            help: "keep one of them, or put them into folders 'attempt-1', 'attempt-2' and so on")
        }
        continue
      }
      if roster == nil { students.append(own[0].student) }
      let sorted = own.sorted { ($0.found.attempt ?? 0) < ($1.found.attempt ?? 0) }
      listing.submissions += sorted.enumerated().map { number, one in
        pending(one.found, of: own[0].student, attempt: number + 1)
      }
    }
    listing.students = students.sorted { $0.id < $1.id }
    listing.submissions.sort { ($0.student, $0.attempt) < ($1.student, $1.attempt) }
    return listing
  }

  private func pending(
    _ found: FoundSubmission, of student: Student, attempt: Int
  ) -> PendingSubmission {
    PendingSubmission(
      student: student.id, attempt: attempt, layout: found.layout, path: found.path.harmless,
      receivedAt: received.time(of: found.path) ?? received.time(of: student.id)
        ?? found.receivedAt,
      isMarkedLate: found.isMarkedLate, parts: found.parts)
  }
}
