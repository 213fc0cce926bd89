import CSandbox
import Glibc
import Synchronization

extension Command {
  /// Runs the program and returns what became of it.
  ///
  /// The program and its process group are gone when this returns or when the task is cancelled. If
  /// this program is killed, the kernel kills them too. A child that leaves the group, as `setsid`
  /// makes it, outlives the run; only its limits on memory, files and processor time stay in force.
  ///
  /// - Parameter limits: What the program may use.
  /// - Returns: How it ended and what it left.
  /// - Throws: `SandboxError` if the program could not be started.
  public func run(within limits: ProcessLimits) async throws(SandboxError) -> ProcessResult {
    try await ProcessRun(command: self, limits: limits, talk: nil).resultOnThread()
  }

  /// Runs the program while asking it things, and returns what became of it.
  ///
  /// - Parameters:
  ///   - limits: What the program may use.
  ///   - talk: Sends requests and reads answers, on a thread of its own; when it returns, the program
  ///     learns that there are no more and has a moment to end.
  /// - Returns: How it ended and what it printed; its `values` are empty.
  /// - Throws: `SandboxError` if the program could not be started.
  public func run(
    within limits: ProcessLimits,
    talking talk: @escaping @Sendable (borrowing ProcessChannel) -> Void
  ) async throws(SandboxError) -> ProcessResult {
    try await ProcessRun(command: self, limits: limits, talk: talk).resultOnThread()
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
    var process: pid_t?
    var isCancelled = false
  }

  private let command: Command
  private let limits: ProcessLimits
  private let talk: (@Sendable (borrowing ProcessChannel) -> Void)?
  private let state = Mutex(State())

  init(
    command: Command, limits: ProcessLimits, talk: (@Sendable (borrowing ProcessChannel) -> Void)?
  ) {
    self.command = command
    self.limits = limits
    self.talk = talk
  }

  /// Kills the process if it runs, and keeps it from starting if it does not.
  func cancel() {
    state.withLock { state in
      state.isCancelled = true
      if let process = state.process { kill(-process, SIGKILL) }
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
    let begin = monotonicSeconds()
    let spawned: course_spawned
    var patience = limits.wallSeconds
    if let talk {
      let ends = try ChannelEnds.make()
      spawned = try spawn(
        ends.requests, [output.descriptor, errors.descriptor, ends.answers])
      talk(ends.channel())
      // What has nothing left to answer has nothing left to do.
      patience = Self.farewellSeconds
    } else {
      spawned = try spawn(nil, [output.descriptor, errors.descriptor, values.descriptor])
    }
    let isInTime = course_wait(spawned.process_descriptor, patience) == 1
    let ending = end(spawned)
    let seconds = monotonicSeconds() - begin
    if state.withLock(\.isCancelled) { throw .cancelled }
    var result = ProcessResult(
      ending: .exited(Int(ending.status)),
      standardOutput: output.contents(), standardError: errors.contents(),
      values: values.contents(), seconds: seconds, processorSeconds: ending.cpu_seconds,
      peakMemoryBytes: Int(ending.peak_memory_bytes))
    result.ending = verdict(on: result, signal: ending.signal, isInTime: isInTime)
    return result
  }

  /// The time that a program has to end when it is asked nothing more.
  private static let farewellSeconds = 0.2

  private func spawn(_ input: Int32?, _ streams: [Int32]) throws(SandboxError) -> course_spawned {
    let null = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard null >= 0 else { throw .systemCall("open /dev/null", errno: errno) }
    defer { close(null) }
    let spawned = start(reading: input ?? null, writing: streams)
    guard spawned.process > 0 else { throw failure(of: spawned) }
    LiveResources.add(group: spawned.process)
    state.withLock { state in
      state.process = spawned.process
      if state.isCancelled { kill(-spawned.process, SIGKILL) }
    }
    return spawned
  }

  private func start(reading input: Int32, writing streams: [Int32]) -> course_spawned {
    let variables = command.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return withCStrings([command.executable] + command.arguments) { arguments in
      withCStrings(variables) { environment in
        command.executable.withCString { executable in
          command.folder.withCString { folder in
            var request = course_spawn_request(
              executable: executable, arguments: arguments, environment: environment,
              directory: folder, streams: (input, streams[0], streams[1], streams[2]),
              cpu_seconds: UInt64(limits.processorSeconds),
              memory_bytes: UInt64(limits.memoryBytes), file_bytes: UInt64(limits.outputBytes),
              open_files: UInt64(limits.openFiles))
            return course_spawn(&request)
          }
        }
      }
    }
  }

  private func failure(of spawned: course_spawned) -> SandboxError {
    switch spawned.stage {
    case COURSE_STAGE_EXECUTE: .cannotExecute(command.executable, errno: spawned.error)
    case COURSE_STAGE_DIRECTORY: .cannotEnter(folder: command.folder, errno: spawned.error)
    case COURSE_STAGE_LIMITS: .systemCall("setrlimit", errno: spawned.error)
    default: .systemCall("fork", errno: spawned.error)
    }
  }

  /// Kills what is left of the group and collects its leader.
  private func end(_ spawned: course_spawned) -> course_ending {
    // The order matters: until it is collected, the leader keeps its number from being used again.
    state.withLock { $0.process = nil }
    LiveResources.remove(group: spawned.process)
    let ending = course_reap(spawned.process)
    close(spawned.process_descriptor)
    close(spawned.lifeline)
    return ending
  }

  private func verdict(
    on result: ProcessResult, signal: Int32, isInTime: Bool
  ) -> ProcessResult.Ending {
    if !isInTime { return .exceeded(.wallTime) }
    if signal == SIGXCPU { return .exceeded(.processorTime) }
    let streams = [result.standardOutput, result.standardError, result.values]
    if signal == SIGXFSZ || streams.contains(where: { $0.count >= limits.outputBytes }) {
      return .exceeded(.output)
    }
    if signal == 0 { return result.ending }
    return isOutOfMemory(result) ? .exceeded(.memory) : .signalled(Int(signal))
  }

  /// Whether the last words of a killed process are those of Swift or C++ without memory.
  ///
  /// The limit on the address space makes allocations fail; the kernel does not say that it did.
  private func isOutOfMemory(_ result: ProcessResult) -> Bool {
    let words = result.errorText
    return words.contains("failed to allocate") || words.contains("std::bad_alloc")
  }
}
