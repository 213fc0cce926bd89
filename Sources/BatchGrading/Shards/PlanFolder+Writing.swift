import BookModel
import Diagnostics
import Digests
import Foundation
import GradeRecords
import Intake

extension PlanFolder {
  /// A submission to plan.
  public struct Wish: Sendable {
    /// The submission.
    public var submission: ReceivedSubmission

    /// The ids of the exercises to grade.
    public var exercises: Set<String>

    /// Creates a wish.
    public init(_ submission: ReceivedSubmission, exercises: Set<String>) {
      self.submission = submission
      self.exercises = exercises
    }
  }

  /// Writes a plan to a folder that is not there yet; it appears whole or not at all.
  ///
  /// - Parameters:
  ///   - wishes: The submissions in order.
  ///   - shards: Into how many parts to cut them; fewer if there are fewer submissions.
  ///   - occasion: What the plan is for.
  ///   - grader: Knows exercises, tool and key.
  ///   - path: The folder.
  ///   - gradebook: The path of the gradebook.
  /// - Returns: The plan.
  /// - Throws: `PlanError`.
  public static func write(
    _ wishes: [Wish], shards: Int, occasion: GradingPlan.Occasion, grader: SubmissionGrader,
    to path: String, gradebook: String
  ) throws(PlanError) -> GradingPlan {
    let target = URL(filePath: path).standardizedFileURL
    guard !FileManager.default.fileExists(atPath: target.path) else { throw .exists(path: path) }
    let draft = target.deletingLastPathComponent()
      .appending(path: ".\(target.lastPathComponent).\(getpid())")
    do {
      let folders = ["submissions", "records"].map { draft.appending(path: $0) }
      for folder in folders {
        // What students wrote is nobody else's business.
        try FileManager.default.createDirectory(
          at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      }
      let files = try Self.files(wishes, shards: shards, order: grader.exercises.map(\.id))
      for (number, file) in files.enumerated() {
        try file.data.write(to: draft.appending(path: submissionsName(number)))
      }
      let plan = GradingPlan(
        id: "", occasion: occasion, exercises: grader.planned, keyName: grader.key.name,
        gradebook: relative(gradebook, to: target.path(percentEncoded: false)), madeAt: .now,
        shards: files.map { .init(count: $0.count, sha256: ContentDigest(of: $0.data).text) }
      ).named
      let line = try signing(grader.key).line(plan) + "\n"
      try Data(line.utf8).write(to: draft.appending(path: planName))
      try FileManager.default.moveItem(at: draft, to: target)
      return plan
    } catch {
      try? FileManager.default.removeItem(at: draft)
      throw .unusable(path: path, reason: error.systemReason)
    }
  }

  private static func files(
    _ wishes: [Wish], shards: Int, order: [String]
  ) throws -> [(count: Int, data: Data)] {
    let planned = merged(wishes, order)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let count = max(1, min(shards, planned.count))
    var files = Array(repeating: (count: 0, data: Data()), count: count)
    // In turn, so that slow submissions that lie side by side are not one machine's.
    for submission in planned {
      let shard = submission.place % count
      files[shard].count += 1
      files[shard].data.append(try encoder.encode(submission))
      files[shard].data.append(0x0A)
    }
    return files
  }

  /// The submissions in order; of two of a student with the same content the place of the first and
  /// the source of the last, as a gradebook numbers them.
  private static func merged(_ wishes: [Wish], _ order: [String]) -> [PlannedSubmission] {
    var planned: [PlannedSubmission] = []
    var places: [PlannedSubmission.Key: Int] = [:]
    for wish in wishes {
      let next = PlannedSubmission(
        place: planned.count, submission: wish.submission,
        exercises: order.filter(wish.exercises.contains))
      if let place = places[next.key] {
        planned[place].submission.source = wish.submission.source
      } else {
        places[next.key] = planned.count
        planned.append(next)
      }
    }
    return planned
  }

  /// The path of a file as seen from a folder, so that both can be moved together.
  private static func relative(_ path: String, to folder: String) -> String {
    let file = URL(filePath: path).standardizedFileURL.pathComponents
    let base = URL(filePath: folder).standardizedFileURL.pathComponents.filter { !$0.isEmpty }
    let shared = zip(file, base).prefix { $0 == $1 }.count
    guard shared > 1 else { return path }
    return (Array(repeating: "..", count: base.count - shared) + file[shared...])
      .joined(separator: "/")
  }
}

extension GradingPlan {
  /// The plan with an id drawn from all that is in it.
  fileprivate var named: GradingPlan {
    var plan = self
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    // Texts and numbers alone, which can always be written.
    let data = (try? encoder.encode(self)) ?? Data()
    plan.id = String(ContentDigest(of: data).text.prefix(16))
    return plan
  }
}
