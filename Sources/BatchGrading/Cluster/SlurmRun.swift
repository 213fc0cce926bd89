import Foundation

/// Grades a plan on a Slurm cluster: one task of a job array for each shard.
///
/// What a shard has done is read from its records, never from what Slurm says of its task. A task that
/// ends before its shard is whole is submitted again. The jobs are found by their name, so this program
/// may be stopped and started while they run.
public struct SlurmRun: Sendable {
  /// How tasks are submitted.
  public struct Options: Hashable, Sendable {
    /// How many tasks may run at once; `nil` for as many as the cluster lets.
    public var atOnce: Int?

    /// How often a shard is submitted.
    public var tries = 3

    /// Further options of `sbatch`, such as `--partition=short`.
    public var sbatch: [String] = []

    /// How many seconds to wait between looks at the queue.
    public var pollSeconds = 2.0

    /// Creates the usual options.
    public init() {}
  }

  /// News of a run.
  public enum News: Hashable, Sendable {
    /// Shards were submitted.
    case submitted(job: String, count: Int)

    /// So many shards run, wait and are done.
    case state(running: Int, waiting: Int, done: Int, count: Int)

    /// A task ended before its shard was whole.
    case lost(shard: Int, ending: String, isTriedAgain: Bool)
  }

  private let folder: PlanFolder
  private let options: Options
  private let queue: SlurmQueue
  private let command: [String]

  /// Prepares a run.
  ///
  /// - Parameters:
  ///   - folder: The plan, on a disk that all nodes reach at the same path.
  ///   - command: What grades a shard, but for the option `--shard` and its number.
  ///   - options: How tasks are submitted.
  public init(of folder: PlanFolder, command: [String], options: Options = Options()) {
    self.folder = folder
    self.command = command
    self.options = options
    queue = SlurmQueue(name: "course-\(folder.plan.id)")
  }

  /// The name of the plan's jobs.
  public var jobName: String { queue.name }

  /// Grades the shards that are not whole, and returns when all are.
  ///
  /// - Parameter news: Called as things happen.
  /// - Throws: `ClusterError`, or `PlanError` if the plan's folder cannot be used.
  public func run(_ news: @Sendable (News) -> Void) async throws {
    let merge = ShardMerge(of: folder)
    var open = Set(try merge.openShards())
    var tries: [Int: Int] = [:]
    var failed: [Int: String] = [:]
    var tasks = try await tasks()
    // Those of an earlier run of this program go on.
    var live = tasks.live.intersection(open)
    while true {
      for shard in live.subtracting(tasks.live) {
        live.remove(shard)
        guard try merge.isOpen(shard) else {
          open.remove(shard)
          continue
        }
        let ending = tasks.endings[shard] ?? "ended"
        let isTriedAgain = tries[shard] ?? 0 < options.tries
        news(.lost(shard: shard, ending: ending, isTriedAgain: isTriedAgain))
        guard !isTriedAgain else { continue }
        open.remove(shard)
        // What could not be graded is no mark, and can be merged; the instructor sees it then.
        if try !merge.obstacles(of: shard).isEmpty { failed[shard] = ending }
      }
      let next = open.subtracting(live).sorted()
      if !next.isEmpty {
        let job = try await submit(next)
        news(.submitted(job: job, count: next.count))
        for shard in next { tries[shard, default: 0] += 1 }
        live.formUnion(next)
        tasks.live.formUnion(next)
      }
      let count = folder.plan.shards.count
      news(
        .state(
          running: tasks.running, waiting: live.count - min(live.count, tasks.running),
          done: count - open.count - failed.count, count: count))
      if live.isEmpty { break }
      try await Task.sleep(for: .seconds(options.pollSeconds))
      tasks = try await self.tasks()
    }
    guard failed.isEmpty else { throw failure(failed) }
  }

  /// Looks at the queue; a controller that does not answer is asked again for a while.
  private func tasks() async throws -> SlurmQueue.Tasks {
    for _ in 1..<Self.patientTries {
      do throws(ClusterError) {
        return try await queue.tasks()
      } catch .refused {
        try await Task.sleep(for: .seconds(options.pollSeconds))
      } catch {
        throw error
      }
    }
    return try await queue.tasks()
  }

  private static let patientTries = 30

  private func submit(_ shards: [Int]) async throws -> String {
    let logs = folder.path + "/logs"
    let script = folder.path + "/slurm.sh"
    do {
      try FileManager.default.createDirectory(atPath: logs, withIntermediateDirectories: true)
      let words = command.map(Self.quoted).joined(separator: " ")
      try Data("#!/bin/sh\nexec \(words) --shard \"$SLURM_ARRAY_TASK_ID\"\n".utf8)
        .write(to: URL(filePath: script), options: .atomic)
    } catch {
      throw PlanError.unusable(path: script, reason: "\(error)")
    }
    return try await queue.submit(
      shards, script: script, log: logs + "/shard-%a.log", atOnce: options.atOnce,
      options: options.sbatch)
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private func failure(_ failed: [Int: String]) -> ClusterError {
    let shards = failed.keys.sorted()
    return .failed(
      shards: shards,
      words: shards.map { shard in
        let log = try? String(
          contentsOfFile: "\(folder.path)/logs/shard-\(shard).log", encoding: .utf8)
        let last = log?.split(separator: "\n").last.map { ": \($0.prefix(200))" } ?? ""
        return "shard \(shard), \(failed[shard] ?? "")\(last)"
      })
  }
}
