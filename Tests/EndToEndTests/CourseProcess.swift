import Foundation
import Testing

/// A run of the built `course` program, as a user would start it.
struct CourseProcess {
  /// How a run ended and what it printed.
  struct Result {
    /// The exit code, or the number of the signal that ended it.
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder of the build that runs these tests; `course` and the library lie in it.
  static let buildFolder = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    .deletingLastPathComponent()

  private let process = Process()
  private let output: URL
  private let errors: URL

  /// Prepares a run; standard output and error go to files, so that no pipe can fill up.
  ///
  /// - Parameters:
  ///   - arguments: The words behind `course`.
  ///   - folder: The working folder.
  ///   - wrapper: A program and its first arguments that run `course`, such as `unshare -rm`.
  ///   - environment: Variables to set beside those of the test.
  init(
    _ arguments: [String],
    in folder: URL,
    wrapper: [String] = [],
    environment: [String: String] = [:]
  ) throws {
    let logs = try TemporaryFolder.make()
    output = logs.appending(path: "stdout")
    errors = logs.appending(path: "stderr")
    let words = wrapper + [Self.buildFolder.appending(path: "course").path()] + arguments
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.currentDirectoryURL = folder
    process.environment = ProcessInfo.processInfo.environment
      .merging(environment, uniquingKeysWith: { _, new in new })
    for file in [output, errors] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
  }

  /// Starts the run and leaves it running.
  func start() throws {
    try process.run()
  }

  /// The number of the running process.
  var identifier: Int32 { process.processIdentifier }

  /// Presses Ctrl-C.
  func interrupt() {
    process.interrupt()
  }

  /// What it has printed so far.
  func outputSoFar() throws -> String {
    String(decoding: try Data(contentsOf: output), as: UTF8.self)
  }

  /// Waits for the end.
  func wait() throws -> Result {
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus,
      output: try outputSoFar(),
      errors: String(decoding: try Data(contentsOf: errors), as: UTF8.self))
  }

  /// Runs to the end.
  func run() throws -> Result {
    try start()
    return try wait()
  }
}

/// Folders that vanish with the machine's temporary files.
enum TemporaryFolder {
  /// Makes a new, empty folder.
  static func make() throws -> URL {
    let url = FileManager.default.temporaryDirectory
      .appending(path: "course-tests/\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    return url
  }
}
