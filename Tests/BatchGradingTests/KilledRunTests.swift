import CourseRuns
import Foundation
import GradeRecords
import Gradebook
import Testing

/// Runs that are killed at any moment, and disks that fill up: nothing is lost and nothing doubled.
@Suite(.serialized)
struct KilledRunTests {
  /// A large class whose answers are eight texts, so that nearly all the time goes into the gradebook.
  private static func largeClass() throws -> ClassFolder {
    let room = try ClassFolder()
    try room.book.write("exercises: [size]\n", to: "grading.yaml")
    for number in 0..<200 {
      try room.handIn("let size: Int = \(number % 8)\n", to: "size", by: "student\(number)")
    }
    return room
  }

  /// Grades without any trouble, for comparison, and gives the other runs the same key.
  @discardableResult
  private static func gradeWhole(_ room: ClassFolder) throws -> TimeInterval {
    let start = Date.now
    let whole = try room.grade("--gradebook", "whole.sqlite")
    #expect(whole.status == 0, "\(whole)")
    let folder = room.book.url.path
    try FileManager.default.copyItem(
      atPath: folder + "/whole.key", toPath: folder + "/grades.key")
    return -start.timeIntervalSinceNow
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func losesNothingByFiftyKills() throws {
    let room = try Self.largeClass()
    try Self.gradeWhole(room)
    // With all reports at hand, this is what a run takes.
    let start = Date.now
    #expect(try room.grade().status == 0)
    let length = -start.timeIntervalSinceNow
    try removeGradebook(room)
    var moments = SeededMoments(state: 20_261_130)
    var kills = 0
    var wholeRuns = 0
    while kills < 50 {
      let run = try CourseProcess(["grade", "submissions"], in: room.book.url)
      try run.start()
      usleep(UInt32(moments.next() * length * 1e6))
      if kill(run.identifier, SIGKILL) == 0, try run.wait().status == SIGKILL {
        kills += 1
        continue
      }
      // It was quicker than the kill, so another one begins.
      try expectWhole(room)
      try removeGradebook(room)
      wholeRuns += 1
      try #require(wholeRuns < 100)
    }
    #expect(try room.grade().status == 0)
    try expectWhole(room)
  }

  private func removeGradebook(_ room: ClassFolder) throws {
    for ending in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(atPath: room.book.url.path + "/grades.sqlite" + ending)
    }
  }

  /// Expects the gradebook of the run that nobody killed.
  private func expectWhole(_ room: ClassFolder) throws {
    #expect(try room.snapshot() == room.snapshot("whole.sqlite"))
    let again = try room.grade()
    #expect(again.status == 0 && again.output.contains("200, 0 graded now"), "\(again)")
  }

  /// Runs a script where file systems may be mounted; `nil` where they may not.
  private func run(_ script: String, in room: ClassFolder) throws -> CourseProcess.Result? {
    let result = try CourseProcess(
      command: [
        "unshare", "-m", "bash", "-c", "mount --make-rprivate / || exit 99\n" + script, "bash",
        CourseProcess.program,
      ], in: room.book.url
    ).run()
    return result.status == 99 || result.errors.contains("unshare") ? nil : result
  }

