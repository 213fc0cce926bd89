import Foundation
import Sandbox

/// The jobs of one plan in Slurm's queue, found by their name.
struct SlurmQueue: Sendable {
  /// The name of the plan's jobs.
  let name: String

  /// The environment of Slurm's programs.
  var environment = ProcessInfo.processInfo.environment

  /// How tasks of a job array are in the queue.
  struct Tasks: Hashable, Sendable {
    /// The shards that wait or run.
    var live: Set<Int> = []

    /// How many of them run.
    var running = 0

    /// How the last task of each other shard ended, as far as Slurm remembers, such as `NODE_FAIL`.
    var endings: [Int: String] = [:]
  }

  /// Shards that one job array can hold: those from a first one on.
  struct Window: Hashable, Sendable {
    /// The shard that is task 0 of the array.
    var first: Int

    /// The shards.
    var shards: [Int]
  }

  /// Cuts shards so that no task has a number that the cluster refuses.
  ///
  /// - Parameters:
  ///   - shards: The numbers of the shards.
  ///   - size: Tasks have lower numbers than this.
  /// - Returns: As many parts as job arrays are needed.
  static func windows(of shards: [Int], size: Int) -> [Window] {
    Dictionary(grouping: shards) { $0 / size * size }.sorted { $0.key < $1.key }
      .map { Window(first: $0.key, shards: $0.value.sorted()) }
  }

  /// The shard of which a log says something; `nil` if its name is not a log's.
  static func shard(ofLog name: String) -> Int? {
    guard let match = name.wholeMatch(of: /from-(\d+)-(\d+)\.log/), let first = Int(match.1),
      let task = Int(match.2)
    else { return nil }
    return first + task
  }

  /// The cluster's bound on the numbers of tasks; Slurm's usual one where it does not say.
  func maxArraySize() async throws(ClusterError) -> Int {
    let output: String
    do {
      output = try await run("scontrol", ["show", "config"])
    } catch .noSlurm, .refused {
      return Self.usualArraySize
    }
    let line = output.split(separator: "\n").first { $0.hasPrefix("MaxArraySize") }
    let size = line?.split(separator: "=").last.flatMap {
      Int($0.trimmingCharacters(in: .whitespaces))
    }
    return max(1, size ?? Self.usualArraySize)
  }

  private static let usualArraySize = 1001

  /// Submits a job array with a task for each shard.
  ///
  /// A task of a lost node is not requeued by Slurm, which waits two minutes before it does. The job's
  /// comment says from which shard on its tasks are counted.
  ///
  /// - Returns: The number of the job.
  /// - Throws: `ClusterError`.
  func submit(
    _ window: Window, script: String, log: String, atOnce: Int?, options: [String]
  ) async throws(ClusterError) -> String {
    let limit = atOnce.map { "%\($0)" } ?? ""
    let numbers = Self.ranges(window.shards.map { $0 - window.first })
    let output = try await run(
      "sbatch",
      [
        "--parsable", "--job-name=\(name)", "--comment=from-\(window.first)",
        "--array=\(numbers)\(limit)", "--no-requeue", "--output=\(log)", "--open-mode=append",
      ] + options + [script])
    // A cluster's name may follow behind a semicolon.
    let job = output.split(separator: ";").first.map {
      $0.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let job, Int(job) != nil else { throw .refused(command: "sbatch", words: output) }
    return job
  }

  /// Looks at the queue.
  func tasks() async throws(ClusterError) -> Tasks {
    let output = try await run(
      "squeue", ["--noheader", "--array", "--states=all", "--name=\(name)", "--format=%A|%K|%T|%k"])
    var tasks = Tasks()
    var last: [Int: Int] = [:]
    for line in output.split(separator: "\n") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      guard fields.count == 4, let task = Int(fields[1]), fields[3].hasPrefix("from-"),
        let first = Int(fields[3].dropFirst(5))
      else { continue }
      let shard = first + task
      let job = Int(fields[0]) ?? 0
      if Self.endings.contains(where: fields[2].hasPrefix) {
        guard job >= last[shard] ?? 0 else { continue }
        last[shard] = job
        tasks.endings[shard] = String(fields[2])
      } else {
        tasks.live.insert(shard)
        if fields[2] != "PENDING" { tasks.running += 1 }
      }
    }
    return tasks
  }

  /// The states of tasks that will not run any more.
  private static let endings = [
    "BOOT_FAIL", "CANCELLED", "COMPLETED", "DEADLINE", "FAILED", "NODE_FAIL", "OUT_OF_MEMORY",
    "PREEMPTED", "REVOKED", "TIMEOUT",
  ]

  /// Numbers as `sbatch --array` takes them, such as `0-3,7`.
  static func ranges(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in Set(numbers).sorted() {
      if let last = ranges.last, last.upperBound == number - 1 {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }

  private func run(_ program: String, _ arguments: [String]) async throws(ClusterError) -> String {
    let command = Command(
      "/usr/bin/env", [program] + arguments, environment: environment,
      in: FileManager.default.currentDirectoryPath)
    let limits = ProcessLimits(
      wallSeconds: 120, processorSeconds: 60, memoryBytes: 4 << 30, outputBytes: 64 << 20)
    let result: ProcessResult
    do {
      result = try await command.run(within: limits)
    } catch {
      throw .refused(command: program, words: "\(error)")
    }
    if result.ending == .exited(127) { throw .noSlurm(program: program) }
    guard result.isSuccess else {
      let words = result.errorText.trimmingCharacters(in: .whitespacesAndNewlines)
      throw .refused(command: program, words: words.isEmpty ? "\(result.ending)" : words)
    }
    return result.outputText
  }
}

/// Why a cluster does not grade.
public enum ClusterError: Error, Hashable, Sendable {
  /// Slurm's programs are not here.
  case noSlurm(program: String)

  /// One of them refuses, with its own words.
  case refused(command: String, words: String)

  /// Shards that were tried as often as they may be, with the last words of their logs.
  case failed(shards: [Int], words: [String])
}

extension ClusterError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noSlurm(let program): "there is no '\(program)' here"
    case .refused(let command, let words): "'\(command)' says: \(words)"
    case .failed(let shards, let words):
      (["\(shards.count) \(shards.count == 1 ? "shard" : "shards") could not be graded:"]
        + words.prefix(20).map { "  \($0)" }).joined(separator: "\n")
    }
  }

  /// One way out.
  public var remedy: String {
    switch self {
    case .noSlurm: "run it on a node from which jobs are submitted, or leave '--engine slurm' out"
    case .refused:
      "look at the limits of the cluster; '--slurm-option' passes options to sbatch, and fewer "
        + "'--shards' make fewer tasks"
    case .failed(let shards, _):
      "the logs are in the plan's folder 'logs'; try one here with "
        + "'course grade run PLAN --shard \(shards.first ?? 0)'"
    }
  }
}
