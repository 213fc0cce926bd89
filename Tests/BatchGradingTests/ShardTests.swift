import BookModel
import CourseRuns
import Foundation
import GradeExports
import GradeRecords
import Gradebook
import Grading
import Intake
import Testing

@testable import BatchGrading

@Suite(.serialized)
struct ShardTests {
  @Test(.enabled { await ClassFolder.canGrade() })
  func givesTheSameGradebookForAnyNumberOfShards() async throws {
    let room = try PlannedClass(students: 200)
    let grader = try await room.grader()
    let whole = try GradebookFile(at: room.path("whole.sqlite"), assignment: "week")
    try whole.setUp(
      exercises: room.occasion().columns, students: room.occasion().students,
      policy: GradingPolicy())
    _ = try await BatchRun(into: whole, from: room.intake, by: grader).run(
      room.intake.listing().submissions, jobs: 2, wanted: { _ in ["size", "double"] })
    let expected = try room.folder.snapshot("whole.sqlite")
    #expect(expected.students.count == 200)
    #expect(expected.students.count { $0.points > 2 } == 3, "three solved 'double', too")
    for shards in [1, 2, 7, 200] {
      let plan = try room.plan(shards: shards, grader, to: "p\(shards)")
      #expect(plan.plan.shards.count == shards)
      // In another order than the plan's, as machines end.
      for shard in plan.plan.shards.indices.reversed() {
        _ = try await ShardRun(of: plan, by: grader).run(shard, jobs: 2)
      }
      let name = "p\(shards).sqlite"
      for _ in 1...2 { _ = try room.merge(plan, into: name) }
      let merged = try room.folder.snapshot(name)
      #expect(merged == expected, "\(shards) shards")
      for format in [ExportFormat.csv, .gradescope, .exercism, .junit] {
        #expect(try format.export(merged) == format.export(expected), "\(shards) \(format)")
      }
    }
  }

  /// What an attacker, a bad disk or a mistake does to the records of shard 0, and what is said of it.
  static let damages: [(name: String, says: String, harm: @Sendable ([String]) -> [String])] = [
    (
      "a mark is raised", "altered",
      { $0.map { $0.replacing("\"points\":0", with: "\"points\":2") } }
    ),
    (
      "the MAC is gone", "altered",
      { [$0[0].replacing(/"mac":"...../, with: "\"mac\":\"00000")] + $0[1...] }
    ),
    ("rubbish is between", "altered", { [$0[0], "\u{0}{}"] + $0[1...] }),
    ("a line is gone", "no record", { Array($0.dropFirst()) }),
    ("all is gone", "no record", { _ in [] }),
    ("a record is of another shard", "another plan, shard or submission", { $0 + [Self.marker] }),
  ]

  /// Stands for the first record of shard 1.
  private static let marker = "other shard"

