import CourseRuns
import Foundation
import Testing

@testable import BatchGrading

@Suite(.serialized)
struct SlurmTests {
  @Test(
    .enabled("Slurm is installed, or can be: as root, from Debian's packages") {
      await ClassFolder.canGrade() && SlurmCluster.isAvailable
    })
  func losesNoMarkWithANodeNorWithItself() throws {
    let room = try PlannedClass(students: 12)
    // The last submission of each of four shards sleeps, so that a shard can be caught in the middle.
    for number in 6...9 {
      try room.folder.handIn(
        "import Foundation\nlet size: Int = { Thread.sleep(forTimeInterval: 5); return 7 }()\n",
        to: "size", by: "s\(number)")
    }
    let cluster = try SlurmCluster()
    defer { cluster.stop() }
    func grade(_ words: String...) throws -> CourseProcess {
      try CourseProcess(
        ["grade"] + words, in: room.folder.book.url, environment: cluster.environment)
    }
    #expect(try grade("plan", "submissions", "--shards", "4").run().status == 0)

    // Ctrl-C leaves the jobs running.
    let first = try grade("run", "grades.plan", "--engine", "slurm")
    try first.start()
    while try first.isRunning && !hasBegun(room) { usleep(50_000) }
    // However long the next steps take, shard 1 is not whole when its node is lost.
    try #require(try freeze(shard: 1, of: room))
    first.interrupt()
    let stopped = try first.wait()
    #expect(stopped.status == 130, "\(stopped)")
    #expect(stopped.output.contains("scancel --name=course-"), "\(stopped)")

    let second = try grade("run", "grades.plan", "--engine", "slurm")
    let node = try #require(try cluster.node(ofTask: 1))
    try second.start()
    try cluster.lose(node)
    let result = try second.wait()
    #expect(result.status == 0 && result.output == "all 4 shards are graded\n", "\(result)")
    #expect(result.errors.contains("shard 1 ended before it was whole (NODE_FAIL)"), "\(result)")
    // The others went on where the first command left them.
    #expect(result.errors.contains("submitted 1 shard as job"), "\(result)")
    #expect(!result.errors.contains("submitted 4"), "\(result)")

    #expect(try grade("merge", "grades.plan").run().status == 0)
    try FileManager.default.copyItem(
      atPath: room.path("grades.key"), toPath: room.path("whole.key"))
    #expect(try grade("submissions", "--gradebook", "whole.sqlite").run().status == 0)
    #expect(try room.folder.snapshot() == room.folder.snapshot("whole.sqlite"))
    try oneCommand(room, cluster)
  }

  /// Plan, jobs and gradebook by one command, which is stopped once.
  private func oneCommand(_ room: PlannedClass, _ cluster: SlurmCluster) throws {
    try FileManager.default.copyItem(atPath: room.path("grades.key"), toPath: room.path("one.key"))
    func start(_ words: String...) throws -> CourseProcess {
      let run = try CourseProcess(
        ["grade", "submissions", "--gradebook", "one.sqlite", "--engine", "slurm"] + words,
        in: room.folder.book.url, environment: cluster.environment)
      try run.start()
      return run
    }
    let first = try start("--shards", "5")
    while try first.isRunning && !first.errorsSoFar().contains("0 of 5 shards done") {
      usleep(20_000)
    }
    first.interrupt()
    let stopped = try first.wait()
    #expect(stopped.status == 130, "\(stopped)")
    // The cluster takes no task with a higher number than 2.
    #expect(stopped.errors.contains("submitted 3 shards as job"), "\(stopped)")
    #expect(stopped.errors.contains("submitted 2 shards as job"), "\(stopped)")

    let other = try start("--student", "s1").wait()
    #expect(other.status == 2 && other.errors.contains("is a plan of another run"), "\(other)")
    let second = try start().wait()
    #expect(second.status == 0 && second.errors.contains("going on with"), "\(second)")
    #expect(!second.errors.contains("submitted"), "\(second)")
    #expect(second.output.contains("submissions  12, merged from 5 shards"), "\(second)")
    #expect(!FileManager.default.fileExists(atPath: room.path("one.plan")))
    #expect(try room.folder.snapshot("one.sqlite") == room.folder.snapshot("whole.sqlite"))
    let third = try start().wait()
    #expect(third.status == 0 && third.output == "nothing is to be graded\n", "\(third)")
  }

  /// Whether shard 1 has graded what does not sleep.
  private func hasBegun(_ room: PlannedClass) throws -> Bool {
    let records = try? room.folder.book.read("grades.plan/records/shard-001.jsonl")
    return (records ?? "").split(separator: "\n").count >= 2
  }

  /// Stops the process that grades a shard for as long as it lives.
  private func freeze(shard: Int, of room: PlannedClass) throws -> Bool {
    let plan = room.path("grades.plan")
    for name in try FileManager.default.contentsOfDirectory(atPath: "/proc") {
      guard let process = Int32(name),
        let line = FileManager.default.contents(atPath: "/proc/\(name)/cmdline")
      else { continue }
      let words = line.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
      if words.contains(plan), words.suffix(2) == ["--shard", "\(shard)"] {
        return kill(process, SIGSTOP) == 0
      }
    }
    return false
  }

  @Test func namesShardsAsSlurmTakesThem() {
    #expect(SlurmQueue.ranges([3, 0, 1, 2, 7, 9, 10]) == "0-3,7,9-10")
    #expect(SlurmQueue.ranges([5]) == "5")
  }

  @Test func cutsShardsAsLongAsAnArrayMayBe() {
    let windows = SlurmQueue.windows(of: Array(0...7) + [1000, 2001], size: 1000)
    #expect(
      windows == [
        .init(first: 0, shards: Array(0...7)), .init(first: 1000, shards: [1000]),
        .init(first: 2000, shards: [2001]),
      ])
    #expect(SlurmQueue.shard(ofLog: "from-2000-1.log") == 2001)
    #expect(SlurmQueue.shard(ofLog: "shard-1.log") == nil)
  }

  @Test func saysThatSlurmIsNotHere() async throws {
    let queue = SlurmQueue(name: "course-0", environment: ["PATH": "/nowhere"])
    await #expect(throws: ClusterError.noSlurm(program: "squeue")) { try await queue.tasks() }
  }
}
