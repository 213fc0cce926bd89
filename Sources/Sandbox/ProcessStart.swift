import CSandbox
import Glibc

/// All that a process is started with.
struct ProcessStart {
  let command: Command
  let limits: ProcessLimits
  let isolation: Isolation

  /// The descriptors of its standard input and of what it writes.
  let input: Int32
  let streams: [Int32]

  /// Where the supervisor of a hosted program reports.
  let report: Int32?

  /// The user that it runs as; 0 for the own one.
  let identity: uid_t

  /// Starts it.
  func spawned() throws(SandboxError) -> course_spawned {
    guard isolation.level == .namespaces else { return start(command, extra: report ?? -1) }
    guard let bubblewrap = Machine.bubblewrap else { throw .noNamespaces }
    guard isolation.author == .anybody else {
      let shut = command.inNamespaces(isolation, bubblewrap: bubblewrap, filter: false)
      return start(shut, extra: report ?? -1)
    }
    let filter = try MemoryFile(name: "filter")
    guard course_write_filter(filter.descriptor) == 0 else {
      throw .systemCall("write filter", errno: errno)
    }
    lseek(filter.descriptor, 0, SEEK_SET)
    return start(
      command.inNamespaces(isolation, bubblewrap: bubblewrap, filter: true),
      extra: filter.descriptor)
  }

  /// What the program may read, as it finds it, where Landlock keeps it from the rest.
  private var readable: [String]? {
    guard isolation.level == .landlock, isolation.author != .own else { return nil }
    guard isolation.isStaged else { return isolation.stage.map(\.source) }
    // There is nothing on the stage but what it may read; some of it is also known by its own path.
    return [COURSE_STAGE_FOLDER]
      + isolation.stage.filter { $0.source == $0.inside }.map(\.source)
  }

  private var isFiltered: Bool {
    isolation.author == .anybody && [.filter, .landlock].contains(isolation.level)
  }

  private func start(_ command: Command, extra: Int32) -> course_spawned {
    let variables = command.environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    return withCStrings([command.executable] + command.arguments) { arguments in
      withCStrings(variables) { environment in
        withStage { stage in
          withOptionalCStrings(readable) { readable in
            command.executable.withCString { executable in
              command.folder.withCString { folder in
                var request = course_spawn_request(
                  executable: executable, arguments: arguments, environment: environment,
                  directory: folder, streams: (input, streams[0], streams[1], streams[2]),
                  extra: extra, is_filtered: isFiltered ? 1 : 0, identity: identity,
                  stage: stage, readable: readable,
                  cpu_seconds: UInt64(limits.processorSeconds),
                  memory_bytes: UInt64(limits.memoryBytes), file_bytes: UInt64(limits.outputBytes),
                  open_files: UInt64(limits.openFiles))
                return course_spawn(&request)
              }
            }
          }
        }
      }
    }
  }

  private func withStage<Result>(_ body: (course_stage) -> Result) -> Result {
    guard isolation.isStaged else { return body(course_stage()) }
    let stage = isolation.stage
    return withOptionalCStrings(stage.map(\.source)) { sources in
      withOptionalCStrings(stage.map(\.inside)) { targets in
        body(
          course_stage(sources: sources, targets: targets, writable: isolation.stagedWritable))
      }
    }
  }
}
