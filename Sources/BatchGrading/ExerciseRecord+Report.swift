import BookModel
import Diagnostics
import ExerciseValues
import GradeRecords
import Grading
import Sandbox

extension ExerciseRecord {
  /// Fills in what a report says.
  mutating func fill(with report: ExerciseReport, _ exercise: Exercise) {
    cases = report.cases.map(CaseRecord.init).sorted { ($0.isHidden, $0.id) < ($1.isHidden, $1.id) }
    groups = report.groups.map {
      GroupRecord(name: $0.name, points: $0.points, maximum: Double($0.possible))
    }
    points = report.points
    mistake = report.mistake.map { MistakeRecord(id: $0.id, hint: $0.hint) }
    feedback.failures = report.failures.map(StudentFeedback.Failure.init)
    feedback.messages = report.diagnostics.map { diagnostic in
      let start = diagnostic.range?.start
      return (start.map { "\($0.line):\($0.column): " } ?? "") + diagnostic.message
    }
    feedback.printed = report.printed.map(\.text).joined(separator: "\n")
    feedback.hiddenCount = report.hidden?.count ?? 0
    feedback.hiddenRight = report.hidden?.right ?? 0
    verdict = verdict(of: report)
    reason = verdict.words
    if exercise.kind == .text, report.words != nil, let problem = report.failures.first {
      // The text is too short or too long. The person who marks it decides what that costs.
      verdict = .waiting
      reason = ([verdict.words] + problem.difference).joined(separator: "; ")
    }
  }

  /// The one verdict: why nothing is right where every wrong case has a reason, the first of them.
  private func verdict(of report: ExerciseReport) -> Verdict {
    switch report.status {
    case .solved: return .solved
    case .waiting: return .waiting
    case .untouched: return .untouched
    default: break
    }
    if let first = report.diagnostics.first, report.cases.isEmpty {
      switch first.id {
      case "answer-import": return .forbiddenImport
      case "answer-compiler-limit": return .compileLimit
      default: return .compileError
      }
    }
    let failed = report.failures.compactMap(\.failure)
    let reasons = report.cases.isEmpty ? failed : report.cases.compactMap(\.failure)
    let wrongCount = report.cases.count { !$0.isRight }
    guard let first = reasons.first, report.cases.isEmpty || reasons.count == wrongCount else {
      return .wrong
    }
    return Verdict(first)
  }
}

extension CaseRecord {
  fileprivate init(_ result: ExerciseReport.CaseResult) {
    let verdict: Verdict =
      result.isRight ? .solved : result.failure.map(Verdict.init) ?? .wrong
    self.init(
      id: result.number, group: result.group, title: result.isHidden ? "" : result.title,
      isVisible: !result.isHidden, verdict: verdict, answerSHA256: result.answer)
  }

  fileprivate var isHidden: Int { isVisible ? 0 : 1 }
}

extension Verdict {
  /// The verdict on a case without an answer.
  public init(_ failure: CaseFailure) {
    switch failure {
    case .crashed: self = .crashed
    case .threw: self = .threw
    case .ended: self = .ended
    case .exceeded(.wallTime), .exceeded(.processorTime), .notRun: self = .timeLimit
    case .exceeded(.memory): self = .memoryLimit
    case .exceeded(.output): self = .outputLimit
    case .tooLarge: self = .tooLarge
    case .unreadable: self = .unreadable
    }
  }

  /// The verdict in one sentence for a student, without a full stop.
  public var words: String {
    switch self {
    case .solved: "every case is right"
    case .wrong: "some cases are not right"
    case .compileError: "the file does not compile"
    case .compileLimit: "the compiler took too long on the file"
    case .crashed: "the program crashed"
    case .threw: "the function threw an error"
    case .ended: "the program ended before it answered"
    case .timeLimit: "a case took more than its time"
    case .memoryLimit: "the program asked for more memory than it may have"
    case .outputLimit: "the program printed more than it may"
    case .processLimit: "the program started more threads than it may"
    case .tooLarge: "the program sent more than any answer has"
    case .unreadable: "the program sent something that is no answer"
    case .forbiddenImport: "the file imports a module that the exercise rules out"
    case .refused: "the file was not taken in"
    case .untouched: "the file is the starter as it was handed out"
    case .missing: "there is no file"
    case .waiting: "a person gives the marks"
    case .notGraded: "it has not been graded yet"
    }
  }
}

extension StudentFeedback.Failure {
  /// A public case in plain lines.
  fileprivate init(_ failure: ExerciseReport.Failure) {
    var lines = failure.arguments.map { "given \($0.name): \(Self.short($0.value))" }
    if let expected = failure.expected { lines.append("expected: \(Self.short(expected))") }
    // Without arguments the right answer is not told, nor how far off this one is.
    let tellsDifference = !(failure.arguments.isEmpty && failure.expected != nil)
    if let got = failure.got { lines.append("got: \(Self.short(got))") }
    if let reason = failure.failure {
      lines.append("got: no answer; \(Verdict(reason).words)")
      lines += Self.details(reason)
    }
    if tellsDifference { lines += failure.difference }
    if !failure.printed.isEmpty { lines += ["your program printed:", failure.printed] }
    if let note = failure.note { lines.append("note: \(note)") }
    self.init(group: failure.group, title: failure.title, lines: lines, further: failure.further)
  }

  private static func details(_ reason: CaseFailure) -> [String] {
    switch reason {
    case .crashed(let message, let line):
      let place = line.map { "line \($0): " } ?? ""
      return message.isEmpty ? [] : [place + message]
    case .threw(let message): return [String(message.prefix(300))]
    default: return []
    }
  }

  private static func short(_ value: ExerciseValue) -> String {
    let text = value.displayText
    return text.count > 600 ? text.prefix(600) + " …" : text
  }
}
