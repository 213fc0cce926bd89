import CourseRuns
import Foundation
import Testing

/// A run of `course grade` that is looked at while it lasts, and whose traces are looked for afterwards.
struct WatchedRun {
  let result: CourseProcess.Result

  /// The most memory of the grader itself, without the programs that it starts, in bytes.
  let peakMemory: Int

  /// The most descriptors that the grader had open at once.
  let mostDescriptors: Int

  /// What it left in its folder for temporary files.
  let leftovers: [String]

  /// The programs that it started and that have not ended.
  let survivors: [String]

  /// A limit that every process inherits and that none may raise: it marks those of one run.
  private let mark: Int

  /// Runs a command, which becomes the grader, to its end.
  ///
  /// - Parameters:
  ///   - command: The grader and its arguments, and before them what changes who runs it.
  ///   - book: Where it runs.
  ///   - scratch: Its folder for temporary files, empty.
  /// - Throws: An error if it could not be started.
  init(_ command: [String], in book: BookFolder, scratch: URL) throws {
    mark = Int.random(in: 100_000..<800_000)
    let script = "ulimit -q \(mark) && exec \"$@\""
    let run = try CourseProcess(
      command: ["bash", "-c", script, "bash"] + command, in: book.url,
      environment: ["TMPDIR": scratch.path(), "HOME": scratch.path()])
    try run.start()
    var memory = 0
    var descriptors = 0
    while run.isRunning {
      memory = max(memory, Self.peakMemory(of: run.identifier))
      descriptors = max(descriptors, Self.descriptorCount(of: run.identifier))
      usleep(20_000)
    }
    result = try run.wait()
    peakMemory = memory
    mostDescriptors = descriptors
    leftovers = try FileManager.default.subpathsOfDirectory(atPath: scratch.path())
    survivors = Self.survivors(mark)
  }

  /// The processes of a run that have not ended; those that are about to are given the time.
  private static func survivors(_ mark: Int) -> [String] {
    for _ in 0..<500 {
      if processes(mark).isEmpty { return [] }
      usleep(20_000)
    }
    return processes(mark)
  }

  private static func processes(_ mark: Int) -> [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return all.filter { name in
      guard Int(name) != nil,
        let limits = try? String(contentsOfFile: "/proc/\(name)/limits", encoding: .utf8)
      else { return false }
      let line = limits.split(separator: "\n").first { $0.hasPrefix("Max msgqueue size") }
      return line?.split(separator: " ").contains { $0 == "\(mark)" } ?? false
    }
  }

  private static func peakMemory(of process: Int32) -> Int {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") }),
      let kibibytes = line.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Int($0) })
    else { return 0 }
    return kibibytes << 10
  }

  private static func descriptorCount(of process: Int32) -> Int {
    (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/fd").count) ?? 0
  }

  /// Expects that nothing of it is left but what it was to write.
  func expectNoTraces(below book: BookFolder) throws {
    #expect(leftovers == [])
    #expect(survivors == [])
    #expect((1..<1 << 30).contains(peakMemory), "\(peakMemory >> 20) MiB")
    // Each answer that is graded takes some, and eight are graded at a time at most.
    #expect(mostDescriptors < 200)
    for folder in ["/tmp", "/var/tmp", "/dev/shm", book.url.path] {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      #expect(names.filter { $0.hasPrefix("hostile") } == [])
    }
    for kind in ["shm", "sem", "msg"] {
      let list = (try? String(contentsOfFile: "/proc/sysvipc/\(kind)", encoding: .utf8)) ?? ""
      #expect(!list.contains("\(0x686F_7374)"), "shared \(kind)")
    }
  }
}
