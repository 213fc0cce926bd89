import Foundation

/// A run of the built `course` program, as a user would start it.
public struct CourseProcess {
  /// How a run ended and what it printed.
  public struct Result: Sendable {
    /// The exit code, or the number of the signal that ended it.
    public var status: Int32
    public var output: String
    public var errors: String
  }

  /// The folder of the build that runs these tests; `course` and the library lie in it.
  public static let buildFolder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  private let process = Process()
  private let output: URL
  private let errors: URL

  /// The path of the program.
  public static let program = buildFolder.appending(path: "course").path()

  /// The path of the program that makes the pages of our own book: the one that `COURSE_TOOL` names.
  ///
  /// Where `./course check` has run the book's programs, its optimised program need not run them
  /// again; the one of these tests would, with a library that is many times slower.
  public static let bookTool = ProcessInfo.processInfo.environment["COURSE_TOOL"] ?? program

  /// Prepares a run of `course`.
  ///
  /// The environment is added to that of the test.
  public init(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:]
  ) throws {
    try self.init(command: [Self.program] + arguments, in: folder, environment: environment)
  }

  /// Prepares a run of a command that runs `course` in its turn.
  ///
  /// Standard output and error go to files, so that no pipe can fill up.
  public init(command: [String], in folder: URL, environment: [String: String] = [:]) throws {
    let logs = try TemporaryFolder.make()
    output = logs.appending(path: "stdout")
    errors = logs.appending(path: "stderr")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment, uniquingKeysWith: { _, new in new })
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
  }

  /// Starts the run and leaves it running.
  public func start() throws {
    try process.run()
  }

  /// The number of the running process.
  public var identifier: Int32 { process.processIdentifier }

  /// Presses Ctrl-C.
  public func interrupt() {
    process.interrupt()
  }

  /// What it has printed so far.
  public func outputSoFar() throws -> String {
    String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }

  /// What it has printed to standard error so far.
  public func errorsSoFar() throws -> String {
    String(decoding: try Data(contentsOf: errors), as: UTF8.self)
  }

  /// Whether it has not ended.
  public var isRunning: Bool { process.isRunning }

  /// Waits for the end.
  public func wait() throws -> Result {
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try outputSoFar(),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Runs to the end.
  public func run() throws -> Result {
    try start()
    return try wait()
  }
}

/// Folders that vanish with the machine's temporary files.
public enum TemporaryFolder {
  /// Makes a new, empty folder.
  public static func make() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "course-tests/\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}