  @Test(.enabled(if: geteuid() == 0), .enabled { await ClassFolder.canGrade() })
  func goesOnWhenAFullDiskHasRoomAgain() throws {
    let room = try Self.largeClass()
    try Self.gradeWhole(room)
    let script = """
      mkdir disk && mount -t tmpfs -o size=200k none disk || exit 99
      cp grades.key disk/grades.key
      grade() { "$0" grade submissions --gradebook disk/grades.sqlite; }
      grade; echo "status $?"
      mount -o remount,size=64m disk
      grade; echo "status $?"
      cp disk/grades.sqlite disk/*-wal . 2>/dev/null; umount disk; rmdir disk
      """.replacing("\"$0\"", with: CourseProcess.program)
    guard let result = try run(script, in: room) else { return }
    let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("status") }
    #expect(lines == ["status 2", "status 0"], "\(result)")
    #expect(result.errors.contains("full"), "\(result)")
    try expectWhole(room)
  }

  @Test(.enabled(if: geteuid() == 0), .enabled { await ClassFolder.canGrade() })
  func marksNobodyWithoutAToolchain() throws {
    let room = try ClassFolder()
    try room.book.write("exercises: [size]\n", to: "grading.yaml")
    for number in 0..<12 {
      try room.handIn("let size: Int = \(number) // x\n", to: "size", by: "student\(number)")
    }
    try Self.gradeWhole(room)
    let toolchain = try CourseProcess(
      command: ["sh", "-c", #"dirname "$(dirname "$(readlink -f "$(command -v swiftc)")")""#],
      in: room.book.url
    ).run().output.trimmingCharacters(in: .newlines)
    // The toolchain's disk goes away when the first answers are graded.
    let script = """
      mkdir -p toolchain/usr && mount --bind \(toolchain) toolchain/usr || exit 99
      export TOOLCHAIN=$PWD/toolchain
      rm -rf .course
      "$0" grade submissions --jobs 1 2>progress & grader=$!
      until [ -s progress ] || ! kill -0 $grader 2>/dev/null; do sleep 0.02; done
      umount -l toolchain/usr
      wait $grader; echo "status $?"
      mount --bind \(toolchain) toolchain/usr
      "$0" grade submissions; echo "status $?"
      umount toolchain/usr; rm -rf toolchain progress
      """.replacing("\"$0\"", with: CourseProcess.program)
    guard let result = try run(script, in: room) else { return }
    let lines = result.output.split(separator: "\n").filter { $0.hasPrefix("status") }
    #expect(lines == ["status 1", "status 0"], "\(result)")
    #expect(result.output.contains("not graded, which is no mark"), "\(result)")
    // The records name the toolchain, which lay elsewhere.
    let marks = try [room.snapshot(), room.snapshot("whole.sqlite")].map { snapshot in
      snapshot.students.map { row in row.exercises.map { "\($0.verdict) \($0.finalPoints ?? -1)" } }
    }
    #expect(marks[0] == marks[1])
  }

  @Test(.enabled { await ClassFolder.canGrade() })
  func leavesADamagedGradebookAsItIs() throws {
    let room = try Self.largeClass()
    try Self.gradeWhole(room)
    let path = room.book.url.path + "/grades.sqlite"
    let whole = try Data(contentsOf: URL(filePath: room.book.url.path + "/whole.sqlite"))
    var noise = SeededMoments(state: 7)
    var scattered = whole
    for _ in 0..<2000 {
      let place = 200 + Int(noise.next() * Double(whole.count - 200))
      scattered[place] = UInt8(noise.next() * 256)
    }
    let foreign = try CourseProcess(
      command: [
        "python3", "-c",
        "import sqlite3; d = sqlite3.connect('other.sqlite'); "
          + "d.execute('CREATE TABLE mark (points INTEGER)'); d.commit()",
      ], in: room.book.url
    ).run()
    #expect(foreign.status == 0)
    let other = try Data(contentsOf: room.book.url.appending(path: "other.sqlite"))
    for (name, bytes) in [
      ("cut in a page", whole.prefix(whole.count / 2 + 700)), ("cut", whole.prefix(8192)),
      ("scattered", scattered),
      ("noise", Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 * 7) })),
      ("foreign", other),
    ] {
      try bytes.write(to: URL(filePath: path))
      let result = try room.grade()
      #expect(result.status == 2, "\(name): \(result)")
      #expect(result.errors.contains("grades.sqlite"), "\(name): \(result)")
      #expect(result.errors.contains("help:"), "\(name): \(result)")
      #expect(try Data(contentsOf: URL(filePath: path)) == bytes, "\(name)")
      try removeGradebook(room)
    }
  }
}

/// Numbers from 0 to 1 that are the same in each run: Marsaglia's xorshift.
struct SeededMoments {
  var state: UInt64

  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(state >> 11) / Double(1 << 53)
  }
}
