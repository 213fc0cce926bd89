import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Sandbox
import Testing

/// A class of everything that was ever tried on a grader, and of honest students beside it.
@Suite(.serialized)
struct HostileClassTests {
  /// A user without a name or rights, whom nobody else uses.
  private static let user = 60_571

  @Test func hasARowForEachFileOfTheFixture() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: HostileClass.fixture.path)
      .filter { $0 != "README.md" }.map { $0.replacing(".swift", with: "") }
    let rows = try HostileClass().attacks.filter { !$0.isMade }.map(\.name)
    #expect(Set(files) == Set(rows) && rows.count == files.count)
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func gradesAHostileClassAndItsNeighbours() throws {
    let room = try HostileClass()
    try grade(room, as: [], scratch: try TemporaryFolder.make())
  }

  @Test(.enabled(if: geteuid() == 0), .enabled { await ClassFolder.canGrade() })
  func gradesItAsAnOrdinaryUserToo() throws {
    let room = try HostileClass()
    let scratch = URL(filePath: "/tmp/course-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let user = "\(Self.user)"
    let become = ["setpriv", "--reuid", user, "--regid", user, "--clear-groups"]
    // A checkout that only root can enter cannot be tried by others.
    let isReachable =
      try CourseProcess(
        command: become + [CourseProcess.program, "--version"], in: room.book.url
      ).run().status == 0
    guard isReachable else { return }
    try grade(room, as: become, scratch: scratch) {
      for folder in [room.book.url.path, scratch.path()] {
        let owner = ["chown", "-hR", "\(user):\(user)", folder]
        let result = try CourseProcess(command: owner, in: room.book.url).run()
        #expect(result.status == 0)
      }
    }
  }

  /// Grades the whole class once, and looks at the marks and at what is left.
  private func grade(
    _ room: HostileClass, as become: [String], scratch: URL, prepare: () throws -> Void = {}
  ) throws {
    try room.handIn()
    try prepare()
    let before = try tree(of: room)
    let run = try WatchedRun(
      become + [CourseProcess.program, "grade", "submissions", "--jobs", "4"], in: room.book,
      scratch: scratch)
    #expect(run.result.status == 1, "\(run.result)")
    try expectVerdicts(room, run.result)
    try run.expectNoTraces(below: room.book)
    #expect(try tree(of: room) == before, "the submissions are as they were")
    let names = try FileManager.default.contentsOfDirectory(atPath: room.book.url.path)
    #expect(
      Set(names) == [
        ".course", "chapters", "course.yaml", "exercises", "grades.key", "grades.sqlite",
        "submissions",
      ])
    try expectHarmlessPages(room)
  }

  private func expectVerdicts(_ room: HostileClass, _ result: CourseProcess.Result) throws {
    let gradebook = try GradebookFile(existingAt: room.book.url.path + "/grades.sqlite")
    let snapshot = try gradebook.snapshot()
    let rows = Dictionary(uniqueKeysWithValues: snapshot.students.map { ($0.student.id, $0) })
    for student in HostileClass.honest {
      let cells = try #require(rows[student]).exercises
      #expect(cells.map(\.verdict) == [.solved, .solved] && cells.map(\.finalPoints) == [2, 2])
    }
    for attack in room.attacks {
      guard attack.verdict != "not taken in" else {
        #expect(rows[attack.name] == nil && result.output.contains(attack.name))
        continue
      }
      let cell = try #require(
        rows[attack.name]?.exercises.first { $0.exercise == attack.exercise }, "\(attack.name)")
      #expect(cell.verdict.rawValue == attack.verdict, "\(attack.name): \(cell.record as Any)")
      let points: Double? =
        switch attack.verdict {
        case "solved": 2
        case "not-graded": nil
        default: 0
        }
      #expect(cell.finalPoints == points, "\(attack.name)")
    }
    #expect(rows.count == room.attacks.count - 1 + HostileClass.honest.count)
  }

  /// Expects that nothing hidden, no path of this machine and nothing that runs is in what students get.
  private func expectHarmlessPages(_ room: HostileClass) throws {
    for (format, output) in [("feedback", "feedback"), ("report", "report.html")] {
      let result = try room.book.course("export", format, "--output", output)
      #expect(result.status == 0, "\(result)")
    }
    let pages = try room.book.files().filter { $0.hasPrefix("feedback/") && $0.contains(".") }
    #expect(pages.count >= 2 * room.attacks.count)
    for page in pages {
      let text = try room.book.read(page)
      // Hidden cases are numbers of four digits that begin with a seven.
      #expect(!text.contains(/\b7\d\d\d\b/), "\(page)")
      #expect(!text.contains(room.book.url.path) && !text.contains("root:"), "\(page)")
      #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(page)")
    }
    for page in pages.filter({ $0.hasSuffix(".html") }) + ["report.html"] {
      let text = try room.book.read(page)
      #expect(!text.contains("<script>alert") && !text.contains("<img src=x"), "\(page)")
    }
  }

  /// Everything that was handed in, as it lies there.
  private func tree(of room: HostileClass) throws -> [String: String] {
    let files = FileManager.default
    let folder = room.book.url.path + "/submissions"
    var tree: [String: String] = [:]
    for path in try files.subpathsOfDirectory(atPath: folder) {
      let place = "\(folder)/\(path)"
      let facts = try files.attributesOfItem(atPath: place)
      let isFile = facts[.type] as? FileAttributeType == .typeRegular
      let content = isFile ? files.contents(atPath: place).map { "\($0.hashValue)" } : nil
      tree[path] =
        "\(facts[.type] as Any) \(facts[.modificationDate] as Any) \(content ?? "")"
    }
    return tree
  }

  // MARK: The grader's own faults

  /// 46: nobody is graded by checks that stop.
  @Test(.enabled { await ClassFolder.canGrade() })
  func gradesNobodyByChecksThatAreWrong() throws {
    let room = try HostileClass()
    try room.writeExercise(
      "stops", kind: "value", entry: "let stops: Int",
      checks: """
        let checks = Checks(reference: { () -> Int in fatalError("no number") })
        func addCases() { checks.group("all", points: 2) { checks.example("") } }
        """)
    try room.book.write("let stops: Int = 7\n", to: "submissions/ada/stops.swift")
    try room.book.write("exercises: [stops]\n", to: "grading.yaml")
    let run = try room.book.course("grade", "submissions")
    #expect(run.status == 1 && run.output.contains("not graded, which is no mark"), "\(run)")
    let snapshot = try GradebookFile(existingAt: room.book.url.path + "/grades.sqlite").snapshot()
    #expect(snapshot.students[0].exercises.map(\.verdict) == [.notGraded])
    #expect(snapshot.students[0].exercises[0].finalPoints == nil)
  }

  /// 50: where there are no namespaces, nobody is graded, and it says what helps.
  @Test(.enabled(if: geteuid() == 0))
  func refusesToGradeWithoutNamespaces() throws {
    let room = try HostileClass()
    try room.book.write(HostileClass.right, to: "submissions/ada/doubled.swift")
    let script = """
      mount --make-rprivate / && mount --bind /dev/null /usr/bin/bwrap || exit 99
      exec "$@"
      """
    let run = try CourseProcess(
      command: [
        "unshare", "-m", "bash", "-c", script, "bash", CourseProcess.program, "grade",
        "submissions",
      ], in: room.book.url
    ).run()
    // In a container, nothing may be mounted.
    if [1, 99].contains(run.status) && !run.errors.contains("course") { return }
    #expect(run.status == 2, "\(run)")
    #expect(run.errors.contains("submissions are graded in namespaces alone"), "\(run)")
    #expect(run.errors.contains("help: install bubblewrap"), "\(run)")
    #expect(try room.book.files().filter { $0.hasPrefix("grades") } == [])
  }
}
