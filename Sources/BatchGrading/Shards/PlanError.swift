/// Why a plan cannot be made, run or merged.
public enum PlanError: Error, Hashable, Sendable {
  /// There is something at the path of the new plan.
  case exists(path: String)

  /// The plan of another run is there, and its records are not in the gradebook yet.
  case unfinished(path: String)

  /// The folder is no plan.
  case notAPlan(path: String)

  /// A later version of the tool wrote the plan.
  case tooNew(path: String)

  /// The plan was changed after it was made, or made with another key.
  case altered(file: String)

  /// The key is not the one that the plan was made with.
  case otherKey(path: String)

  /// There is no such shard.
  case noShard(number: Int, count: Int)

  /// The book, its checks or the tool here are not those of the plan.
  case otherGround(exercise: String, what: String)

  /// Another process is grading the shard.
  case busy(shard: Int)

  /// A file cannot be read or written, with the system's reason.
  case unusable(path: String, reason: String)

  /// Records that cannot be merged, and the shards to run again.
  case refused(problems: [ShardProblem], plan: String)
}

extension PlanError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .exists(let path): "'\(path)' exists already"
    case .unfinished(let path):
      "'\(path)' is a plan of another run, and its records are not in the gradebook yet"
    case .notAPlan(let path): "'\(path)' is not a plan"
    case .tooNew(let path): "a later version of 'course' wrote the plan '\(path)'"
    case .altered(let file): "'\(file)' was changed after the plan was made"
    case .otherKey(let path): "'\(path)' is not the key that the plan was made with"
    case .noShard(let number, let count):
      "the plan has no shard \(number); its shards are 0 to \(count - 1)"
    case .otherGround(let exercise, let what):
      "\(what) of '\(exercise)' here are not those of the plan"
    case .busy(let shard): "another process is grading shard \(shard)"
    case .unusable(let path, let reason): "'\(path)' cannot be used: \(reason)"
    case .refused(let problems, _):
      (["nothing was merged:"] + problems.prefix(Self.shown).map { "  \($0)" }
        + (problems.count > Self.shown ? ["  … and \(problems.count - Self.shown) more"] : []))
        .joined(separator: "\n")
    }
  }

  private static let shown = 50

  /// One way out.
  public var remedy: String {
    switch self {
    case .exists: "name another folder with '--output', or remove this one"
    case .unfinished(let path):
      "'course grade run \(path) --engine slurm' and 'course grade merge \(path)' finish it; "
        + "or remove it"
    case .notAPlan: "'course grade plan SUBMISSIONS' makes a plan; name its folder"
    case .tooNew: "use that version"
    case .altered: "make a new plan; records of this one cannot be trusted"
    case .otherKey: "name the key of the course with '--key FILE'"
    case .noShard: "name one of them with '--shard'"
    case .otherGround: "use the same book, tool and compiler on all machines, or make a new plan"
    case .busy: "wait for its end"
    case .unusable: "look for room on the disk and for the rights of the folder, and run it again"
    case .refused(let problems, let plan):
      Self.again(Set(problems.map(\.shard)).sorted(), of: plan)
    }
  }

  private static func again(_ shards: [Int], of plan: String) -> String {
    let words = shards.map { "--shard \($0)" }.joined(separator: " ")
    return "run 'course grade run \(plan) \(words)', and merge then"
  }
}

/// What keeps the records of a shard from being merged.
public struct ShardProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of problems.
  public enum Kind: Hashable, Sendable {
    /// The record is of another plan, shard or submission.
    case foreign

    /// The record's code is not that of its content.
    case altered

    /// An answer has two records that differ.
    case conflicting(student: String, exercise: String)

    /// So many answers have no record.
    case missing(answers: Int, student: String)
  }

  /// The number of the shard.
  public var shard: Int

  /// The line of its file, from 1; `nil` for what is not there.
  public var line: Int?

  /// What is wrong.
  public var kind: Kind

  public var description: String {
    let place = PlanFolder.recordsName(shard) + (line.map { ":\($0)" } ?? "")
    return switch kind {
    case .foreign: "\(place): the record is of another plan, shard or submission"
    case .altered: "\(place): the record was altered: its MAC does not fit"
    case .conflicting(let student, let exercise):
      "\(place): a second record of '\(student)', '\(exercise)' differs from the first"
    case .missing(let answers, let student):
      "\(place): \(answers) \(answers == 1 ? "answer has" : "answers have") no record, "
        + "the first of '\(student)'"
    }
  }
}