  @Test(.enabled { await ClassFolder.canGrade() })
  func refusesRecordsThatAreNotAsTheyWereWritten() async throws {
    let room = try PlannedClass(students: 6)
    let grader = try await room.grader()
    let plan = try room.plan(shards: 2, grader, to: "p")
    for shard in 0...1 { _ = try await ShardRun(of: plan, by: grader).run(shard, jobs: 2) }
    let expected = try room.merge(plan, into: "before.sqlite")
    let file = "p/records/shard-000.jsonl"
    let whole = try room.folder.book.read(file)
    let other = try room.folder.book.read("p/records/shard-001.jsonl").split(separator: "\n")
    for damage in Self.damages {
      let lines = damage.harm(whole.split(separator: "\n").map { String($0) })
        .map { $0 == Self.marker ? String(other[0]) : $0 }
      try room.folder.book.write(lines.map { $0 + "\n" }.joined(), to: file)
      let problem = #expect(throws: PlanError.self, "\(damage.name)") {
        try room.merge(plan, into: "refused.sqlite")
      }
      #expect("\(try #require(problem))".contains(damage.says), "\(damage.name): \(problem as Any)")
      #expect(problem?.remedy.contains("--shard 0'") == true, "\(damage.name)")
      #expect(try !room.folder.book.files().contains("refused.sqlite"), "\(damage.name)")
      // Running the shard again makes it whole.
      _ = try await ShardRun(of: plan, by: grader).run(0, jobs: 2)
      #expect(try room.merge(plan, into: "\(UUID()).sqlite") == expected, "\(damage.name)")
    }
    // What a kill leaves: a line that ends early. It is no record, and no reason for a message.
    try room.folder.book.write(String(whole.dropLast(40)), to: file)
    let again = try await ShardRun(of: plan, by: grader).run(0, jobs: 1)
    #expect(again.problems.isEmpty && again.summary.graded == 1)
    #expect(try room.merge(plan, into: "after.sqlite") == expected)
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func refusesTwoRecordsThatDisagree() async throws {
    let room = try PlannedClass(students: 2)
    let grader = try await room.grader()
    let plan = try room.plan(shards: 1, grader, to: "p")
    _ = try await ShardRun(of: plan, by: grader).run(0, jobs: 1)
    let file = "p/records/shard-000.jsonl"
    let text = try room.folder.book.read(file)
    let line = try #require(text.split(separator: "\n").first)
    try room.folder.book.write(text + line + "\n", to: file)
    let expected = try room.merge(plan, into: "twice.sqlite")
    var record = try plan.recordSigning.value(of: line, as: ShardRecord.self)
    record.record.exercises[0].points = 1
    try room.folder.book.write(text + plan.recordSigning.line(record) + "\n", to: file)
    let problem = #expect(throws: PlanError.self) { try room.merge(plan, into: "no.sqlite") }
    #expect("\(try #require(problem))".contains("differs from the first"))
    _ = try await ShardRun(of: plan, by: grader).run(0, jobs: 1)
    #expect(try room.merge(plan, into: "again.sqlite") == expected)
    // Records of another plan do not count, though its key and its submissions are the same.
    let second = try room.plan(shards: 1, grader, to: "q", regrade: "x")
    try room.folder.book.write(text, to: "q/records/shard-000.jsonl")
    let foreign = #expect(throws: PlanError.self) { try room.merge(second, into: "no.sqlite") }
    #expect("\(try #require(foreign))".contains("another plan, shard or submission"))
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func runsAndMergesAsAnInstructorTypesIt() async throws {
    let room = try PlannedClass(students: 5)
    func grade(_ words: String..., environment: [String: String] = [:]) throws
      -> CourseProcess.Result
    {
      try CourseProcess(["grade"] + words, in: room.folder.book.url, environment: environment)
        .run()
    }
    let planned = try grade("plan", "submissions", "--shards", "2")
    #expect(planned.output.contains("planned 5 submissions in 2 shards: grades.plan"), "\(planned)")
    #expect(try grade("plan", "submissions").errors.contains("exists already"))
    #expect(try room.folder.book.files().filter { $0.hasSuffix(".key") } == ["grades.key"])
    try killed(room)
    let early = try grade("merge", "grades.plan")
    #expect(early.status == 2 && early.errors.contains("--shard 1'"), "\(early)")
    let first = try grade("run", "grades.plan", environment: ["JOB_COMPLETION_INDEX": "1"])
    #expect(first.output == "shard 1: 2 submissions, 2 graded now\n", "\(first)")
    #expect(try grade("run", "grades.plan").status == 0)
    #expect(try grade("run", "grades.plan", "--shard", "2").errors.contains("no shard 2"))
    let merged = try grade("merge", "grades.plan")
    #expect(merged.status == 0 && merged.output.contains("5, merged from 2 shards"), "\(merged)")
    #expect(try grade("submissions").output.contains("5, 0 graded now"))
    #expect(try grade("plan", "submissions").output.contains("nothing is to be graded"))

    // Another book, another key, and a changed plan are named.
    try room.folder.book.write(String(repeating: "k", count: 32), to: "other.key")
    chmod(room.path("other.key"), 0o600)
    #expect(try grade("run", "grades.plan", "--key", "other.key").errors.contains("not the key"))
    try room.folder.book.replace("{ 7 }", with: "{ 8 }", in: "exercises/size/Checks.swift")
    #expect(try grade("run", "grades.plan").errors.contains("not those of the plan"))
    try room.folder.book.replace("2", with: "3", in: "grades.plan/submissions/shard-001.jsonl")
    #expect(try grade("merge", "grades.plan").errors.contains("was changed after the plan"))
    try regraded(room)
  }

  /// Kills a run of shard 0, which then goes on.
  private func killed(_ room: PlannedClass) throws {
    let run = try CourseProcess(
      ["grade", "run", "grades.plan", "--shard", "0"], in: room.folder.book.url)
    try run.start()
    while try run.isRunning && run.errorsSoFar().isEmpty { usleep(10_000) }
    kill(run.identifier, SIGKILL)
    _ = try run.wait()
  }

  /// Grades again with a changed check, beside a mark that a person gave.
  private func regraded(_ room: PlannedClass) throws {
    let gradebook = try GradebookFile(existingAt: room.path("grades.sqlite"))
    try gradebook.add(
      MarkEvent(student: "s1", exercise: "size", kind: .override, points: 1, by: "T"), after: 0)
    for words in [
      ["plan", "submissions", "--regrade", "--exercise", "size", "--output", "again.plan"],
      ["run", "again.plan"],
    ] {
      let result = try CourseProcess(["grade"] + words, in: room.folder.book.url).run()
      #expect(result.status == 0, "\(result)")
    }
    for _ in 1...2 {
      let merged = try room.folder.book.course("grade", "merge", "again.plan")
      #expect(merged.output.contains("the regrade changed 3 marks"), "\(merged)")
      #expect(merged.output.contains("the checks changed"))
    }
    #expect(try room.folder.marks(of: "s1")["size"] == "wrong 1.0", "a person's mark stays")
  }
}

/// A class whose submissions are planned in the test's own process.
struct PlannedClass {
  let folder: ClassFolder

