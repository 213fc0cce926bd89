import BookModel
import ExerciseValues
import FoundationEssentials
import Glibc
import Sandbox
import SnippetRunner
import Synchronization

/// Calls a compiled answer with one case after the other.
///
/// The next case is sent when the last one is answered, so that an answer cannot depend on later
/// cases and a crash belongs to its case. Behind a crash a new process goes on.
struct AnswerRunner: Sendable {
  let tools: GradingTools

  /// The shared object of the answer.
  let program: String
  let exercise: Exercise

  /// How much is between the program and the machine.
  let level: Isolation.Level

  /// How many times the time of one case all of them may take.
  private static let patience = 6.0

  /// How many cases without an answer are waited for.
  private static let losses = 2

  /// Runs the cases.
  ///
  /// - Parameter cases: Each with its number and arguments.
  /// - Returns: As many outcomes as cases.
  /// - Throws: `GradingError` if the program could not be started.
  func run(_ cases: [(number: Int, item: CaseBook.Case)]) async throws(GradingError) -> AnswerRun {
    var run = AnswerRun()
    var slowGroups: Set<Int> = []
    var secondsLeft = exercise.seconds * Self.patience
    var traps = TrapLocator(tools: tools, program: program)
    var room = ExerciseValueLimit.wholeProgram
    while run.outcomes.count < cases.count {
      let group = cases[run.outcomes.count].item.group
      guard secondsLeft > 0, slowGroups.count < Self.losses, !slowGroups.contains(group) else {
        run.outcomes.append(.failure(.notRun))
        continue
      }
      let rest = Array(cases[run.outcomes.count...])
      let part = try await runOnce(rest, &secondsLeft, &traps, &room)
      run.outcomes += part.outcomes
      if case .failure(.exceeded(let kind)) = run.outcomes.last,
        [.wallTime, .processorTime].contains(kind)
      {
        // The group is lost already; waiting again for each of its cases helps nobody.
        slowGroups.insert(cases[run.outcomes.count - 1].item.group)
      }
      run.printed.merge(part.printed) { $0 + $1 }
    }
    return run
  }

  /// Runs cases in one process, up to the first that it does not survive.
  private func runOnce(
    _ cases: [(number: Int, item: CaseBook.Case)], _ secondsLeft: inout Double,
    _ traps: inout TrapLocator, _ room: inout ExerciseValueLimit
  ) async throws(GradingError) -> AnswerRun {
    let talk = CaseTalk(
      cases: cases, type: ExerciseValueType(exercise.entry.result) ?? .text,
      seconds: exercise.seconds, budget: secondsLeft, room: room)
    let hosted = HostedProgram(
      program, library: ProgramSource.library(of: exercise), tools: tools, level: level)
    let kills = MachineMemory.kills
    let result = try await gradingErrors { () throws(RunnerError) in
      try await hosted.command.result(
        within: limits, isolation: hosted.isolation, talking: { talk.run(over: $0) })
    }
    room = talk.room
    secondsLeft -= result.processorSeconds + talk.waitedSeconds
    try await blame(talk, result, kills: kills)
    var run = AnswerRun(
      outcomes: talk.outcomes, printed: CasePrints(result.standardOutput).texts)
    if let problem = talk.problem {
      var failure = CaseFailure(problem, result)
      if case .crashed = failure { failure = await traps.failure(result) }
      run.outcomes.append(.failure(failure))
    }
    return run
  }

  /// Throws if it was the machine that ended the program or kept it from its work.
  private func blame(
    _ talk: CaseTalk, _ result: ProcessResult, kills: Int?
  ) async throws(GradingError) {
    switch (talk.problem, result.ending) {
    case (.late(.starved), _): throw .machineBusy
    case (_, .signalled(Int(SIGKILL))) where kills != MachineMemory.kills: throw .memoryShort
    case (.channel(.closed), .exited) where talk.outcomes.isEmpty:
      let words = result.errorText.prefix(500)
      let isLibrary = words.hasPrefix("Link error:") && !words.contains("undefined symbol")
      guard isLibrary || words.hasPrefix("bwrap: ") else { return }
      // An answer can write such words, too. If another program runs, they are the answer's.
      if try await !runsAnother() { throw .cannotLoad(output: String(words)) }
    default: break
    }
  }

  /// Whether a program without any text of the student's can be made, loaded and run.
  private func runsAnother() async throws(GradingError) -> Bool {
    let folder = try await gradingErrors { () throws(RunnerError) in try TemporaryFolder.make() }
    defer { withExtendedLifetime(folder) {} }
    let source = ProgramSource.unanswered(exercise)
    let builder = ProgramBuilder(tools: tools, level: level)
    guard case .built(let path) = try await builder.build(source, in: folder.path) else {
      return false
    }
    let hosted = HostedProgram(
      path, library: ProgramSource.library(of: exercise), tools: tools, level: level)
    return try await gradingErrors { () throws(RunnerError) in
      try await hosted.command.result(within: limits, isolation: hosted.isolation).isSuccess
    }
  }

