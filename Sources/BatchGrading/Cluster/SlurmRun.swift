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

    /// How far the run has come.
    case state(State)

    /// A task ended before its shard was whole.
    case lost(shard: Int, ending: String, isTriedAgain: Bool)
  }

  /// How far a run has come.
  public struct State: Hashable, Sendable {
    /// How many shards run now.
    public var running: Int

    /// How many wait for a node.
    public var waiting: Int

    /// How many are done.
    public var done: Int

    /// How many there are.
    public var count: Int

    /// How many submissions are graded.
    public var graded: Int

    /// How many submissions there are.
    public var submissions: Int
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
        for part in try await submit(next) {
          news(.submitted(job: part.job, count: part.shards.count))
        }
        for shard in next { tries[shard, default: 0] += 1 }
        live.formUnion(next)
        tasks.live.formUnion(next)
      }
      news(.state(state(tasks, open: open, live: live, failed: failed.count)))
      if live.isEmpty { break }
      try await Task.sleep(for: .seconds(options.pollSeconds))
      tasks = try await self.tasks()
    }
    guard failed.isEmpty else { throw failure(failed) }
  }

  private func state(
    _ tasks: SlurmQueue.Tasks, open: Set<Int>, live: Set<Int>, failed: Int
  ) -> State {
    let count = folder.plan.shards.count
    let graded = folder.plan.shards.indices.reduce(0) { sum, shard in
      sum + (open.contains(shard) ? folder.recordCount(of: shard) : folder.plan.shards[shard].count)
    }
    return State(
      running: tasks.running, waiting: live.count - min(live.count, tasks.running),
      done: count - open.count - failed, count: count, graded: graded,
      submissions: folder.plan.count)
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

  /// Submits shards, in as many arrays as the cluster's longest one makes necessary.
  private func submit(_ shards: [Int]) async throws -> [(job: String, shards: [Int])] {
    let windows = SlurmQueue.windows(of: shards, size: try await queue.maxArraySize())
    var submitted: [(job: String, shards: [Int])] = []
    for window in windows {
      let job = try await queue.submit(
        window, script: try script(from: window.first),
        log: folder.path + "/logs/from-\(window.first)-%a.log",
        atOnce: options.atOnce.map { max(1, $0 / windows.count) }, options: options.sbatch)
      submitted.append((job, window.shards))
    }
    return submitted
  }

  /// The script of a job array whose tasks are counted from a shard.
  private func script(from first: Int) throws -> String {
    let script = "\(folder.path)/slurm-\(first).sh"
    do {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/logs", withIntermediateDirectories: true)
      let words = command.map(Self.quoted).joined(separator: " ")
      let shard = "$((SLURM_ARRAY_TASK_ID + \(first)))"
      try Data("#!/bin/sh\nexec \(words) --shard \"\(shard)\"\n".utf8)
        .write(to: URL(filePath: script), options: .atomic)
    } catch {
      throw PlanError.unusable(path: script, reason: "\(error)")
    }
    return script
  }

  private static func quoted(_ word: String) -> String {
    "'" + word.replacing("'", with: "'\\''") + "'"
  }

  private func failure(_ failed: [Int: String]) -> ClusterError {
    let shards = failed.keys.sorted()
    return .failed(
      shards: shards,
      words: shards.map { shard in
        let last = lastWords(of: shard).map { ": \($0.prefix(200))" } ?? ""
        return "shard \(shard), \(failed[shard] ?? "")\(last)"
      })
  }

  /// The last line of the shard's newest log.
  private func lastWords(of shard: Int) -> String? {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/logs")) ?? []
    let own = names.filter { SlurmQueue.shard(ofLog: $0) == shard }
    return own.compactMap { name in
      (try? String(contentsOfFile: "\(folder.path)/logs/\(name)", encoding: .utf8))?
        .split(separator: "\n").last.map { String($0) }
    }.last
  }
}
