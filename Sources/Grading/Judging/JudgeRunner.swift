import BookModel
import Diagnostics
import ExerciseValues
import FoundationEssentials
import Sandbox
import SnippetRunner
import Synchronization

/// Runs an exercise's checks in a process of their own, which never sees a student's code.
struct JudgeRunner: Sendable {
  let tools: GradingTools

  /// The shared object of the judge.
  let program: String
  let exercise: Exercise

  /// From what the hidden random cases are drawn.
  let seed: UInt64

  /// What came of asking a judge.
  enum Outcome<Value: Sendable>: Sendable {
    case answered(Value)

    /// It stopped, with what it said last.
    case failed(String)
  }

  /// Returns the cases with what is expected of each.
  func book() async throws(GradingError) -> Outcome<CaseBook> {
    switch try await ask([bookRequest]) {
    case .failed(let message): return .failed(message)
    case .answered(let values):
      guard let value = values.first, let book = CaseBook(value: value) else {
        return .failed("the checks give no list of cases")
      }
      return .answered(book)
    }
  }

  /// Returns what the property says of answers.
  ///
  /// - Parameter answers: Each with the number of its case in the book.
  /// - Returns: As many findings, or why there are none.
  /// - Throws: `GradingError` if the judge could not be started.
  func findings(
    on answers: [(number: Int, value: ExerciseValue)]
  ) async throws(GradingError) -> Outcome<[Finding]> {
    let requests = answers.map {
      ExerciseFrame(
        number: 0, value: .list([.list([.integer($0.number), $0.value])]))
    }
    switch try await ask([bookRequest] + requests) {
    case .failed(let message): return .failed(message)
    case .answered(let values):
      let findings = values.dropFirst().compactMap(Finding.init)
      return findings.count == answers.count
        ? .answered(findings) : .failed("the property gives no finding")
    }
  }

  private var bookRequest: ExerciseFrame {
    ExerciseFrame(number: 0, value: .list([.integer(Int(truncatingIfNeeded: seed))]))
  }

  private func ask(
    _ requests: [ExerciseFrame]
  ) async throws(GradingError) -> Outcome<[ExerciseValue]> {
    let talk = JudgeTalk(requests: requests, seconds: Self.limits.wallSeconds)
    let hosted = HostedProgram(
      program, library: ProgramSource.Modules.all.library, tools: tools, level: await .strongest())
    let result = try await gradingErrors { () throws(RunnerError) in
      try await hosted.command.result(
        within: Self.limits, isolation: hosted.isolation, talking: { talk.run(over: $0) })
    }
    let values = talk.values
    if values.count == requests.count { return .answered(values) }
    let lines = result.errorText.split(separator: "\n")
    let words =
      talk.error
      ?? lines.prefix { !$0.hasPrefix("Current stack trace") }.joined(separator: "\n")
    return .failed(
      words.isEmpty
        ? "the checks stop without a word (\(result.ending))" : String(words.prefix(500)))
  }

  /// What the checks may use: the author's reference is slow where it is readable.
  private static let limits = ProcessLimits(
    wallSeconds: 120, processorSeconds: 120, memoryBytes: 8 << 30, outputBytes: 1 << 20)
}

/// The exchange with a judge.
private final class JudgeTalk: Sendable {
  /// The largest list of cases, in bytes.
  private static let largestReply = 64 << 20

  private let requests: [ExerciseFrame]
  private let seconds: Double
  private let state = Mutex<(values: [ExerciseValue], error: String?)>(([], nil))

  init(requests: [ExerciseFrame], seconds: Double) {
    self.requests = requests
    self.seconds = seconds
  }

  var values: [ExerciseValue] { state.withLock { $0.values } }
  var error: String? { state.withLock { $0.error } }

  func run(over channel: borrowing ProcessChannel) {
    for request in requests {
      guard let value = try? exchange(request, over: channel) else { return }
      state.withLock { $0.values.append(value) }
    }
  }

  private func exchange(
    _ request: ExerciseFrame, over channel: borrowing ProcessChannel
  ) throws(ChannelProblem) -> ExerciseValue? {
    try channel.send(request.bytes, within: seconds)
    let head = try channel.receive(ExerciseFrame.headSize, within: seconds)
    guard let (length, _, status) = ExerciseFrame.head(head), length <= Self.largestReply else {
      return nil
    }
    let value = ExerciseValue(bytes: try channel.receive(length, within: seconds))
    if status == .value { return value }
    state.withLock { $0.error = value?.text }
    return nil
  }
}
