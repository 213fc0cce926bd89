import Foundation
import GradeRecords
import Intake

/// The records of a shard that can be trusted, and what is wrong with the others.
struct ShardRecords: Sendable {
  /// What the shard has to grade, by submission.
  private let wanted: [PlannedSubmission.Key: PlannedSubmission]

  /// The records by submission and exercise: marks before what was not graded.
  private(set) var records: [PlannedSubmission.Key: [String: ExerciseRecord]] = [:]

  /// The files of each submission that were not taken in.
  private(set) var refused: [PlannedSubmission.Key: [RefusedFile]] = [:]

  /// What is wrong with lines.
  private(set) var problems: [ShardProblem] = []

  /// The lines that nothing is wrong with, in order.
  private(set) var goodLines: [Substring] = []

  private let shard: Int
  private let planID: String
  private let signing: SignedJSON

  /// Reads the records of a shard.
  ///
  /// A last line without its end was being written when its writer was killed; it is no record.
  ///
  /// - Parameters:
  ///   - shard: The number of the shard.
  ///   - submissions: What it has to grade.
  ///   - folder: The plan.
  ///   - text: The content of its file.
  init(
    of shard: Int, _ submissions: [PlannedSubmission], in folder: PlanFolder, reading text: String
  ) {
    self.shard = shard
    planID = folder.plan.id
    signing = folder.recordSigning
    wanted = Dictionary(submissions.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    for (number, line) in zip(1..., lines) {
      do throws(ShardProblem) {
        try read(line, number)
        goodLines.append(line)
      } catch {
        problems.append(error)
      }
    }
  }

  private mutating func read(_ line: Substring, _ number: Int) throws(ShardProblem) {
    func problem(_ kind: ShardProblem.Kind) -> ShardProblem {
      ShardProblem(shard: shard, line: number, kind: kind)
    }
    let entry: ShardRecord
    do throws(SignedJSON.Problem) {
      entry = try signing.value(of: line)
    } catch {
      let said = try? SignedJSON.uncheckedValue(of: line, as: ShardRecord.self)
      throw problem(said.map { $0.plan != planID } ?? false ? .foreign : .altered)
    }
    let source = entry.record.source
    let key = PlannedSubmission.Key(student: source.student, sha256: source.sha256)
    guard entry.plan == planID, entry.shard == shard, let planned = wanted[key],
      entry.record.exercises.allSatisfy({ planned.exercises.contains($0.exercise) })
    else { throw problem(.foreign) }
    var known = records[key] ?? [:]
    for exercise in entry.record.exercises {
      if let other = known[exercise.exercise], other.isRecordedMark {
        guard !exercise.isRecordedMark || exercise.deterministicPart == other.deterministicPart
        else { throw problem(.conflicting(student: source.student, exercise: exercise.exercise)) }
      } else {
        known[exercise.exercise] = exercise
      }
    }
    records[key] = known
    refused[key] = entry.record.refused
  }

  /// The exercises of a submission that have no verdict.
  func missing(of submission: PlannedSubmission) -> Set<String> {
    let known = records[submission.key] ?? [:]
    return Set(submission.exercises.filter { !(known[$0]?.isRecordedMark ?? false) })
  }

  /// What keeps the shard from being merged.
  func obstacles(_ submissions: [PlannedSubmission]) -> [ShardProblem] {
    let open = submissions.map { submission in
      (submission, submission.exercises.count { records[submission.key]?[$0] == nil })
    }.filter { $0.1 > 0 }
    guard let first = open.first else { return problems }
    let count = open.reduce(0) { $0 + $1.1 }
    return problems + [
      ShardProblem(
        shard: shard, line: nil,
        kind: .missing(answers: count, student: first.0.submission.source.student))
    ]
  }

  /// The record of a submission, as one grader would have made it.
  func record(of submission: PlannedSubmission) -> SubmissionRecord {
    SubmissionRecord(
      source: submission.submission.source,
      exercises: submission.exercises.compactMap { records[submission.key]?[$0] },
      refused: refused[submission.key] ?? submission.submission.refused)
  }
}

extension ExerciseRecord {
  /// Whether it is final: anything but what the machine kept from being graded.
  fileprivate var isRecordedMark: Bool { verdict != .notGraded }
}
