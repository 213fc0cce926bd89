import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Testing

@Suite(.serialized)
struct GradeRunTests {
  @Test(.enabled { await ClassFolder.canGrade() })
  func gradesHonestAndHostileSubmissionsSideBySide() throws {
    let room = try ClassFolder()
    for student in ["ada", "bob"] {
      for (exercise, text) in ClassFolder.right {
        try room.handIn(text, to: exercise, by: student)
      }
    }
    for (student, text) in [
      ("crash", "let size: Int = [1][Int.random(in: 5...6)]"),
      ("exit", "import Foundation\nlet size: Int = { print(\"ALL PASSED\"); exit(0) }()"),
      ("typo", "let size: Int = \"7\""), ("wrong", "let size: Int = 8"), ("starter", "// size\n"),
    ] { try room.handIn(text, to: "size", by: student) }
    try room.handIn(
      "import TensorCore\nfunc doubled(_ input: Tensor) -> Tensor { input }", to: "double",
      by: "wrong")
    let link = room.book.url.path + "/submissions/link/work"
    try FileManager.default.createDirectory(atPath: link, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: link + "/size.swift", withDestinationPath: "../../ada/work/size.swift")
    try room.book.write("no zip", to: "submissions/rubbish.zip")
    try room.book.write("id,name\nzoe,Zoe\n", to: "other.csv")

    let dry = try room.grade("--dry-run")
    #expect(dry.status == 0 && dry.output.contains("nothing was written"), "\(dry)")
    #expect(try !room.book.files().contains("grades.sqlite"))

    let run = try room.grade()
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("submissions  9, 9 graded now"), "\(run.output)")
    for student in ["ada", "bob"] {
      #expect(try room.marks(of: student) == ["size": "solved 2.0", "double": "solved 3.0"])
    }
    for (student, verdict) in [
      ("crash", "crashed 0.0"), ("exit", "ended 0.0"), ("typo", "compile-error 0.0"),
      ("wrong", "wrong 0.0"), ("starter", "untouched 0.0"), ("link", "refused 0.0"),
      ("rubbish", "refused 0.0"),
    ] { #expect(try room.marks(of: student)["size"] == verdict, "\(student)") }
    #expect(try room.marks(of: "wrong")["double"] == "wrong 0.0")
    #expect(try room.marks(of: "typo")["double"] == "missing 0.0")

    let cells = try room.snapshot().students.filter { ["ada", "bob"].contains($0.student.id) }
      .compactMap { $0.exercises.first { $0.exercise == "double" }?.record }
    #expect(cells.allSatisfy { $0.basis.isolation == "namespaces" && $0.cases.count == 6 })
    #expect(Set(cells.map(\.basis.seedID)).count == 2, "each student has hidden cases of their own")
    let rights =
      try FileManager.default.attributesOfItem(
        atPath: room.book.url.path + "/grades.key")[.posixPermissions] as? Int
    #expect(rights == 0o600)

    let again = try room.grade()
    #expect(again.output.contains("submissions  9, 0 graded now"), "\(again)")
    let explained = try room.grade("--explain", "wrong", "double")
    #expect(explained.output.contains("hidden  wrong"), "\(explained)")
    try regrade(room)
  }

  /// Grades again after a check was mended, beside a mark that a person gave.
  private func regrade(_ room: ClassFolder) throws {
    let path = room.book.url.path + "/grades.sqlite"
    try GradebookFile(existingAt: path).add(
      MarkEvent(student: "bob", exercise: "size", kind: .override, points: 1, by: "T"), after: 0)
    try room.book.replace("{ 7 }", with: "{ 8 }", in: "exercises/size/Checks.swift")
    let run = try room.grade(
      "--regrade", "--exercise", "size", "--status", "wrong", "--status", "solved")
    #expect(run.output.contains("the regrade changed 3 marks"), "\(run)")
    #expect(run.output.contains("wrong  size  0.00 (wrong) → 2.00 (solved)  the checks changed"))
    #expect(try room.marks(of: "ada")["size"] == "wrong 0.0")
    #expect(try room.marks(of: "bob")["size"] == "wrong 1.0", "a person's mark stays")
  }

