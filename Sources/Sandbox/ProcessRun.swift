import CSandbox
import Glibc
import Synchronization

extension Command {
  /// Runs the program and returns what became of it.
  ///
  /// The program and all that it started are gone when this returns, when the task is cancelled, and
  /// when this program ends in whatever way; `setsid` does not help them.
  ///
  /// - Parameters:
  ///   - limits: What the program may use.
  ///   - isolation: What is between it and the machine beside the limits.
  /// - Returns: How it ended and what it left.
  /// - Throws: `SandboxError` if the program could not be started.
  public func run(
    within limits: ProcessLimits, isolation: Isolation = .none
  ) async throws(SandboxError) -> ProcessResult {
    try await ProcessRun(command: self, limits: limits, isolation: isolation, talk: nil)
      .resultOnThread()
  }

  /// Runs the program while asking it things, and returns what became of it.
  ///
  /// - Parameters:
  ///   - limits: What the program may use.
  ///   - isolation: What is between it and the machine beside the limits.
  ///   - talk: Sends requests and reads answers, on a thread of its own; when it returns, the program
  ///     learns that there are no more and has a moment to end.
  /// - Returns: How it ended and what it printed; its `values` are empty.
  /// - Throws: `SandboxError` if the program could not be started.
  public func run(
    within limits: ProcessLimits, isolation: Isolation = .none,
    talking talk: @escaping @Sendable (borrowing ProcessChannel) -> Void
  ) async throws(SandboxError) -> ProcessResult {
    try await ProcessRun(command: self, limits: limits, isolation: isolation, talk: talk)
      .resultOnThread()
  }
}

extension ProcessRun {
  /// Runs the process on a thread of its own.
  fileprivate func resultOnThread() async throws(SandboxError) -> ProcessResult {
    let run = self
    let result: Result<ProcessResult, SandboxError> = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        do throws(SandboxError) {
          try startThread { continuation.resume(returning: run.result()) }
        } catch {
          continuation.resume(returning: .failure(error))
        }
      }
    } onCancel: {
      run.cancel()
    }
    return try result.get()
  }
}

/// One process from its start to its end, on one thread.
private final class ProcessRun: Sendable {
  private struct State {
    var lifeline: Int32?
    var isCancelled = false
  }

  private let command: Command
  private let limits: ProcessLimits
  private let isolation: Isolation
  private let talk: (@Sendable (borrowing ProcessChannel) -> Void)?
  private let state = Mutex(State())

  init(
    command: Command, limits: ProcessLimits, isolation: Isolation,
    talk: (@Sendable (borrowing ProcessChannel) -> Void)?
  ) {
    self.command = command
    self.limits = limits
    self.isolation = isolation
    self.talk = talk
  }

  /// Kills the process if it runs, and keeps it from starting if it does not.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if let lifeline = state.lifeline { LiveResources.cut(lifeline: lifeline) }
    }
  }

  /// Starts the process, waits for its end and collects what it left, all on this thread.
  func result() -> Result<ProcessResult, SandboxError> {
    Result { () throws(SandboxError) in try run() }
  }

  private func run() throws(SandboxError) -> ProcessResult {
    if state.withLock(\.isCancelled) { throw .cancelled }
    let output = try MemoryFile(name: "stdout")
    let errors = try MemoryFile(name: "stderr")
    let values = try MemoryFile(name: "values")
    let report = try MemoryFile(name: "report")
    // Given back when the program and all that it started are gone.
    let identity = try Identity(ofItsOwn: isolation.hasIdentity)
    let begin = monotonicSeconds()
    let spawned: course_spawned
    var patience = limits.wallSeconds
    if let talk {
      let ends = try ChannelEnds.make()
      spawned = try spawn(
        ends.requests, [output.descriptor, errors.descriptor, ends.answers],
        report: report.descriptor, as: identity.number)
      talk(ends.channel(to: spawned.program))
      // What has nothing left to answer has nothing left to do.
      patience = Self.farewellSeconds
    } else {
      spawned = try spawn(
        nil, [output.descriptor, errors.descriptor, values.descriptor],
        report: report.descriptor, as: identity.number)
    }
    let isInTime = course_wait(spawned.process_descriptor, patience) == 1
    let ending = end(spawned)
    let seconds = monotonicSeconds() - begin
    if state.withLock(\.isCancelled) { throw .cancelled }
    return ProcessOutcome(
      ending, report: isolation.author == .hosted ? report.report : nil, isInTime: isInTime,
      isWrapped: isolation.level == .namespaces, limits: limits, seconds: seconds,
      streams: [output.contents(), errors.contents(), values.contents()]
    ).result
  }

  /// The time that a program has to end when it is asked nothing more.
  private static let farewellSeconds = 1.0

  private func spawn(
    _ input: Int32?, _ streams: [Int32], report: Int32, as identity: uid_t
  ) throws(SandboxError) -> course_spawned {
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard null >= 0 else { throw .systemCall("open /dev/null", errno: errno) }
    defer { close(null) }
    if isolation.author != .own { course_close_memory() }
    let start = ProcessStart(
      command: command, limits: limits, isolation: isolation, input: input ?? null,
      streams: streams, report: isolation.author == .hosted ? report : nil, identity: identity)
    let spawned = try start.spawned()
    guard spawned.process > 0 else { throw failure(of: spawned) }
    LiveResources.add(lifeline: spawned.lifeline)
    state.withLock { state in
      state.lifeline = spawned.lifeline
      if state.isCancelled { LiveResources.cut(lifeline: spawned.lifeline) }
    }
    return spawned
  }

  private func failure(of spawned: course_spawned) -> SandboxError {
    switch spawned.stage {
    case COURSE_STAGE_EXECUTE: .cannotExecute(command.executable, errno: spawned.error)
    case COURSE_STAGE_DIRECTORY: .cannotEnter(folder: command.folder, errno: spawned.error)
    case COURSE_STAGE_LIMITS: .systemCall("setrlimit", errno: spawned.error)
    case COURSE_STAGE_FILTER: .systemCall("seccomp", errno: spawned.error)
    case COURSE_STAGE_IDENTITY: .systemCall("setresuid", errno: spawned.error)
    case COURSE_STAGE_MOUNT: .systemCall("mount", errno: spawned.error)
    case COURSE_STAGE_LANDLOCK: .systemCall("landlock", errno: spawned.error)
    default: .systemCall("fork", errno: spawned.error)
    }
  }

  /// Has the guard kill what is left, and collects it.
  private func end(_ spawned: course_spawned) -> course_ending {
    state.withLock { $0.lifeline = nil }
    LiveResources.remove(lifeline: spawned.lifeline)
    let ending = course_reap(spawned.process)
    close(spawned.process_descriptor)
    return ending
  }
}