  init(students: Int) throws {
    folder = try ClassFolder()
    for number in 0..<students {
      try folder.handIn("let size: Int = \(6 + number % 3)\n", to: "size", by: "s\(number)")
    }
    for number in [1, 4, 7] where number < students {
      try folder.handIn(ClassFolder.right["double"] ?? "", to: "double", by: "s\(number)")
    }
  }

  func path(_ name: String) -> String { folder.book.url.path + "/" + name }

  var book: Book { get throws { try Book.read(root: folder.book.url.path) } }

  var intake: Intake {
    get throws {
      try Intake(folder: path("submissions"), roster: nil, exercises: ["double", "size"])
    }
  }

  func grader() async throws -> SubmissionGrader {
    try await SubmissionGrader(
      grader: try await Grader(root: try book.root), exercises: try book.exercises,
      assignment: "week", keyFile: path("whole.key"), version: "test")
  }

  func occasion(regrade: String? = nil) throws -> GradingPlan.Occasion {
    GradingPlan.Occasion(
      assignment: "week",
      columns: try book.exercises.map {
        ExerciseColumn(
          id: $0.id, title: $0.title, kind: $0.kind.rawValue, maximum: Double($0.points))
      }, students: try intake.listing().students, policy: GradingPolicy(), problems: [],
      regrade: regrade)
  }

  func plan(
    shards: Int, _ grader: SubmissionGrader, to name: String, regrade: String? = nil
  ) throws -> PlanFolder {
    let intake = try intake
    _ = try PlanFolder.write(
      try intake.listing().submissions.map {
        PlanFolder.Wish(intake.submission($0), exercises: ["size", "double"])
      }, shards: shards, occasion: try occasion(regrade: regrade), grader: grader, to: path(name),
      gradebook: path("whole.sqlite"))
    return try PlanFolder(at: path(name), keyFile: nil)
  }

  /// Merges, and returns the gradebook without what differs from run to run.
  @discardableResult
  func merge(_ plan: PlanFolder, into name: String) throws -> GradebookSnapshot {
    _ = try ShardMerge(of: plan).merge {
      try GradebookFile(at: path(name), assignment: "week")
    }
    return try folder.snapshot(name)
  }
}
