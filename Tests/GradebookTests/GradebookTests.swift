import Foundation
import GradeRecords
import Gradebook
import Testing

/// A gradebook in a folder of its own.
struct GradebookTests {
  private let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "course-tests/\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path + "/grades.sqlite"
  }

  private func open() throws -> GradebookFile {
    try GradebookFile(at: path, assignment: "one")
  }

  /// A gradebook with two exercises and two students.
  private func filled(_ policy: GradingPolicy = GradingPolicy()) throws -> GradebookFile {
    let book = try open()
    try book.setUp(
      exercises: ["a", "b"].map {
        ExerciseColumn(id: $0, title: $0, kind: "function", maximum: 10)
      }, students: [Student(id: "ada"), Student(id: "grace")], policy: policy)
    return book
  }

  private func source(
    _ student: String, _ sha256: String, at time: String? = nil
  ) -> SubmissionSource {
    SubmissionSource(
      student: student, attempt: 1, layout: .folders, path: student,
      receivedAt: time.flatMap { Moment($0) }, sha256: sha256)
  }

  private func record(
    _ source: SubmissionSource, _ points: [String: Double], _ verdict: Verdict = .wrong
  ) -> SubmissionRecord {
    let basis = GradingBasis(
      sourceSHA256: "s", checksSHA256: "c", toolVersion: "1", isolation: "namespaces")
    return SubmissionRecord(
      source: source,
      exercises: points.sorted { $0.key < $1.key }.map {
        ExerciseRecord(
          exercise: $0.key, verdict: verdict, points: $0.value, maximum: 10, basis: basis)
      })
  }

  private func points(_ book: GradebookFile, _ student: String) throws -> [Double?] {
    let row = try #require(try book.snapshot().students.first { $0.student.id == student })
    return row.exercises.map(\.finalPoints)
  }

  @Test func keepsWhatItWasGiven() throws {
    let book = try filled()
    let registered = try book.register([source("ada", "1")])
    try book.add(record(registered[0], ["a": 3, "b": 4]))
    let again = try GradebookFile(existingAt: path)
    #expect(try points(again, "ada") == [3, 4])
    #expect(try points(again, "grace") == [nil, nil])
    #expect(try again.doneExercises(of: registered[0]) == ["a", "b"])
  }

  @Test func readsOneStudentAsAmongAll() throws {
    var policy = GradingPolicy()
    policy.counting = .best
    let book = try filled(policy)
    let sources = try book.register([source("ada", "1"), source("ada", "2")])
    try book.add(record(sources[0], ["a": 9]))
    try book.add(record(sources[1], ["a": 3]))
    for row in try book.snapshot().students {
      #expect(try book.grade(of: row.student.id) == row)
    }
    #expect(try book.grade(of: "nobody") == nil)
    #expect(try book.grade(of: "ada")?.exercises[0].points == 9)
    let latest = try book.snapshot(counting: .latest).students[0]
    #expect(latest.exercises[0].points == 3, "another attempt counts on request")
  }

  @Test func notesOnceWhatCannotBeGradedForTheSameReason() throws {
    let book = try filled()
    let registered = try book.register([source("ada", "1")])
    for _ in 1...2 { try book.add(record(registered[0], ["a": 0], .notGraded)) }
    #expect(try book.doneExercises(of: registered[0]) == [])
    try book.add(record(registered[0], ["a": 5]))
    #expect(try points(book, "ada") == [5, nil])
  }

  @Test func addsNothingTwice() throws {
    let book = try filled()
    let one = try book.register([source("ada", "1")])[0]
    try book.add(record(one, ["a": 3]))
    try book.add(record(one, ["a": 5, "b": 4]))
    #expect(try points(book, "ada") == [3, 4], "the first record of 'a' counts")
  }

  @Test func neverTakesNotGradedForAMark() throws {
    let book = try filled()
    let one = try book.register([source("ada", "1")])[0]
    try book.add(record(one, ["a": 0], .notGraded))
    #expect(try points(book, "ada") == [nil, nil])
    #expect(try book.doneExercises(of: one) == [])
    try book.add(record(one, ["a": 3]))
    let run = try book.beginRegrade("all")
    try book.add(record(one, ["a": 0], .notGraded), run: run)
    #expect(try points(book, "ada") == [3, nil], "the old mark is kept")
  }

  @Test func numbersAttemptsAndCountsTheLatestOrTheBest() throws {
    for (counting, expected) in [(GradingPolicy.Counting.latest, 3.0), (.best, 8.0)] {
      try? FileManager.default.removeItem(atPath: path)
      var policy = GradingPolicy()
      policy.counting = counting
      let book = try filled(policy)
      let attempts = try book.register([source("ada", "1"), source("ada", "2")])
      #expect(attempts.map(\.attempt) == [1, 2])
      #expect(try book.register([source("ada", "2")]).map(\.attempt) == [2])
      try book.add(record(attempts[1], ["a": 3]))
      try book.add(record(attempts[0], ["a": 8]))
      #expect(try points(book, "ada")[0] == expected)
    }
  }

  @Test func takesLatePenaltiesOffButNotOffOverrides() throws {
    var policy = GradingPolicy()
    policy.dueAt = Moment("2026-11-30T12:00:00Z")
    policy.penaltyPerDay = 0.25
    let book = try filled(policy)
    let late = try book.register([source("ada", "1", at: "2026-12-01T13:00:00Z")])[0]
    try book.add(record(late, ["a": 10, "b": 10]))
    #expect(try points(book, "ada") == [5, 5])
    try book.add(
      MarkEvent(student: "ada", exercise: "b", kind: .override, points: 9, by: "T"), after: 0)
    #expect(try points(book, "ada") == [5, 9])
  }

  @Test func letsPeopleMarkOverrideExcuseAndWithdraw() throws {
    let book = try filled()
    let one = try book.register([source("ada", "1")])[0]
    try book.add(record(one, ["a": 3, "b": 4]))
    func event(_ kind: MarkEvent.Kind, _ points: Double?) throws {
      try book.add(
        MarkEvent(student: "ada", exercise: "a", kind: kind, points: points, by: "T"),
        after: try book.newestEvent(of: "ada", "a"))
    }
    try event(.override, 7)
    #expect(try points(book, "ada") == [7, 4])
    try book.add(record(one, ["a": 1, "b": 2]), run: try book.beginRegrade("all"))
    #expect(try points(book, "ada") == [7, 2], "a regrade leaves a person's mark alone")
    try event(.excused, nil)
    let row = try #require(try book.snapshot().students.first)
    #expect(row.exercises[0].origin == .excused && row.maximum == 10 && row.points == 2)
    try event(.withdrawn, nil)
    #expect(try points(book, "ada") == [1, 2])
    #expect(try book.snapshot().students[0].exercises[0].events.count == 3)
  }

  @Test func losesNoMarkOfTwoMarkers() throws {
    let book = try filled()
    let other = try GradebookFile(existingAt: path)
    let event = MarkEvent(student: "ada", exercise: "a", kind: .manual, points: 5, by: "T")
    try book.add(event, after: 0)
    #expect(throws: GradebookError.self) { try other.add(event, after: 0) }
    try other.add(event, after: try other.newestEvent(of: "ada", "a"))
  }

  @Test func goesOnWithARegradeAndTellsWhatItChanged() throws {
    let book = try filled()
    let one = try book.register([source("ada", "1"), source("grace", "2")])
    for source in one { try book.add(record(source, ["a": 3, "b": 4])) }
    let run = try book.beginRegrade("exercise a")
    try book.add(record(one[0], ["a": 6]), run: run)
    #expect(try book.beginRegrade("exercise a") == run, "it was not finished")
    #expect(try book.doneExercises(of: one[0], run: run) == ["a"])
    try book.add(record(one[1], ["a": 3]), run: run)
    try book.endRegrade(run)
    #expect(try book.beginRegrade("exercise a") > run)
    let changes = try book.changes(inRegrade: run)
    #expect(changes.map(\.student) == ["ada"])
    #expect(changes.first?.before?.points == 3 && changes.first?.after.points == 6)
  }

  @Test func letsOneGraderAtATimeClaimASubmission() throws {
    let book = try filled()
    let one = try book.register([source("ada", "1")])[0]
    #expect(try book.claim(one, for: "x", isAlive: { _ in true }))
    #expect(try !book.claim(one, for: "y", isAlive: { _ in true }))
    #expect(try book.claim(one, for: "y", isAlive: { _ in false }), "x has ended")
  }

  @Test func leavesForeignAndDamagedFilesAsTheyAre() throws {
    try filled().settle()
    var whole = try Data(contentsOf: URL(filePath: path))
    for place in 4096 + 100..<min(whole.count, 4096 * 6) { whole[place] = 0xA5 }
    for (bytes, kind) in [
      (Data("marks, marks, marks and more marks, in a file of text".utf8), "foreign"),
      (whole, "damaged"),
    ] {
      for file in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + file) }
      try bytes.write(to: URL(filePath: path))
      do {
        _ = try open()
        Issue.record("a \(kind) file was opened")
      } catch {
        #expect("\(error)".contains(kind == "foreign" ? "is not a gradebook" : "is damaged"))
      }
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
    }
    #expect(throws: GradebookError.missing(path: path + "x")) {
      try GradebookFile(existingAt: path + "x")
    }
  }

  @Test func keepsAssignmentsApart() throws {
    _ = try open()
    #expect(throws: GradebookError.self) { try GradebookFile(at: path, assignment: "two") }
  }
}
