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

    /// The checks stop themselves, with what they say.
    case failed(String)
  }

  /// Returns the cases with what is expected of each.
  ///
  /// - Throws: `GradingError` if the judge could not be started, or was ended by something else.
  func book() async throws(GradingError) -> Outcome<CaseBook> {
    let (values, failure) = try await ask([bookRequest])
    guard let value = values.first else { return .failed(try words(of: failure)) }
    guard let book = CaseBook(value: value) else {
      return .failed("the checks give no list of cases")
    }
    return .answered(book)
  }

  /// Returns what the property says of answers.
  ///
  /// - Parameter answers: Each with the number of its case in the book.
  /// - Returns: As many findings, or why there are none.
  /// - Throws: `GradingError` if the judge could not be started, or was ended by something else.
  func findings(
    on answers: [(number: Int, value: ExerciseValue)]
  ) async throws(GradingError) -> Outcome<[Finding]> {
    var findings: [Finding] = []
    while findings.count < answers.count {
      let requests = answers[findings.count...].map { request($0, namesMistake: true) }
      let (values, failure) = try await ask([bookRequest] + requests)
      findings += values.dropFirst().compactMap(Finding.init)
      guard failure != nil, findings.count < answers.count else { break }
      // What a known mistake computes from an odd answer may stop it; the property itself may hold.
      let bare = try await ask(
        [bookRequest, request(answers[findings.count], namesMistake: false)])
      guard let finding = bare.values.dropFirst().first.flatMap(Finding.init) else {
        return .failed(try words(of: bare.failure))
      }
      findings.append(finding)
    }
    return findings.count == answers.count
      ? .answered(findings) : .failed("the property gives no finding")
  }

  private func request(
    _ answer: (number: Int, value: ExerciseValue), namesMistake: Bool
  ) -> ExerciseFrame {
    let parts = [.integer(answer.number), answer.value, ExerciseValue.truth(namesMistake)]
    return ExerciseFrame(number: 0, value: .list([.list(parts)]))
  }

  /// Why a judge stopped.
  private struct Failure {
    var words: String

    /// Whether the words are its own, and not those of the system that ended it.
    var isOwn: Bool
  }

  private func words(of failure: Failure?) throws(GradingError) -> String {
    guard let failure else { return "the checks give no answer" }
    if failure.isOwn { return failure.words }
    throw .checksStop(exercise: exercise.id, reason: failure.words)
  }

  private var bookRequest: ExerciseFrame {
    ExerciseFrame(number: 0, value: .list([.integer(Int(truncatingIfNeeded: seed))]))
  }

  private func ask(
    _ requests: [ExerciseFrame]
  ) async throws(GradingError) -> (values: [ExerciseValue], failure: Failure?) {
    let talk = JudgeTalk(requests: requests, seconds: Self.limits.wallSeconds)
    let hosted = HostedProgram(
      program, library: ProgramSource.Modules.all.library, tools: tools, level: await .strongest())
    let result = try await gradingErrors { () throws(RunnerError) in
      try await hosted.command.result(
        within: Self.limits, isolation: hosted.isolation, talking: { talk.run(over: $0) })
    }
    let values = talk.values
    if values.count == requests.count { return (values, nil) }
    let lines = result.errorText.split(separator: "\n")
    let said = lines.prefix { !$0.hasPrefix("Current stack trace") }.joined(separator: "\n")
    let words = talk.error ?? said
    return (
      values,
      Failure(
        words: words.isEmpty ? result.ending.words : String(words.prefix(500)),
        isOwn: talk.error != nil || said.contains("Fatal error:"))
    )
  }

  /// What the checks may use: the author's reference is slow where it is readable.
  ///
  /// Their processor time is limited; on a busy machine that may take a multiple on the clock.
  private static let limits = ProcessLimits(
    wallSeconds: 600, processorSeconds: 120, memoryBytes: 8 << 30, outputBytes: 1 << 20)
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

extension ProcessResult.Ending {
  /// The ending in words, for somebody who did not write the program.
  var words: String {
    switch self {
    case .exited(let status): "they left with status \(status)"
    case .signalled(let signal): "signal \(signal) ended them"
    case .exceeded(let kind): "they reached their limit of \(kind.rawValue)"
    }
  }
}
