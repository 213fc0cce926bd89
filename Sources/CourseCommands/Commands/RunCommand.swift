import ArgumentParser
import BookModel
import Diagnostics
import Dispatch
import Foundation
import Glibc
import Sandbox
import SnippetRunner

/// Runs a Swift file against the book's library.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a Swift file with the book's library.",
    discussion: """
      The file has what snippets have: statements at top level, and the library, imports, prelude and \
      flags that 'course.yaml' names. \
      The program runs in the current folder, reads the terminal, and ends with its own exit code. \
      In the pages, 'Copy all up to here' copies a chapter's program to put into such a file.

      EXAMPLES
        course run try.swift            compile and run it
        course run try.swift 4 2        with arguments, as CommandLine.arguments
      """)

  @OptionGroup var options: BookOptions

  @Argument(help: "The Swift file.", completion: .file(extensions: ["swift"]))
  var file: String

  @Argument(parsing: .captureForPassthrough, help: "Arguments for the program.")
  var arguments: [String] = []

  func run() async throws {
    try await reportingFailures {
      guard let bytes = FileManager.default.contents(atPath: file) else {
        throw CommandFailure.noFile(path: file)
      }
      let tools = try await preparedTools()
      let folder = try TemporaryFolder()
      let script = ScriptProgram(String(decoding: bytes, as: UTF8.self), path: file, tools: tools)
      let compiled = try await script.compile(in: folder.path)
      FileHandle.standardError.write(Data(compiled.messages.utf8))
      guard compiled.isSuccess else { throw ExitCode.findings }
      throw ExitCode(try status(of: "\(folder.path)/program"))
    }
  }

  /// The compiler and the library with what the book adds, once that compiles.
  private func preparedTools() async throws -> CourseTools {
    let root = try options.root()
    let book = try Book.read(root: root)
    let tools = try await CourseTools.find(cacheFolder: root + "/.course").preparing(book)
    let problems = tools.diagnostics.filter { $0.severity == .error }
    guard problems.isEmpty else {
      let style = TerminalStyle(fileDescriptor: STDERR_FILENO)
      let renderer = TerminalRenderer(sources: tools.sources, usesColor: style.usesColor)
      let text = problems.map { renderer.render($0) }.joined(separator: "\n")
      FileHandle.standardError.write(Data(text.utf8))
      throw ExitCode.findings
    }
    return tools
  }

  /// Runs the program at this one's terminal, and returns how it ended as a shell says it.
  ///
  /// Its file stays until then, since a backtrace reads the lines of the program there.
  private func status(of program: String) throws -> Int32 {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var words: [UnsafeMutablePointer<CChar>?] = ([file] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    setenv(
      "SWIFT_BACKTRACE", "interactive=no,color=no,threads=crashed,registers=none,images=none", 0)
    // Ctrl-C is for the program; what it does then is its own affair.
    for number in [SIGINT, SIGQUIT] { signal(number, SIG_IGN) }
    var process: pid_t = 0
    let problem = posix_spawn(&process, program, nil, &attributes, &words, environ)
    guard problem == 0 else {
      throw CommandFailure.cannotRun(path: file, reason: String(cString: strerror(problem)))
    }
    signal(SIGTERM, SIG_IGN)
    let ending = DispatchSource.makeSignalSource(signal: SIGTERM, queue: .global())
    ending.setEventHandler { [process] in kill(process, SIGTERM) }
    ending.activate()
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR { continue }
    let signalled = status & 0x7f
    return signalled == 0 ? status >> 8 & 0xff : 128 + signalled
  }
}