  private var limits: ProcessLimits {
    let seconds = exercise.seconds * Self.patience
    return ProcessLimits(
      wallSeconds: seconds, processorSeconds: Int(seconds.rounded(.up)) + 1,
      memoryBytes: exercise.megabytes << 20, outputBytes: 1 << 16, openFiles: 64)
  }
}

/// The exchange of one process: what it answered, and why it stopped to.
private final class CaseTalk: Sendable {
  enum Problem: Sendable {
    case channel(ChannelProblem)
    case late(CaseClock.Reason)
    case tooLarge(bytes: Int)
    case unreadable
  }

  private struct State {
    var outcomes: [CaseOutcome] = []
    var problem: Problem?
    var waitedSeconds = 0.0

    /// What further answers may have together.
    var room: ExerciseValueLimit
  }

  private let cases: [(number: Int, item: CaseBook.Case)]
  private let type: ExerciseValueType
  private let seconds: Double
  private let budget: Double
  private let state: Mutex<State>

  init(
    cases: [(number: Int, item: CaseBook.Case)], type: ExerciseValueType, seconds: Double,
    budget: Double, room: ExerciseValueLimit
  ) {
    self.cases = cases
    self.type = type
    self.seconds = seconds
    self.budget = budget
    state = Mutex(State(room: room))
  }

  var outcomes: [CaseOutcome] { state.withLock { $0.outcomes } }
  var problem: Problem? { state.withLock { $0.problem } }
  var room: ExerciseValueLimit { state.withLock { $0.room } }

  /// The time in which the program had nothing to compute, although it was asked.
  var waitedSeconds: Double { state.withLock { $0.waitedSeconds } }

  func run(over channel: borrowing ProcessChannel) {
    for item in cases {
      let used = channel.activity?.processorSeconds ?? 0
      // What is left is not tried.
      if used + waitedSeconds > budget { return }
      var clock = CaseClock(seconds: seconds, used: used)
      do throws(ChannelProblem) {
        let outcome = try exchange(item.number, item.item, over: channel, &clock)
        guard let outcome else { return }
        state.withLock { state in
          state.outcomes.append(outcome)
          state.waitedSeconds += clock.waitedSeconds
        }
      } catch {
        state.withLock { $0.waitedSeconds += clock.waitedSeconds }
        return fail(clock.reason.map { .late($0) } ?? .channel(error))
      }
    }
  }

  private func exchange(
    _ number: Int, _ item: CaseBook.Case, over channel: borrowing ProcessChannel,
    _ clock: inout CaseClock
  ) throws(ChannelProblem) -> CaseOutcome? {
    let request = ExerciseFrame(number: number, value: .list(item.inputs))
    try channel.expectSilence()
    try channel.send(request.bytes) { clock.goesOn($0) }
    let head = try channel.receive(ExerciseFrame.headSize) { clock.goesOn($0) }
    guard let (length, replied, status) = ExerciseFrame.head(head), replied == number else {
      fail(.unreadable)
      return nil
    }
    let (type, limit) = expectation(of: item, status)
    guard length <= limit.bytes else {
      fail(.tooLarge(bytes: length))
      return nil
    }
    let bytes = try channel.receive(length) { clock.goesOn($0) }
    guard let value = ExerciseValue(bytes: bytes, as: type, items: limit.items) else {
      let isTooLong = ExerciseValue.isTooLong(bytes, items: limit.items)
      fail(isTooLong ? .tooLarge(bytes: length) : .unreadable)
      return nil
    }
    state.withLock { $0.room = $0.room.less(bytes: length, value) }
    switch status {
    case .value: return .answer(value)
    case .thrown: return .failure(.threw(String((value.text ?? "").prefix(300))))
    }
  }

  /// What a reply may be: a value of the declared type, or the words of an error.
  private func expectation(
    of item: CaseBook.Case, _ status: ExerciseFrame.Status
  ) -> (ExerciseValueType, ExerciseValueLimit) {
    let room = room
    if status == .thrown { return (.text, ExerciseValueLimit(of: .text).capped(by: room)) }
    let limit =
      item.expected.map { ExerciseValueLimit(of: type, around: $0) } ?? ExerciseValueLimit(of: type)
    return (type, limit.capped(by: room))
  }

  private func fail(_ problem: Problem) {
    state.withLock { $0.problem = problem }
  }
}

extension CaseFailure {
  fileprivate init(_ problem: CaseTalk.Problem, _ result: ProcessResult) {
    switch (problem, result.ending) {
    case (.tooLarge(let bytes), _): self = .tooLarge(bytes: bytes)
    case (.unreadable, _), (.channel(.unasked), _): self = .unreadable
    case (_, .exceeded(.output)): self = .exceeded(.output)
    case (_, .exceeded(.memory)): self = .exceeded(.memory)
    case (.late(.computing), _): self = .exceeded(.processorTime)
    case (.late, _), (.channel(.late), _): self = .exceeded(.wallTime)
    case (_, .exceeded(let kind)): self = .exceeded(kind)
    case (_, .exited(let status)): self = .ended(status: status)
    // Its reason and its line are found where the program is at hand.
    case (_, .signalled): self = .crashed(message: "", line: nil)
    }
  }
}
