import Digests
import GradeRecords

/// Picks the answers among the files of a submission.
struct SubmissionReader {
  let exercises: [String]
  let limits: IntakeLimits

  /// A file that may be the answer to an exercise.
  private struct Candidate {
    var item: ContentItem
    var content: any SubmissionContent

    /// What tells better places from worse: in `work`, and not deep.
    var rank: (Int, Int) {
      let isInWork = item.path.dropLast().last?.lowercased() == "work"
      return (isInWork ? 0 : 1, item.path.count)
    }
  }

  private var candidates: [String: [Candidate]] = [:]
  private var refused: [RefusedFile] = []
  private var failure: String?
  private var archiveCount = 0

  /// The digests in the list of `course submit`, by exercise.
  private var packed: [String: String] = [:]

  init(exercises: [String], limits: IntakeLimits) {
    self.exercises = exercises
    self.limits = limits
  }

  /// Takes in the files of a folder or archive.
  mutating func add(_ content: some SubmissionContent, opensArchives: Bool) {
    for item in content.items {
      let name = item.path.last ?? ""
      if let exercise = exercise(of: name) {
        candidates[exercise, default: []].append(Candidate(item: item, content: content))
      } else if name == PackedList.fileName, item.refusal == nil {
        if let bytes = try? content.bytes(of: item) {
          packed.merge(PackedList.digests(bytes)) { $1 }
        }
      } else if let refusal = item.refusal {
        refuse(item, refusal)
      } else if name.lowercased().hasSuffix(".zip") && opensArchives {
        open(item, of: content)
      } else if Self.archiveEndings.contains(where: name.lowercased().hasSuffix) {
        refuse(item, Refusal("archives of this kind, or within archives, are not opened"))
      }
    }
  }

  private static let archiveEndings = [
    ".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar",
  ]

  private mutating func open(_ item: ContentItem, of content: some SubmissionContent) {
    archiveCount += 1
    do throws(Refusal) {
      guard archiveCount <= limits.archives else {
        throw Refusal("more than \(limits.archives) archives are not opened")
      }
      let bytes = try content.bytes(of: item)
      let archive = try ArchiveContent(bytes, limits: limits, prefix: item.path)
      add(archive, opensArchives: false)
    } catch {
      refuse(item, error)
    }
  }

  /// The exercise that a file's name means: `output-size.swift`, or as Canvas numbers it,
  /// `output-size-2.swift`.
  private func exercise(of name: String) -> String? {
    let name = name.lowercased()
    guard name.hasSuffix(".swift") else { return nil }
    let stem = String(name.dropLast(6))
    if exercises.contains(stem) { return stem }
    let digits = stem.reversed().prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropLast(digits.count)
    guard !digits.isEmpty, rest.hasSuffix("-") else { return nil }
    let shorter = String(rest.dropLast())
    return exercises.contains(shorter) ? shorter : nil
  }

  private mutating func refuse(
    _ item: ContentItem, _ refusal: Refusal, exercise: String? = nil
  ) {
    if refusal.isMachines {
      failure = failure ?? "'\(item.shownPath)' cannot be read: \(refusal.reason)"
    } else if exercise != nil || refused.count < 20 {
      refused.append(
        RefusedFile(path: item.shownPath, exercise: exercise, reason: refusal.reason))
    }
  }

  /// Returns the submission, once all its files were added.
  mutating func submission(_ pending: PendingSubmission, refusal: Refusal?) -> ReceivedSubmission {
    var answers: [ReceivedSubmission.Answer] = []
    for exercise in exercises {
      if let answer = answer(to: exercise) { answers.append(answer) }
    }
    let own = refused.filter { $0.exercise != nil } + refused.filter { $0.exercise == nil }
    let reason = refusal.flatMap { $0.isMachines ? nil : $0.reason } ?? refusalOfArchives(answers)
    let content =
      answers.flatMap { [$0.exercise, $0.sha256] }
      + own.flatMap { [$0.path, $0.reason] } + [reason ?? ""]
    let source = SubmissionSource(
      student: pending.student, attempt: pending.attempt, layout: pending.layout,
      path: pending.path, receivedAt: pending.receivedAt,
      sha256: ContentDigest(ofAll: content).text)
    return ReceivedSubmission(
      source: source, answers: answers, refused: own, refusal: reason,
      failure: refusal.flatMap { $0.isMachines ? $0.reason : nil } ?? failure)
  }

  /// Why there is no answer at all, where that is because an archive was refused.
  private func refusalOfArchives(_ answers: [ReceivedSubmission.Answer]) -> String? {
    guard answers.isEmpty, candidates.isEmpty, let first = refused.first else { return nil }
    return "\(first.path): \(first.reason)"
  }

  private mutating func answer(to exercise: String) -> ReceivedSubmission.Answer? {
    let found = (candidates[exercise] ?? []).sorted { $0.rank < $1.rank }
    guard let best = found.first else { return nil }
    let equals = found.filter { $0.rank == best.rank }
    guard equals.count == 1 else {
      let paths = equals.map { "'\($0.item.shownPath)'" }.joined(separator: " and ")
      refuse(best.item, Refusal("more than one file answers it: \(paths)"), exercise: exercise)
      return nil
    }
    do throws(Refusal) {
      if let refusal = best.item.refusal { throw refusal }
      let bytes = try best.content.bytes(of: best.item)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Refusal(Self.encodingProblem(bytes))
      }
      let digest = ContentDigest(of: bytes).text
      return ReceivedSubmission.Answer(
        exercise: exercise, path: best.item.shownPath, text: text, sha256: digest,
        isAltered: packed[exercise].map { $0 != digest })
    } catch {
      refuse(best.item, error, exercise: exercise)
      return nil
    }
  }

  private static func encodingProblem(_ bytes: [UInt8]) -> String {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
      ? "it is text in UTF-16; save it as UTF-8" : "it is not text in UTF-8"
  }
}