  /// Students and exercises that were not asked for are neither missing nor without a mark.
  @Test(.enabled { await ClassFolder.canGrade() })
  func countsWhatWasAskedForAlone() throws {
    let room = try ClassFolder()
    try room.book.write("id,name\nada,Ada\nbob,Bob\nzoe,Zoe\n", to: "roster.csv")
    for student in ["ada", "bob"] {
      for (exercise, text) in ClassFolder.right {
        try room.handIn(text, to: exercise, by: student)
      }
    }
    let one = try room.grade("--student", "ada", "--exercise", "size")
    #expect(one.status == 0, "\(one)")
    #expect(one.output.contains("students     1 of 3, 0 without a submission\n"), "\(one)")
    #expect(one.output.contains("exercises    1 of 2\nanswers      1 solved\n"), "\(one)")
    #expect(one.output.contains("mean         2.00 of 2 points"), "\(one)")
    #expect(try room.marks(of: "ada")["double"] == "not-graded -1.0")

    let absent = try room.grade("--student", "zoe")
    #expect(absent.output.contains("students     1 of 3, 1 without a submission"), "\(absent)")
    let planned = try room.book.course("grade", "plan", "submissions", "--student", "bob")
    #expect(planned.status == 0, "\(planned)")
    #expect(try room.book.course("grade", "run", "grades.plan").status == 0)
    let merged = try room.book.course("grade", "merge", "grades.plan")
    #expect(merged.output.contains("students     1 of 3, 0 without"), "\(merged)")
    let all = try room.grade()
    #expect(all.output.contains("students     3, 1 without a submission"), "\(all)")
    #expect(all.output.contains("answers      4 solved\n"), "\(all)")
  }

  /// A class whose every answer is another text.
  private func classOfTwelve() throws -> ClassFolder {
    let room = try ClassFolder()
    try room.book.write("exercises: [size]\n", to: "grading.yaml")
    for number in 0..<12 {
      try room.handIn(
        "let size: Int = \(number) // \(number)\n", to: "size", by: "student\(number)")
    }
    return room
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func goesOnAfterKillsAndInterruptsAndBesideAnotherRun() throws {
    let room = try classOfTwelve()
    let whole = try room.grade("--gradebook", "whole.sqlite")
    #expect(whole.status == 0, "\(whole)")
    try FileManager.default.copyItem(
      atPath: room.book.url.path + "/whole.key", toPath: room.book.url.path + "/grades.key")
    for lines in [1, 2, 3] {
      try stop(room, behindLines: lines) { kill($0.identifier, SIGKILL) }
    }
    let interrupted = try stop(room, behindLines: 1) { $0.interrupt() }
    #expect([130, 0].contains(interrupted.status), "\(interrupted)")
    #expect(interrupted.status == 0 || interrupted.output.contains("goes on where"))
    let runs = try [1, 2].map { _ in
      try CourseProcess(["grade", "submissions", "--jobs", "1"], in: room.book.url)
    }
    for run in runs { try run.start() }
    for run in runs {
      let result = try run.wait()
      #expect([0, 1].contains(result.status), "\(result)")
    }
    #expect(try room.snapshot() == room.snapshot("whole.sqlite"))
    #expect(try room.grade().output.contains("0 graded now"))
  }

  /// Starts grading, and stops it once it has said so many times how far it has come.
  @discardableResult
  private func stop(
    _ room: ClassFolder, behindLines count: Int, by action: (CourseProcess) -> Void
  ) throws -> CourseProcess.Result {
    let run = try CourseProcess(["grade", "submissions"], in: room.book.url)
    try run.start()
    while try run.isRunning && run.errorsSoFar().split(separator: "\n").count < count {
      usleep(10_000)
    }
    action(run)
    return try run.wait()
  }

  /// A text of another length than was asked for has no mark before a person gives one.
  @Test(.enabled { await ClassFolder.canGrade() })
  func leavesTextsToAPersonAndListsEqualWrongValues() throws {
    let room = try ClassFolder()
    try room.book.write(
      """
      ---
      title: Explain
      kind: text
      points: 4
      chapter: 01-chapter
      words: [5, 10]
      entry: "let answer: String"
      ---

      What is asked.

      ## Hints

      1. A hint.
      """, to: "exercises/explain/exercise.md")
    try room.book.write("- 4 points: all\n", to: "exercises/explain/Rubric.md")
    try room.book.write("// explain\n", to: "exercises/explain/Starter.swift")
    for (student, text) in [
      ("long", "a b c d e f g h i j k l"), ("right", "a b c d e f"), ("none", ""),
    ] {
      try room.handIn("let answer: String = \"\(text)\"\n", to: "explain", by: student)
    }
    for number in 0..<40 {
      let value = number < 2 ? 70 : 100 + number % 3
      try room.handIn("let size: Int = \(value)\n", to: "size", by: "student\(number)")
    }
    #expect(try room.grade().status == 0)
    for (student, mark) in [
      ("long", "waiting -1.0"), ("right", "waiting -1.0"), ("none", "wrong 0.0"),
    ] {
      #expect(try room.marks(of: student)["explain"] == mark, "\(student)")
    }
    let row = try #require(try room.snapshot().students.first { $0.student.id == "long" })
    let reason = row.exercises.first { $0.exercise == "explain" }?.record?.reason
    #expect(reason == "a person gives the marks; it has 12 words; the exercise asks for 5 to 10")
    let similarity = try room.book.course("similarity", "submissions")
    #expect(similarity.output.contains("student0 and student1 in size, case 1"), "\(similarity)")
    #expect(try room.book.read("similarity.html").contains("student0 and student1"))
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func gradesOneAttemptOfEachStudentAgain() throws {
    let room = try ClassFolder()
    try room.book.write("exercises: [size]\n", to: "grading.yaml")
    for (number, size) in [7, 8, 9].enumerated() {
      try room.book.write(
        "let size: Int = \(size)\n", to: "submissions/ada/attempt-\(number + 1)/size.swift")
    }
    #expect(try room.grade().output.contains("3, 3 graded now"))
    #expect(try room.marks(of: "ada") == ["size": "wrong 0.0"], "the latest counts")
    for (attempt, change) in [
      ("best", "2.00 (solved) → 0.00 (wrong)"), ("latest", "changed no mark"),
    ] {
      try room.book.replace("{ 7 }", with: "{ 5 }", in: "exercises/size/Checks.swift")
      let run = try room.grade("--regrade", "--attempt", attempt)
      #expect(run.output.contains("1, 1 graded now"), "\(run)")
      #expect(run.output.contains(change), "\(run)")
      try room.book.replace("{ 5 }", with: "{ 7 }", in: "exercises/size/Checks.swift")
    }
    #expect(try room.grade("--attempt", "best").errors.contains("'--attempt' chooses"))
  }

  @Test func saysWhatIsWrongWithWhatItIsGiven() throws {
    let room = try ClassFolder()
    #expect(try room.grade().status == 2, "there is no such folder")
    try room.handIn("let size: Int = 7", to: "size", by: "ada")
    try room.book.write("due: tomorrow\n", to: "grading.yaml")
    let policy = try room.grade("--dry-run")
    #expect(policy.status == 2 && policy.errors.contains("grading.yaml:1: 'tomorrow'"), "\(policy)")
    try room.book.write("exercises: [sizes]\n", to: "grading.yaml")
    #expect(try room.grade("--dry-run").errors.contains("did you mean 'size'?"))
    try room.book.write("", to: "grading.yaml")
    try room.book.write("id,name\nada\nada\n", to: "roster.csv")
    #expect(try room.grade("--dry-run").errors.contains("roster.csv:3: 'ada' is the id of two"))
  }
}
